import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { createProfile } from '../../../electron/main/profile.ts';

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
