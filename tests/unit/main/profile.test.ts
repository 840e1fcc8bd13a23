import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { unfinishedName } from '#shared/domain/unfinished-file.ts';
import { createProfile } from '../../../electron/main/profile.ts';
import { removeUnfinished } from '../../../electron/main/remove-unfinished.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'profile-'));
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

describe('the profile', () => {
  test('keeps files, and says that all is well', () => {
    const profile = createProfile(join(folder, 'deep'));
    const file = profile.file('a.json', z.number());
    file.write(7);
    expect([file.read(), profile.isFailing()]).toEqual([7, false]);
  });

  test('where a file cannot be read or written: nothing is thrown, nothing is left, and it is told once each way', () => {
    mkdirSync(join(folder, 'a.json', 'in the way'), { recursive: true });
    const profile = createProfile(folder);
    const told = vi.fn();
    profile.onChange(told);
    const file = profile.file('a.json', z.number());
    expect([file.read(), profile.isFailing()]).toEqual([null, true]);
    file.write(7);
    expect(readdirSync(folder)).toEqual(['a.json']);
    expect(told).toHaveBeenCalledTimes(1);
    rmSync(join(folder, 'a.json'), { recursive: true });
    file.write(8);
    expect([file.read(), profile.isFailing()]).toEqual([8, false]);
    expect(told).toHaveBeenCalledTimes(2);
  });

  test('whose folder is a file fails from the start', () => {
    writeFileSync(join(folder, 'file'), 'no folder');
    expect(createProfile(join(folder, 'file')).isFailing()).toBe(true);
  });
});

test('what a process that is gone left half-written is removed, and nothing else', () => {
  const kept = [
    'list.csv',
    'list.csv.part',
    unfinishedName('list.csv', 8, '0123456789ab'),
    unfinishedName('other.csv', 7, '0123456789ab'),
    '.list.csv.7-mine.part',
  ];
  for (const name of kept) writeFileSync(join(folder, name), 'kept');
  writeFileSync(join(folder, unfinishedName('list.csv', 7, '0123456789ab')), 'half');
  removeUnfinished([join(folder, 'list.csv'), join(folder, 'absent', 'x')], 7);
  expect(readdirSync(folder).sort()).toEqual([...kept].sort());
  expect(readFileSync(join(folder, 'list.csv'), 'utf8')).toBe('kept');
});
