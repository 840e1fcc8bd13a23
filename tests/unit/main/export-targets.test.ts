import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { unfinishedName, writerOfUnfinished } from '#shared/domain/unfinished-file.ts';
import { createExportTargets, exportTargetsSchema } from '../../../electron/main/export-targets.ts';
import { createJsonFile } from '../../../electron/main/json-file.ts';

const hex = '0123456789ab';
let folder: string;
let note: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'targets-'));
  note = join(folder, 'profile', 'exports.json');
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const targets = () => createExportTargets(createJsonFile(note, exportTargetsSchema));
const list = () => join(folder, 'list.csv');
const write = (name: string) => writeFileSync(join(folder, name), 'written');
/** A process that has ended. */
const gone = spawnSync(process.execPath, ['--version']).pid;

describe('what was being saved', () => {
  test('when a process ended is removed, and nothing else is', async () => {
    const kept = [
      'list.csv',
      'list.csv.part',
      unfinishedName('list.csv', process.pid, hex),
      unfinishedName('other.csv', gone, hex),
      `.list.csv.${gone}-mine.part`,
      `.list.csv.${gone}-${hex}.part.bak`,
    ];
    for (const name of kept) write(name);
    write(unfinishedName('list.csv', gone, hex));
    const known = targets();
    known.add(list());
    await known.tidy();
    expect(readdirSync(folder).sort()).toEqual([...kept, 'profile'].sort());
    // Its own process writes on, so it is not forgotten.
    expect(JSON.parse(readFileSync(note, 'utf8'))).toEqual([list()]);

    await known.tidy(process.pid);
    expect(readdirSync(folder)).not.toContain(unfinishedName('list.csv', process.pid, hex));
    expect(existsSync(note)).toBe(false);
  });

  test('when the whole program ended is removed by the next one', async () => {
    targets().add(list());
    write(unfinishedName('list.csv', gone, hex));
    await targets().tidy();
    expect(readdirSync(folder)).toEqual(['profile']);
    expect(existsSync(note)).toBe(false);
  });

  test('is removed after a dead engine also where nothing can be kept', async () => {
    const lost = createExportTargets({ read: () => null, write() {}, remove() {} });
    lost.add(list());
    write(unfinishedName('list.csv', gone, hex));
    await lost.tidy(gone);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is removed as a file alone: no folder and nothing behind a link', async () => {
    const linked = unfinishedName('list.csv', gone, 'aaaaaaaaaaaa');
    mkdirSync(join(folder, unfinishedName('list.csv', gone, hex)));
    write('elsewhere');
    symlinkSync(join(folder, 'elsewhere'), join(folder, linked));
    const known = targets();
    known.add(list());
    await known.tidy();
    expect(readdirSync(folder)).toEqual(
      expect.arrayContaining([linked, unfinishedName('list.csv', gone, hex), 'elsewhere']),
    );
  });

  test('in a folder that is away is removed when it is back', async () => {
    const stick = join(folder, 'stick');
    const known = targets();
    known.add(join(stick, 'list.csv'));
    known.add(list());
    await known.tidy();
    expect(JSON.parse(readFileSync(note, 'utf8'))).toEqual([join(stick, 'list.csv')]);
    mkdirSync(stick);
    writeFileSync(join(stick, unfinishedName('list.csv', gone, hex)), 'half');
    await targets().tidy();
    expect(readdirSync(stick)).toEqual([]);
    expect(existsSync(note)).toBe(false);
  });

  test('in folders that never come back is forgotten in the end', () => {
    const known = targets();
    for (let index = 0; index < 60; index++) known.add(join(folder, `away-${index}`, 'list.csv'));
    expect(JSON.parse(readFileSync(note, 'utf8'))).toHaveLength(50);
  });

  test('and is added while the others are looked at is not forgotten', async () => {
    const known = targets();
    known.add(list());
    const tidied = known.tidy();
    known.add(join(folder, 'later.csv'));
    await tidied;
    expect(JSON.parse(readFileSync(note, 'utf8'))).toEqual([join(folder, 'later.csv')]);
  });
});

test.each([
  [unfinishedName('a.csv', 12, hex), 12],
  [`.a.csv.12-${hex}`, null],
  [`.a.csv.0-${hex}.part`, null],
  [`.a.csv.-1-${hex}.part`, null],
  [`.b.csv.12-${hex}.part`, null],
  [`.a.csv.12-${hex.toUpperCase()}.part`, null],
])('%j is written by process %j', (name, writer) => {
  expect(writerOfUnfinished(name, 'a.csv')).toBe(writer);
});
