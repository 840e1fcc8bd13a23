import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyKey } from '#engine/driver/cipher-key.ts';
import { type OpenArchive, openArchive } from '#engine/open/open-archive.ts';
import type { ListRequest } from '#engine/query/list.ts';
import { createListEngine, rowViews } from '#engine/query/list-engine.ts';
import type { Grouping, ListSource } from '#shared/contract/lists.ts';
import type { Cell } from '#shared/contract/values.ts';
import { failureOf, folderOfTests, openForTest } from '../../fixtures/engine-archive.ts';
import { booksPassphrase, writeSmallBooks } from '../../fixtures/small-books.ts';
import { writeEdited } from '../../fixtures/tamper.ts';

const folder = folderOfTests();
const books = join(folder, 'books.sbqa');
const everything: ListRequest = { scope: {}, filters: [], sort: [] };
let archive: OpenArchive;

beforeAll(async () => {
  const plain = join(folder, 'plain.sbqa');
  await writeSmallBooks({ path: plain, entriesPerYear: 120 });
  // Credit notes, a second currency, empty texts and names that differ by case alone, as files of others have them.
  writeEdited(plain, books, { version: 4, passphrase: booksPassphrase }, (connection) => {
    connection.exec(`
      UPDATE invoice SET kind = 'credit_note' WHERE id % 5 = 0;
      UPDATE invoice SET currency = 'USD' WHERE id % 7 = 0;
      UPDATE invoice SET direction = 'purchase' WHERE id % 2 = 0;
      UPDATE journal_line SET description = '' WHERE id % 11 = 0;
      UPDATE journal_line SET description = NULL WHERE id % 13 = 0;
      UPDATE journal_line SET description = 'éÉN' WHERE id % 17 = 0;
      UPDATE journal_line SET description = 'Een' WHERE id % 19 = 0;`);
  });
  archive = await openArchive(books, { kind: 'passphrase', passphrase: booksPassphrase });
});
afterAll(() => archive.close());

const listOf = (source: ListSource) => createListEngine(archive).list(source);
const view = (name: Extract<ListSource, { kind: 'view' }>['view']) => listOf({ kind: 'view', view: name });
const groupOf = (cell: Cell, by: Grouping['by']) =>
  cell === null || cell === '' ? null : by === 'value' ? cell : String(cell).slice(0, by === 'year' ? 4 : 7);

const sources: ListSource[] = [
  ...Object.keys(rowViews).map((name) => ({ kind: 'view', view: name }) as ListSource),
  ...(['trial-balance', 'journals', 'retention', 'open-items'] as const).map(
    (name) => ({ kind: 'view', view: name }) as const,
  ),
  ...['journal_line', 'invoice', 'archive_block', 'document'].map(
    (table) => ({ kind: 'table', table }) as const,
  ),
];

describe.each(
  sources.map((source) => [source.kind === 'view' ? source.view : source.table, source] as const),
)('%s grouped', (_, source) => {
  test('stands in groups, each with its rows beneath it, in any order', async () => {
    const list = listOf(source);
    const groupings = list.columns
      .filter(({ sortable, filterable, type }) => sortable && filterable && type !== 'blob')
      .flatMap(({ name, type }): Grouping[] => [
        { column: name, by: 'value' },
        ...(type === 'date' || type === 'instant'
          ? ([
              { column: name, by: 'month' },
              { column: name, by: 'year' },
            ] as const)
          : []),
      ]);
    expect(groupings.length).toBeGreaterThan(0);
    for (const group of groupings) {
      const index = list.columns.findIndex(({ name }) => name === group.column);
      for (const sort of [[], [{ column: group.column, direction: 'desc' as const }]]) {
        const request = { ...everything, sort, group };
        const { groups, tooMany } = await list.groups(request, undefined);
        expect(tooMany).toBe(false);
        const cells = [];
        for (let offset = 0; ; offset += 1000) {
          const rows = await list.rows(request, offset, 1000, undefined);
          cells.push(...rows.map((row) => groupOf(row.cells[index] ?? null, group.by)));
          if (rows.length < 1000) break;
        }
        expect(groups.flatMap(({ value, rows }) => Array<Cell>(rows).fill(value))).toEqual(cells);
        const values = groups.map(({ value }) => JSON.stringify(value));
        expect(new Set(values).size).toBe(values.length);
        expect((await list.totals(request, undefined)).rows).toBe(cells.length);
      }
    }
  });
});

test('subtotals are what SQL adds up, by journal and by month, under scope and filter', async () => {
  const lines = view('journal-lines');
  const sql = (key: string, where: string) =>
    archive.db
      .prepare<{ value: string | null; rows: number; debit: number; amount: number }>(
        `SELECT ${key} AS value, count(*) AS rows, sum(iif(l.side = 'D', l.amount_cents, 0)) AS debit,
           sum(iif(l.side = 'D', 1, -1) * l.amount_cents) AS amount
         FROM journal_line l JOIN journal_entry e ON e.id = l.journal_entry_id JOIN journal j ON j.id = e.journal_id
         WHERE ${where} GROUP BY 1 ORDER BY 1`,
      )
      .all()
      .map(({ value, rows, debit, amount }) => ({ value, rows, debit, amount }));
  const grouped = async (request: Partial<ListRequest>) =>
    (await lines.groups({ ...everything, ...request }, undefined)).groups.map(({ value, rows, sums }) => ({
      value,
      rows,
      debit: sums.debitCents,
      amount: sums.amountCents,
    }));
  expect(await grouped({ group: { column: 'journalCode', by: 'value' } })).toEqual(sql('j.code', 'true'));
  expect(
    await grouped({
      group: { column: 'date', by: 'month' },
      scope: { fiscalYearId: 1 },
      filters: [{ column: 'debitCents', op: 'at_least', values: [5000] }],
    }),
  ).toEqual(
    sql(
      'substr(coalesce(l.effective_date, e.entry_date), 1, 7)',
      `e.fiscal_year_id = 1 AND l.side = 'D' AND l.amount_cents >= 5000`,
    ),
  );
  expect(await grouped({ group: { column: 'description', by: 'value' } })).toEqual(
    sql(`nullif(l.description, '')`, 'true'),
  );
});

test('credit notes take off, and what is bought, sold or of another currency is not added up', async () => {
  const invoices = view('invoices');
  const request: ListRequest = { ...everything, group: { column: 'direction', by: 'value' } };
  const mixed = await invoices.groups(request, undefined);
  expect(mixed.groups.map(({ value, sums }) => [value, sums])).toEqual([
    ['purchase', {}],
    ['sales', {}],
  ]);
  const euros = { ...request, filters: [{ column: 'currency', op: 'equals' as const, values: ['EUR'] }] };
  const { groups } = await invoices.groups(euros, undefined);
  const expected = archive.db
    .prepare<{ value: string; rows: number; gross: number }>(
      `SELECT direction AS value, count(*) AS rows, sum(gross_cents * iif(kind = 'credit_note', -1, 1)) AS gross
       FROM invoice WHERE currency = 'EUR' GROUP BY 1 ORDER BY 1`,
    )
    .all();
  expect(groups.map(({ value, rows, sums }) => ({ value, rows, gross: sums.grossCents }))).toEqual(expected);

  const columns = ['grossCents'];
  const all = { first: 0, last: 999_999, columns };
  expect(await invoices.measure?.(everything, all, undefined)).toMatchObject({
    columns: [],
    severalUnits: true,
  });
  const sales = [...euros.filters, { column: 'direction', op: 'equals' as const, values: ['sales'] }];
  const measured = await invoices.measure?.({ ...everything, filters: sales }, all, undefined);
  expect(measured).toMatchObject({ severalUnits: false, columns: [{ sumCents: expected[1]?.gross }] });
});

test('a table of anything groups what its cells are, and too many groups are none', async () => {
  const path = join(folder, 'foreign.db');
  const connection = new Database(path);
  applyKey(connection, { version: 4, passphrase: 'guest' });
  connection.exec(`
    CREATE TABLE things (thing, number INTEGER, word TEXT COLLATE NOCASE);
    INSERT INTO things VALUES (1, 1, 'a'), ('1', 1, 'A'), (x'31', 2, 'b'), (x'32', 2, 'B'), (NULL, NULL, NULL), ('', 3, ''), (1.0, 4, 'a');
    CREATE TABLE pairs (a TEXT, b INTEGER, PRIMARY KEY (a, b)) WITHOUT ROWID;
    INSERT INTO pairs VALUES ('x', 1), ('y', 1), ('x', 2), ('y', 3);
    CREATE TABLE many (n INTEGER);
    WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 10001) INSERT INTO many SELECT n FROM c;`);
  connection.close();
  const engine = createListEngine(await openForTest(path, 'guest'));
  const groupsOf = async (table: string, column: string, filters: ListRequest['filters'] = []) => {
    const list = engine.list({ kind: 'table', table });
    const request: ListRequest = { ...everything, filters, group: { column, by: 'value' } };
    const index = list.columns.findIndex(({ name }) => name === column);
    const cells = (await list.rows(request, 0, 1000, undefined)).map(({ cells }) => cells[index]);
    const { groups, tooMany } = await list.groups(request, undefined);
    return { groups: groups.map(({ value, rows }) => [value, rows]), tooMany, cells };
  };
  expect(await groupsOf('things', 'thing')).toEqual({
    groups: [
      [null, 2],
      [1, 2],
      ['1', 1],
      [{ blobBytes: 0 }, 2],
    ],
    tooMany: false,
    cells: [null, '', 1, 1, '1', { blobBytes: 1 }, { blobBytes: 1 }],
  });
  // As they are stored, whatever collation the file declares.
  expect((await groupsOf('things', 'word')).cells).toEqual([null, '', 'A', 'B', 'a', 'a', 'b']);
  expect((await groupsOf('pairs', 'b')).groups).toEqual([
    [1, 2],
    [2, 1],
    [3, 1],
  ]);
  expect(await groupsOf('many', 'n')).toMatchObject({ groups: [], tooMany: true });
  const fewer = [{ column: 'n', op: 'at_most' as const, values: [10_000] }];
  expect((await groupsOf('many', 'n', fewer)).groups).toHaveLength(10_000);
});

test('a column that cannot be grouped by is refused', async () => {
  for (const group of [
    { column: 'balanceCents', by: 'value' },
    { column: 'description', by: 'month' },
    { column: 'nonesuch', by: 'value' },
  ] as const) {
    const card = view('ledger-card').groups({ ...everything, scope: { accountId: 1 }, group }, undefined);
    expect(await failureOf(card)).toMatchObject({ code: 'bad_filter' });
  }
});
