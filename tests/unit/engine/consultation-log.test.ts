import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createConsultationLog } from '#engine/consultation/consultation-log.ts';
import { type LogFile, openLogFile } from '#engine/consultation/log-file.ts';
import { copyOf, readNewest } from '#engine/consultation/log-handlers.ts';
import type { OpenArchive } from '#engine/open/open-archive.ts';
import type { Consultation, LogVerdict } from '#shared/contract/consultation-log.ts';

const archiveKey = { key: () => new Uint8Array(32).fill(3), salt: new Uint8Array(16).fill(7) };
const by = { kind: 'owner' } as const;
const record = (id: number): Consultation => ({
  action: 'record',
  subject: 'journal_entry',
  id,
  words: null,
  detail: null,
});

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'log-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

function opened(path: string): LogFile {
  return openLogFile(path, archiveKey);
}

/** A log of so many entries; its file, its head, and how it reads. */
function written(entries: number) {
  const path = folder();
  const log = opened(path);
  for (let id = 1; id <= entries; id++) log.append({ ...record(id), at: '2026-01-02T03:04:05.000Z', by });
  log.flush();
  const head = join(path, log.name, 'consultation-head.sbqkept');
  const lines = () => readFileSync(log.path, 'latin1').split('\n').slice(0, -1);
  const put = (next: readonly string[]) =>
    writeFileSync(log.path, next.map((line) => `${line}\n`).join(''), 'latin1');
  const verdict = async (): Promise<LogVerdict> => (await readNewest(opened(path), {}, 10)).verdict;
  return { path, log, head, lines, put, verdict };
}

describe('the chain of a log', () => {
  test('is whole as it was written, also over several openings, and numbered on', async () => {
    const { path, log, verdict } = written(3);
    log.close();
    const again = opened(path);
    again.append({ ...record(4), at: '2026-01-02T03:04:06.000Z', by });
    again.flush();
    expect(await verdict()).toEqual({
      state: 'whole',
      entries: 4,
      breaks: [],
      missingAtEnd: 0,
      clockSetBack: [],
    });
    const { entries, total } = await readNewest(opened(path), { actions: ['record'] }, 2);
    expect(entries.map(({ number, id }) => [number, id])).toEqual([
      [4, 4],
      [3, 3],
    ]);
    expect(total).toBe(4);
  });

  test('says where the clock was set back, which breaks no chain, and keeps the latest time', async () => {
    const path = folder();
    const log = opened(path);
    const times = [
      '2026-03-01T10:00:00.000Z',
      // Put right by some seconds.
      '2026-03-01T09:59:30.000Z',
      '2026-02-01T10:00:00.000Z',
      '2026-02-01T10:00:01.000Z',
    ];
    for (const [index, at] of times.entries()) log.append({ ...record(index + 1), at, by });
    log.flush();
    const { verdict } = await readNewest(opened(path), {}, 10);
    expect(verdict).toMatchObject({
      state: 'whole',
      clockSetBack: [{ entry: 3, from: times[1], to: times[2] }],
    });
    expect(opened(path).readHead()?.latestAt).toBe(times[0]);
    let csv = '';
    for await (const part of copyOf(opened(path), 'csv', {}, () => {})) csv += part;
    expect(csv.split('\r\n').map((line) => line.endsWith(',set_back'))).toEqual([
      false,
      false,
      false,
      true,
      false,
      false,
    ]);
    // Entries behind the head, where the program ended before that was written, count as well.
    const behind = opened(path);
    behind.append({ ...record(5), at: '2026-04-01T10:00:00.000Z', by });
    behind.close();
    const after = opened(path);
    after.append({ ...record(6), at: '2026-02-02T10:00:00.000Z', by });
    after.flush();
    expect(opened(path).readHead()?.latestAt).toBe('2026-04-01T10:00:00.000Z');
  });

  test('shows nothing of itself on the disk, to its user alone, and nothing to another key', async () => {
    const { path, log } = written(2);
    const text = Buffer.from(readFileSync(log.path, 'latin1'), 'base64').toString('latin1');
    expect(text).not.toContain('journal_entry');
    if (process.platform !== 'win32') expect(statSync(log.path).mode & 0o777).toBe(0o600);
    const stranger = openLogFile(path, { ...archiveKey, key: () => new Uint8Array(32).fill(4) });
    const { entries, verdict } = await readNewest(stranger, {}, 10);
    expect(entries).toEqual([]);
    expect(verdict).toMatchObject({ state: 'broken', entries: 0 });
  });

  test('breaks where any one byte is changed, and says between which entries', async () => {
    const { lines, log, verdict } = written(4);
    const sound = readFileSync(log.path);
    const second = (lines()[0]?.length ?? 0) + 1;
    const end = second + (lines()[1]?.length ?? 0);
    for (let at = second; at < end; at++) {
      const bytes = Buffer.from(sound);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(log.path, bytes);
      // The entry itself, and the one that is bound to it, cannot be believed.
      expect(await verdict()).toMatchObject({ state: 'broken', breaks: [{ after: 1, before: 4 }] });
    }
  });

  test.each([
    ['taken out', (lines: string[]) => lines.toSpliced(1, 1), { breaks: [{ after: 1, before: 4 }] }],
    ['taken off the beginning', (lines: string[]) => lines.slice(1), { breaks: [{ after: 0, before: 3 }] }],
    [
      'changed places',
      ([a = '', b = '', c = '', ...rest]: string[]) => [a, c, b, ...rest],
      { breaks: [{ after: 1, before: 5 }] },
    ],
    [
      'put in twice',
      ([a = '', b = '', ...rest]: string[]) => [a, b, b, ...rest],
      { breaks: [{ after: 2, before: 3 }] },
    ],
  ])('breaks where entries are %s', async (_what, change, expected) => {
    const { lines, put, verdict } = written(5);
    put(change(lines()));
    expect(await verdict()).toMatchObject({ state: 'broken', ...expected });
  });

  test('says how many entries are missing at its end, all of them as well', async () => {
    const { lines, put, log, verdict } = written(5);
    put(lines().slice(0, 3));
    expect(await verdict()).toMatchObject({
      state: 'end_cut',
      entries: 3,
      missingAtEnd: 2,
      clockSetBack: [],
    });
    rmSync(log.path);
    expect(await verdict()).toMatchObject({
      state: 'end_cut',
      entries: 0,
      missingAtEnd: 5,
      clockSetBack: [],
    });
  });

  test('goes on behind an end that was cut off, and the gap stays to be seen', async () => {
    const { path, lines, put, log, verdict } = written(5);
    log.close();
    put(lines().slice(0, 3));
    const again = opened(path);
    again.append({ ...record(9), at: '2026-01-03T00:00:00.000Z', by });
    again.flush();
    expect(await verdict()).toEqual({
      state: 'broken',
      entries: 4,
      breaks: [{ after: 3, before: 6 }],
      missingAtEnd: 0,
      clockSetBack: [],
    });
  });

  test('without its head does not know its end, and goes on all the same', async () => {
    const { path, head, verdict, log } = written(3);
    log.close();
    rmSync(head);
    expect(await verdict()).toMatchObject({
      state: 'end_unknown',
      entries: 3,
      missingAtEnd: null,
      clockSetBack: [],
    });
    const again = opened(path);
    again.append({ ...record(4), at: '2026-01-03T00:00:00.000Z', by });
    again.flush();
    expect(await verdict()).toMatchObject({ state: 'whole', entries: 4 });
  });

  test('does not believe a head that was altered', async () => {
    const { head, verdict } = written(3);
    const bytes = readFileSync(head);
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    writeFileSync(head, bytes);
    expect(await verdict()).toMatchObject({ state: 'end_unknown', entries: 3 });
  });

  test('is whole where the program ended between an entry and its head', async () => {
    const { path, log, verdict } = written(3);
    log.append({ ...record(4), at: '2026-01-03T00:00:00.000Z', by });
    log.close();
    expect(await verdict()).toMatchObject({ state: 'whole', entries: 4 });
    const again = opened(path);
    again.append({ ...record(5), at: '2026-01-03T00:00:00.000Z', by });
    again.flush();
    expect(await verdict()).toMatchObject({ state: 'whole', entries: 5 });
  });

  test('shows an entry that was half written as a break, and goes on behind it', async () => {
    const { path, log, verdict } = written(2);
    log.close();
    appendFileSync(log.path, 'AAAA');
    const again = opened(path);
    again.append({ ...record(3), at: '2026-01-03T00:00:00.000Z', by });
    again.flush();
    expect(await verdict()).toMatchObject({ state: 'broken', entries: 3, breaks: [{ after: 2, before: 3 }] });
  });

  test('is read in a few megabytes, however long a line is', async () => {
    const { log, verdict } = written(1);
    appendFileSync(log.path, Buffer.alloc(8_000_000, 'A'));
    expect((await verdict()).state).toBe('broken');
  });
});

describe('what is logged', () => {
  const administrator: OpenArchive['openedBy'] = {
    kind: 'appointment',
    name: 'A. Accountant',
    email: 'a@example.com',
    organisation: null,
    role: 'accountant',
    appointedBy: 'De Klant',
    appointedOn: '2026-01-01',
    validUntil: null,
    purpose: 'controle',
  };
  const search = (words: string): Consultation => ({
    action: 'search',
    subject: null,
    id: null,
    words,
    detail: null,
  });
  const logOf = (path: string | null, openedBy: OpenArchive['openedBy'], faults: unknown[] = []) =>
    createConsultationLog(
      path,
      { key: archiveKey as OpenArchive['key'], openedBy },
      (error) => void faults.push(error),
    );
  const actionsOf = async (path: string) =>
    (await readNewest(opened(path), {}, 100)).entries
      .toReversed()
      .map(({ action, words, detail }) => [action, words ?? detail].filter(Boolean).join(' '));

  test('of the owner nothing, until the owner wants it; the switch is noted both ways', async () => {
    const path = folder();
    const log = logOf(path, { kind: 'owner' });
    log.note(record(1));
    expect(log.state()).toMatchObject({ writing: 'off', canSwitch: true, isTold: true });
    expect(readdirSync(path)).toEqual([]);
    log.set({ isOwnerLogged: true });
    expect(log.state()).toMatchObject({ writing: 'on', isTold: false });
    log.note(record(2));
    log.set({ isOwnerLogged: false });
    log.note(record(3));
    log.close();
    expect(await actionsOf(path)).toEqual(['settings owner_on', 'record', 'settings owner_off']);
  });

  test('of an administrator everything, from the opening to the lock, and never off', async () => {
    const path = folder();
    const log = logOf(path, administrator);
    expect(() => log.set({ isOwnerLogged: false })).toThrow();
    log.note(record(1));
    log.note(record(1));
    log.note(record(2));
    expect(log.state()).toMatchObject({ writing: 'on', canSwitch: false, isTold: false });
    log.told();
    expect(log.state().isTold).toBe(true);
    log.close();
    expect(await actionsOf(path)).toEqual(['opened', 'record', 'record', 'locked']);
    const { people } = await readNewest(opened(path), {}, 1);
    expect(people).toEqual([expect.objectContaining({ email: 'a@example.com', appointedBy: 'De Klant' })]);
    expect(logOf(path, administrator).state().isTold).toBe(true);
  });

  test('a search once, where typing rests, and without its words where they are left out', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const path = folder();
    const log = logOf(path, administrator);
    for (const words of ['h', 'hu', 'huur']) log.note(search(words));
    vi.advanceTimersByTime(3000);
    log.set({ keepsWords: false });
    log.note(search('geheim'));
    log.close();
    expect(await actionsOf(path)).toEqual([
      'opened',
      'search huur',
      'settings words_off',
      'search',
      'locked',
    ]);
  });

  test('what could not be written is said once, shows, and keeps nobody out', () => {
    const file = join(folder(), 'a file where the folder should be');
    writeFileSync(file, '');
    const faults: unknown[] = [];
    const log = logOf(file, administrator, faults);
    log.note(record(1));
    log.note(record(2));
    expect(faults).toHaveLength(1);
    expect(log.state().writing).toBe('failing');
    log.close();
    const none = logOf(null, administrator);
    none.note(record(1));
    expect(none.state().writing).toBe('nowhere');
    none.close();
  });

  test('is copied as CSV without formulas, and as JSON with its verdict', async () => {
    const path = folder();
    const log = logOf(path, administrator);
    log.note(search('=1+1'));
    log.close();
    const text = async (format: 'csv' | 'json') => {
      const parts: string[] = [];
      for await (const part of copyOf(opened(path), format, {}, () => undefined)) parts.push(part);
      return parts.join('');
    };
    expect((await text('csv')).split('\r\n')[2]).toMatch(/^2,.*,A\. Accountant,.*,search,,,'=1\+1,,$/);
    expect(JSON.parse(await text('json'))).toMatchObject({
      entries: [{ action: 'opened' }, { action: 'search', words: '=1+1' }, { action: 'locked' }],
      verdict: { state: 'whole', entries: 3 },
    });
  });
});
