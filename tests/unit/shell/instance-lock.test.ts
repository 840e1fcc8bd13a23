import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createInstanceLock } from '../../../build/shell/instance-lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the first has it, hears of every second, and gives it back', async () => {
  const seconds: unknown[] = [];
  const first = createInstanceLock(folder, (second) => seconds.push(second));
  const second = createInstanceLock(folder, () => {});
  expect(first.request({ argv: [], workingDirectory: '/' })).toBe(true);
  expect(second.request({ argv: ['a.sbqa'], workingDirectory: '/b' })).toBe(false);
  second.release();
  await vi.waitFor(() => expect(seconds).toEqual([{ argv: ['a.sbqa'], workingDirectory: '/b' }]));
  first.release();
  expect(existsSync(join(folder, '.stand-in'))).toBe(false);
  expect(second.request({ argv: [], workingDirectory: '/' })).toBe(true);
  second.release();
});

test('a lock whose process is gone counts for nothing', () => {
  mkdirSync(join(folder, '.stand-in'));
  writeFileSync(join(folder, '.stand-in/lock'), '999999999');
  const lock = createInstanceLock(folder, () => {});
  expect(lock.request({ argv: [], workingDirectory: '/' })).toBe(true);
  lock.release();
});
