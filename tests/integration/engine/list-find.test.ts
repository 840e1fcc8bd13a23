import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyKey } from '#engine/driver/cipher-key.ts';
import { type OpenArchive, openArchive } from '#engine/open/open-archive.ts';
import type { List, ListRequest } from '#engine/query/list.ts';
import { createListEngine } from '#engine/query/list-engine.ts';
import type { Filter, ListSource } from '#shared/contract/lists.ts';
import { failureOf, folderOfTests, openForTest } from '../../fixtures/engine-archive.ts';
import { booksPassphrase, writeSmallBooks } from '../../fixtures/small-books.ts';

const folder = folderOfTests();
const everything: ListRequest = { scope: {}, filters: [], sort: [] };
let archive: OpenArchive;

beforeAll(async () => {
  const books = join(folder, 'books.sbqa');
  // More lines than are looked through piece by piece where they stand scattered.
  await writeSmallBooks({ path: books, entriesPerYear: 5000 });
  archive = await openArchive(books, { kind: 'passphrase', passphrase: booksPassphrase });
});
afterAll(() => archive.close());

const listOf = (source: ListSource) => createListEngine(archive).list(source);

/** The offsets at which any term holds, each by reading the list that the filter leaves and asking where its rows stand. */
async function byFilters(list: List, request: ListRequest, terms: readonly Filter[]): Promise<number[]> {
  const all: string[] = [];
  for (let offset = 0; ; offset += 1000) {
    const rows = await list.rows(request, offset, 1000, undefined);
    all.push(...rows.map(({ ref, cells }) => JSON.stringify(ref ?? cells)));
    if (rows.length < 1000) break;
  }
  const found = new Set<string>();
  for (const term of terms) {
    const narrowed = { ...request, filters: [...request.filters, term] };
    for (let offset = 0; ; offset += 1000) {
      const rows = await list.rows(narrowed, offset, 1000, undefined);
      for (const { ref, cells } of rows) found.add(JSON.stringify(ref ?? cells));
      if (rows.length < 1000) break;
    }
  }
  return all.flatMap((row, offset) => (found.has(row) ? [offset] : []));
}

const find = async (list: List, request: ListRequest, wanted: Partial<Parameters<List['find']>[1]>) => {
  const heard: number[] = [];
  const { offsets, complete } = await list.find(
    request,
    { terms: [], from: 0, backward: false, limit: 1_000_000, ...wanted },
    (progress) => heard.push(...progress.offsets),
    undefined,
  );
  expect(heard).toEqual(offsets);
  return { offsets, complete };
};

/** The account with the most lines. */
const busiestAccount = () =>
  archive.db
    .prepare<number>(
      'SELECT ledger_account_id FROM journal_line GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1',
      { pluck: true },
    )
    .get();

const cases: [string, ListSource, ListRequest | (() => ListRequest), Filter[]][] = [
  [
    'lines in their own order',
    { kind: 'view', view: 'journal-lines' },
    everything,
    [
      { column: 'description', op: 'contains', values: ['17'] },
      { column: 'amountCents', op: 'in', values: ['12100', '-12100'] },
    ],
  ],
  [
    'lines by amount under a filter',
    { kind: 'view', view: 'journal-lines' },
    {
      ...everything,
      sort: [{ column: 'amountCents', direction: 'desc' }],
      filters: [{ column: 'accountCode', op: 'differs', values: ['1100'] }],
    },
    [{ column: 'relation', op: 'contains', values: ['a'] }],
  ],
  [
    'lines in groups',
    { kind: 'view', view: 'journal-lines' },
    { ...everything, group: { column: 'journalCode', by: 'value' } },
    [{ column: 'date', op: 'starts_with', values: ['2023-0'] }],
  ],
  [
    'a ledger card',
    { kind: 'view', view: 'ledger-card' },
    () => ({ ...everything, scope: { accountId: busiestAccount() } }),
    [{ column: 'description', op: 'contains', values: ['1'] }],
  ],
  [
    'a computed list',
    { kind: 'view', view: 'trial-balance' },
    { ...everything, sort: [{ column: 'description', direction: 'asc' }] },
    [{ column: 'description', op: 'contains', values: ['a'] }],
  ],
];

describe.each(cases)('%s', (_, source, asked, terms) => {
  test('everything is found, from anywhere, in either direction, and no more than is wanted', async () => {
    const list = listOf(source);
    const request = typeof asked === 'function' ? asked() : asked;
    const expected = await byFilters(list, request, terms);
    expect(expected.length).toBeGreaterThan(0);
    expect(await find(list, request, { terms })).toEqual({ offsets: expected, complete: true });
    const middle = expected[Math.floor(expected.length / 2)] ?? 0;
    for (const from of [middle, middle + 1, Number.MAX_SAFE_INTEGER]) {
      const end = Math.min(from, (await list.totals(request, undefined)).rows - 1);
      const after = expected.filter((offset) => offset >= end);
      const before = expected.filter((offset) => offset < end);
      expect((await find(list, request, { terms, from })).offsets).toEqual([...after, ...before]);
      const upTo = expected.filter((offset) => offset <= end);
      const beyond = expected.filter((offset) => offset > end);
      const backward = await find(list, request, { terms, from, backward: true });
      expect(backward.offsets).toEqual([...upTo.toReversed(), ...beyond.toReversed()]);
    }
    if (expected.length > 1) {
      const one = await find(list, request, { terms, limit: 1 });
      expect(one).toEqual({ offsets: expected.slice(0, 1), complete: false });
    }
  });
});

test('there are lines enough for every way of looking through them', async () => {
  const list = listOf({ kind: 'view', view: 'journal-lines' });
  expect((await list.totals(everything, undefined)).rows).toBeGreaterThan(5 * 8192);
});

test('a table without ids is looked through as well, and what is not there is not found', async () => {
  const path = join(folder, 'foreign.db');
  const connection = new Database(path);
  applyKey(connection, { version: 4, passphrase: 'guest' });
  connection.exec(`CREATE TABLE pairs (a TEXT PRIMARY KEY, b TEXT) WITHOUT ROWID;
    WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 2500)
    INSERT INTO pairs SELECT printf('%05d', n), iif(n % 700 = 0, 'Één', 'twee') FROM c;`);
  connection.close();
  const list = createListEngine(await openForTest(path, 'guest')).list({ kind: 'table', table: 'pairs' });
  const terms: Filter[] = [{ column: 'b', op: 'contains', values: ['EEN'] }];
  expect((await find(list, everything, { terms })).offsets).toEqual([699, 1399, 2099]);
  expect((await find(list, everything, { terms, from: 1000, backward: true, limit: 2 })).offsets).toEqual([
    699, 2099,
  ]);
  const nowhere: Filter[] = [{ column: 'b', op: 'contains', values: ['drie'] }];
  expect(await find(list, everything, { terms: nowhere })).toEqual({ offsets: [], complete: true });
  const unknown: Filter[] = [{ column: 'c', op: 'contains', values: ['x'] }];
  expect(await failureOf(find(list, everything, { terms: unknown }))).toMatchObject({ code: 'bad_filter' });
});

test('what nobody waits for any more ends', async () => {
  const controller = new AbortController();
  const looking = listOf({ kind: 'view', view: 'journal-lines' }).find(
    everything,
    {
      terms: [{ column: 'description', op: 'contains', values: ['nowhere'] }],
      from: 0,
      backward: false,
      limit: 1,
    },
    () => controller.abort(),
    controller.signal,
  );
  expect(await failureOf(looking)).toMatchObject({ code: 'cancelled' });
});
