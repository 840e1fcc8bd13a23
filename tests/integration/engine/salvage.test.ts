import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenArchive, openArchive } from '#engine/open/open-archive.ts';
import { readOverview } from '#engine/overview/read-overview.ts';
import type { List, ListRequest } from '#engine/query/list.ts';
import { createListEngine, type ListEngine, rowViews } from '#engine/query/list-engine.ts';
import { coveredTableNames } from '#shared/archive-format/tables.ts';
import { toHex } from '#shared/archive-format/text-bytes.ts';
import { ContractError } from '#shared/contract/failure.ts';
import type { ListRow, ListSource } from '#shared/contract/lists.ts';
import { failureOf, folderOfTests, openForTest } from '../../fixtures/engine-archive.ts';
import { booksPassphrase, writeSmallBooks } from '../../fixtures/small-books.ts';
import { flipBit, pageOffset, writeTampered } from '../../fixtures/tamper.ts';

const folder = folderOfTests();
const original = join(folder, 'books.sbqa');
const everything: ListRequest = { scope: {}, filters: [], sort: [] };
let pages: readonly { name: string; pageno: number; pagetype: string }[] = [];
let archive: OpenArchive;
let sound: ListEngine;

beforeAll(async () => {
  await writeSmallBooks({ path: original, largeDocumentBytes: 40_000 });
  archive = await openArchive(original, { kind: 'passphrase', passphrase: booksPassphrase });
  sound = createListEngine(archive);
  pages = archive.db
    .prepare<{ name: string; pageno: number; pagetype: string }>('SELECT name, pageno, pagetype FROM dbstat')
    .all();
});
afterAll(() => archive.close());

/** Every list that is read row by row: the views, and all tables. */
const sources: readonly ListSource[] = [
  ...Object.keys(rowViews).map((view) => ({ kind: 'view', view }) as ListSource),
  ...coveredTableNames.map((table) => ({ kind: 'table', table }) as const),
];
const nameOf = (source: ListSource) => (source.kind === 'view' ? source.view : source.table);

async function browse(list: List, request: ListRequest = everything): Promise<ListRow[]> {
  const rows: ListRow[] = [];
  for (;;) {
    const page = await list.rows(request, rows.length, 100, undefined);
    rows.push(...page);
    if (page.length < 100) return rows;
  }
}

const idOf = (row: ListRow) => row.ref?.id ?? Number.NaN;

interface Damage {
  readonly name: string;
  readonly pagetype: 'leaf' | 'internal' | 'overflow';
  /** Lists whose own records stand on the page. */
  readonly hides: readonly string[];
}

const kinds: readonly Damage[] = [
  { name: 'journal_line', pagetype: 'leaf', hides: ['journal-lines', 'journal_line'] },
  { name: 'journal_line', pagetype: 'internal', hides: ['journal-lines', 'journal_line'] },
  { name: 'journal_entry', pagetype: 'leaf', hides: ['journal-entries', 'journal-lines', 'journal_entry'] },
  { name: 'document_content', pagetype: 'overflow', hides: [] },
  { name: 'document_by_received', pagetype: 'leaf', hides: [] },
  { name: 'journal_line_by_account', pagetype: 'leaf', hides: [] },
  { name: 'search_data', pagetype: 'leaf', hides: [] },
];

/** Where a file ends: before the last leaf of a table or index (0), or within it. */
interface Cut {
  readonly name: string;
  readonly pieceBytes: number;
  /** Lists whose own records are all there. */
  readonly whole: readonly string[];
}

const cuts: readonly Cut[] = [
  { name: 'search_record', pieceBytes: 0, whole: ['journal-lines', 'documents', 'document_content'] },
  { name: 'document_content', pieceBytes: 1500, whole: ['journal-lines', 'journal_line_vat'] },
  { name: 'journal_line', pieceBytes: 0, whole: ['journal_entry'] },
  { name: 'journal_line', pieceBytes: 4095, whole: ['journal_entry'] },
  { name: 'journal_entry', pieceBytes: 0, whole: ['ledger_account'] },
];

const closing: OpenArchive[] = [];

async function cutCopy(from: string, { name, pieceBytes }: Omit<Cut, 'whole'>, key: string) {
  const source = await openArchive(from, { kind: 'raw_key', rawKey: key });
  const page = source.db
    .prepare<number>(`SELECT max(pageno) FROM dbstat WHERE name = ?`, { pluck: true })
    .get(name);
  source.close();
  const path = join(folder, `cut-${name}-${pieceBytes}.sbqa`);
  writeTampered(from, path, (bytes) => bytes.subarray(0, pageOffset(page ?? 0) + pieceBytes));
  const opened = await openArchive(path, { kind: 'raw_key', rawKey: key });
  closing.push(opened);
  return createListEngine(opened);
}
afterAll(() => {
  for (const opened of closing) opened.close();
});

describe.each(cuts)('a file cut short at the end of $name, $pieceBytes bytes on', (cut) => {
  test('every list goes on to its end: each row is as it was, or is marked as damaged', async () => {
    const engine = await cutCopy(original, cut, toHex(archive.key.key()));
    const lost: string[] = [];
    for (const source of sources) {
      const expected = await browse(sound.list(source));
      const list = engine.list(source);
      const found = new Map((await browse(list)).map((row) => [idOf(row), row]));
      expect(found.size, nameOf(source)).toBe(expected.length);
      for (const row of expected) {
        const there = found.get(idOf(row));
        if (!there?.damaged) expect(there, `${nameOf(source)} ${idOf(row)}`).toEqual(row);
      }
      const damaged = [...found.values()].filter((row) => row.damaged);
      if (damaged.length > 0) lost.push(nameOf(source));
      const totals = await list.totals(everything, undefined);
      expect(totals.rows, nameOf(source)).toBe(expected.length);
    }
    expect(lost.length).toBeGreaterThan(0);
    for (const name of cut.whole) expect(lost).not.toContain(name);
  });
});

test('where not even the blocks of the manifest are left, a list ends with a row for all that followed', async () => {
  const large = join(folder, 'large.sbqa');
  await writeSmallBooks({ path: large, entriesPerYear: 600, signingSeed: null });
  const whole = await openForTest(large);
  const from = await createListEngine(whole)
    .list({ kind: 'table', table: 'journal_line' })
    .totals(everything, undefined);
  const engine = await cutCopy(large, { name: 'journal_line', pieceBytes: 0 }, toHex(whole.key.key()));
  const list = engine.list({ kind: 'table', table: 'journal_line' });
  const { rows, damaged, sums } = await list.totals(everything, undefined);
  expect(damaged).toEqual({ rows: 1, firstId: rows, lastId: rows, isOpenEnded: true });
  expect(sums).toEqual({});
  expect(rows).toBeLessThanOrEqual(from.rows);
  expect(rows).toBeGreaterThan(from.rows - 200);
  const last = await list.rows(everything, rows - 2, 10, undefined);
  expect(last.map((row) => row.damaged ?? false)).toEqual([false, true]);
});

test('the overview refuses where the sizes of documents cannot be read, and only there', async () => {
  const overview = async (page: DamagedPage) => {
    const damaged = await openDamaged(page);
    return readOverview(damaged, createListEngine(damaged), {}, undefined);
  };
  const { documentBytes } = await readOverview(archive, sound, {}, undefined);
  expect((await overview({ name: 'document_content', pagetype: 'overflow' })).documentBytes).toBe(
    documentBytes,
  );
  for (const pagetype of ['leaf', 'internal'] as const) {
    const failure = await failureOf(overview({ name: 'document_content', pagetype }));
    expect(failure, pagetype).toMatchObject({
      code: 'damaged_record',
      message: expect.stringContaining('sizes'),
    });
  }
});

type DamagedPage = Pick<Damage, 'name' | 'pagetype'>;

async function openDamaged({ name, pagetype }: DamagedPage): Promise<OpenArchive> {
  const page = pages.findLast((known) => known.name === name && known.pagetype === pagetype)?.pageno;
  if (page === undefined) throw new Error(`the sample has no ${pagetype} page of ${name}`);
  const path = join(folder, `${name}-${pagetype}.sbqa`);
  writeTampered(original, path, (bytes) => flipBit(bytes, pageOffset(page) + 200));
  return openForTest(path, { kind: 'raw_key', rawKey: toHex(archive.key.key()) });
}

async function damagedCopy(page: DamagedPage): Promise<ListEngine> {
  return createListEngine(await openDamaged(page));
}

describe.each(kinds)('a damaged $pagetype page of $name', (damage) => {
  test('every list goes on to its end: each row is as it was, or is marked as damaged', async () => {
    const damaged = await damagedCopy(damage);
    const hidden: string[] = [];
    for (const source of sources) {
      const expected = await browse(sound.list(source));
      const list = damaged.list(source);
      const found = new Map((await browse(list)).map((row) => [idOf(row), row]));
      for (const row of expected) {
        const there = found.get(idOf(row));
        if (there?.damaged) continue;
        expect(there, `${nameOf(source)} ${idOf(row)}`).toEqual(row);
      }
      const lost = [...found.values()].filter((row) => row.damaged).map(idOf);
      const totals = await list.totals(everything, undefined);
      expect(totals.rows, nameOf(source)).toBe(found.size);
      // The ids of these books have no gaps, so that every row that is lost is one that was there.
      expect(found.size, nameOf(source)).toBe(expected.length);
      if (lost.length === 0) continue;
      hidden.push(nameOf(source));
      // A list that only joins a damaged record counts and adds up what it can read itself.
      if (totals.damaged === undefined) continue;
      expect(totals.damaged).toEqual({
        rows: lost.length,
        firstId: Math.min(...lost),
        lastId: Math.max(...lost),
      });
      expect(totals.sums).toEqual({});
    }
    expect(hidden).toEqual(expect.arrayContaining([...damage.hides]));
    if (damage.hides.length === 0) expect(hidden).toEqual([]);
  });

  test('in other orders, with a filter and within a scope likewise', async () => {
    const damaged = await damagedCopy(damage);
    const requests: readonly [ListSource, ListRequest][] = [
      [
        { kind: 'view', view: 'documents' },
        { ...everything, sort: [{ column: 'receivedAt', direction: 'desc' }] },
      ],
      [
        { kind: 'view', view: 'journal-lines' },
        { ...everything, scope: { fiscalYearId: 2 } },
      ],
      [
        { kind: 'view', view: 'journal-lines' },
        { ...everything, scope: { relationId: 1 } },
      ],
      [
        { kind: 'view', view: 'journal-entries' },
        { ...everything, scope: { fiscalYearId: 1 } },
      ],
      [
        { kind: 'view', view: 'journal-lines' },
        {
          ...everything,
          filters: [{ column: 'description', op: 'contains', values: ['a'] }],
          sort: [{ column: 'amountCents', direction: 'asc' }],
        },
      ],
    ];
    for (const [source, request] of requests) {
      const expected = await browse(sound.list(source), request);
      const found = new Map((await browse(damaged.list(source), request)).map((row) => [idOf(row), row]));
      for (const row of expected) {
        const there = found.get(idOf(row));
        expect(there?.damaged ?? there, `${nameOf(source)} ${idOf(row)}`).toEqual(there?.damaged ?? row);
      }
    }
  });

  test('what is computed of all lines is right, or says why not', async () => {
    const damaged = await damagedCopy(damage);
    const scope = { administrationId: 1, fiscalYearId: 1 };
    for (const view of ['trial-balance', 'journals', 'retention'] as const) {
      const source = { kind: 'view', view } as const;
      const request = view === 'retention' ? everything : { ...everything, scope };
      const expected = await browse(sound.list(source), request);
      const outcome = await browse(damaged.list(source), request).catch((error: unknown) => error);
      if (outcome instanceof ContractError) expect(outcome.code, view).toBe('damaged_record');
      else expect(outcome, view).toEqual(expected);
    }
  });
});
