import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { preferencesSchema } from '#shared/contract/shell-contract.ts';
import { createJsonFile } from '../../../electron/main/json-file.ts';
import { createPreferences, languageOf } from '../../../electron/main/preferences.ts';
import { createRecentFiles, recentFilesSchema } from '../../../electron/main/recent-files.ts';

const defaults = {
  language: 'system',
  theme: 'system',
  rememberRecent: true,
  idleLockMinutes: 10,
  contentProtection: false,
} as const;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const path = () => join(folder, 'deep', 'file.json');

describe('a settings file', () => {
  test('is written whole, for its owner alone, and leaves nothing beside it', () => {
    const file = createJsonFile(path(), preferencesSchema);
    const written = { ...defaults, language: 'nl', theme: 'dark', rememberRecent: false } as const;
    file.write(written);
    expect(JSON.parse(readFileSync(path(), 'utf8'))).toEqual(written);
    expect(readdirSync(join(folder, 'deep'))).toEqual(['file.json']);
    expect(file.read()).toEqual(written);
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '{"language":"de","theme":"dark","rememberRecent":true}',
    '{"theme":"dark"}',
  ])('holding %j reads as absent', (text) => {
    writeFileSync(join(folder, 'file.json'), text);
    expect(createJsonFile(join(folder, 'file.json'), preferencesSchema).read()).toBeNull();
  });

  test('that is not there reads as absent; a folder in its place is a fault', () => {
    expect(createJsonFile(path(), preferencesSchema).read()).toBeNull();
    expect(() => createJsonFile(folder, preferencesSchema).read()).toThrow('EISDIR');
  });
});

describe('preferences', () => {
  test('begin with the system, take a part, are kept and told', () => {
    const file = createJsonFile(path(), preferencesSchema.partial());
    const preferences = createPreferences(file);
    expect(preferences.get()).toEqual(defaults);
    const listener = vi.fn();
    preferences.onChange(listener);
    const next = preferences.set({ theme: 'dark', language: undefined });
    expect(next).toEqual({ ...defaults, theme: 'dark' });
    expect(listener).toHaveBeenCalledWith(next);
    expect(createPreferences(file).get()).toEqual(next);
  });

  test('kept by a version that knew fewer of them stay, and the others begin', () => {
    mkdirSync(join(folder, 'deep'));
    writeFileSync(path(), '{"language":"nl","theme":"dark","rememberRecent":false}');
    const preferences = createPreferences(createJsonFile(path(), preferencesSchema.partial()));
    expect(preferences.get()).toEqual({
      ...defaults,
      language: 'nl',
      theme: 'dark',
      rememberRecent: false,
    });
  });

  test.each([
    ['system', 'nl', 'nl'],
    ['system', 'nl-BE', 'nl'],
    ['system', 'en-US', 'en'],
    ['system', 'nlx', 'en'],
    ['system', 'de', 'en'],
    ['en', 'nl', 'en'],
    ['nl', 'en', 'nl'],
  ] as const)('language %s on a %s system is %s', (language, locale, expected) => {
    expect(languageOf({ ...defaults, language }, locale)).toBe(expected);
  });
});

describe('recent archives', () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 12, minute));
  const recent = (isOn = () => true) => createRecentFiles(createJsonFile(path(), recentFilesSchema), isOn);

  test('newest first, each once, ten at most', () => {
    const files = recent();
    for (let n = 0; n < 12; n++) files.add(`/archive-${n}.sbqa`, at(n));
    files.add('/archive-5.sbqa', at(30));
    const paths = files.list().map((file) => file.path);
    expect(paths).toHaveLength(10);
    expect(paths.slice(0, 3)).toEqual(['/archive-5.sbqa', '/archive-11.sbqa', '/archive-10.sbqa']);
    expect(files.list()[0]?.openedAt).toBe('2026-01-01T12:30:00.000Z');
  });

  test('forgets one, or all with the file', () => {
    const files = recent();
    files.add('/a.sbqa', at(1));
    files.add('/b.sbqa', at(2));
    files.forget('/a.sbqa');
    expect(files.list().map((file) => file.path)).toEqual(['/b.sbqa']);
    files.forget();
    expect(files.list()).toEqual([]);
    expect(readdirSync(join(folder, 'deep'))).toEqual([]);
  });

  test('switched off, neither keeps nor shows', () => {
    let isOn = true;
    const files = recent(() => isOn);
    files.add('/a.sbqa', at(1));
    isOn = false;
    expect(files.list()).toEqual([]);
    files.add('/b.sbqa', at(2));
    isOn = true;
    expect(files.list().map((file) => file.path)).toEqual(['/a.sbqa']);
  });
});
