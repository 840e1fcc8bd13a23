import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenArchive, openArchive } from '#engine/open/open-archive.ts';
import { readingRecords } from '#engine/open/sqlite-failure.ts';
import type { List, ListRequest } from '#engine/query/list.ts';
import { createListEngine, rowViews } from '#engine/query/list-engine.ts';
import type { Filter, ListColumn, ListRow, ListSource } from '#shared/contract/lists.ts';
import type { Cell } from '#shared/contract/values.ts';
import { compareCodePoints, foldText } from '#shared/domain/fold-text.ts';
import { failureOf, folderOfTests, openForTest } from '../../fixtures/engine-archive.ts';
import { booksPassphrase, writeSmallBooks } from '../../fixtures/small-books.ts';
import { writeEdited } from '../../fixtures/tamper.ts';

const folder = folderOfTests();
const books = join(folder, 'books.sbqa');
const everything: ListRequest = { scope: {}, filters: [], sort: [] };

let archive: OpenArchive;

beforeAll(async () => {
  await writeSmallBooks({ path: books, entriesPerYear: 60 });
  archive = await openArchive(books, { kind: 'passphrase', passphrase: booksPassphrase });
});
afterAll(() => archive.close());

/** A fresh engine, so that no test gains by what another one left in its caches. */
const newEngine = () => createListEngine(archive);

const views = Object.keys(rowViews) as (keyof typeof rowViews)[];
const tables = [
  'administration',
  'journal_line',
  'document',
  'document_content',
  'archive_block',
  'archive_manifest',
];
const sources: ListSource[] = [
  ...views.map((view) => ({ kind: 'view', view }) as const),
  { kind: 'view', view: 'trial-balance' },
  { kind: 'view', view: 'journals' },
  ...tables.map((table) => ({ kind: 'table', table }) as const),
];
const nameOf = (source: ListSource) => (source.kind === 'view' ? source.view : source.table);
const each = sources.map((source) => [nameOf(source), source] as const);

const all = (list: List, request: Partial<ListRequest> = {}): Promise<ListRow[]> =>
  list.rows({ ...everything, ...request }, 0, 1000, undefined);

/** Rows as something to compare sets by; rows without a reference are known by their cells. */
const identity = (row: ListRow) => JSON.stringify(row.ref ?? row.cells);

/** The order that the contract promises: NULL first, numbers by value, text by its column's rule. */
function compareCells(a: Cell, b: Cell, column: ListColumn): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const key = (cell: Cell) => (isFolded(column) ? foldText(String(cell)) : String(cell));
  return compareCodePoints(key(a), key(b));
}

const binaryNames = new Set(['code', 'relationCode', 'table_name']);
const isFolded = (column: ListColumn) => column.type === 'text' && !binaryNames.has(column.name);

describe.each(each)('%s', (_, source) => {
  test('pages of any size from anywhere add up to the whole list', async () => {
    const engine = newEngine();
    const list = engine.list(source);
    const whole = await all(list);
    expect(whole.length).toBeGreaterThan(0);
    for (const size of [1, 7, 100]) {
      for (const offset of [
        0,
        1,
        Math.floor(whole.length / 2),
        whole.length - 1,
        whole.length,
        whole.length + 5,
      ]) {
        expect(await list.rows(everything, offset, size, undefined)).toEqual(
          whole.slice(offset, offset + size),
        );
      }
    }
    expect(new Set(whole.map(identity)).size).toBe(whole.length);
    expect((await list.totals(everything, undefined)).rows).toBe(whole.length);
  });

  test('is sorted by each of its columns, both ways, with the same rows', async () => {
    const engine = newEngine();
    const list = engine.list(source);
    const ids = new Set((await all(list)).map(identity));
    for (const [index, column] of list.columns.entries()) {
      for (const direction of ['asc', 'desc'] as const) {
        const request = { sort: [{ column: column.name, direction }] };
        if (!column.sortable) {
          expect((await failureOf(all(list, request))).code).toBe('bad_filter');
          continue;
        }
        const rows = await all(list, request);
        expect(new Set(rows.map(identity))).toEqual(ids);
        for (let place = 1; place < rows.length; place++) {
          const before = rows[place - 1]?.cells[index] ?? null;
          const after = rows[place]?.cells[index] ?? null;
          const difference = compareCells(before, after, column) * (direction === 'asc' ? 1 : -1);
          expect(difference, `${column.name} ${direction}: ${before} before ${after}`).toBeLessThanOrEqual(0);
        }
      }
    }
  });

  test('keeps the rows that a filter on each column fits, and no others', async () => {
    const engine = newEngine();
    const list = engine.list(source);
    const whole = await all(list);
    for (const [index, column] of list.columns.entries()) {
      const cells = whole.map((row) => row.cells[index] ?? null);
      const sample = [...new Set(cells)].filter((cell) => cell === null || typeof cell !== 'object');
      for (const value of [
        sample[0] ?? null,
        sample[Math.floor(sample.length / 2)] ?? null,
        sample.at(-1) ?? null,
      ]) {
        if (value !== null && typeof value === 'object') continue;
        for (const filter of filtersFor(column, value)) {
          if (!column.filterable) {
            expect((await failureOf(all(list, { filters: [filter] }))).code).toBe('bad_filter');
            continue;
          }
          const expected = whole.filter((row) => fits(row.cells[index] ?? null, filter, column));
          const found = await all(list, { filters: [filter] });
          expect(found.map(identity), JSON.stringify(filter)).toEqual(expected.map(identity));
        }
      }
    }
  });

  test('counts the values of its columns', async () => {
    const engine = newEngine();
    const list = engine.list(source);
    const whole = await all(list);
    for (const [index, column] of list.columns.entries()) {
      if (!column.filterable) continue;
      const counts = new Map<Cell, number>();
      for (const row of whole)
        counts.set(row.cells[index] ?? null, (counts.get(row.cells[index] ?? null) ?? 0) + 1);
      const { values, complete } = await list.values(everything, column.name, 500, undefined);
      expect(complete).toBe(counts.size <= 500);
      if (!complete) continue;
      expect(new Map(values.map(({ value, rows }) => [value, rows]))).toEqual(counts);
      const rows = values.map((value) => value.rows);
      expect(rows).toEqual([...rows].sort((a, b) => b - a));
      if (counts.size > 1) {
        const first = await list.values(everything, column.name, 1, undefined);
        expect(first.complete).toBe(false);
        expect(first.values).toEqual(values.slice(0, 1));
      }
    }
  });

  test('finds the place of each of its rows', async () => {
    const engine = newEngine();
    const list = engine.list(source);
    const sortable = list.columns.filter((column) => column.sortable).slice(0, 3);
    for (const sort of [
      [],
      sortable.map((column) => ({ column: column.name, direction: 'desc' as const })),
    ]) {
      const rows = await all(list, { sort });
      for (const [offset, row] of rows.entries()) {
        if (row.ref === null || offset % 7 !== 0) continue;
        expect(await list.locate({ ...everything, sort }, row.ref, undefined)).toBe(offset);
      }
    }
    expect(await list.locate(everything, { table: 'relation', id: -1 }, undefined)).toBeNull();
  });

  test('sums what may be summed', async () => {
    const engine = newEngine();
    const list = engine.list(source);
    const whole = await all(list);
    const { sums } = await list.totals(everything, undefined);
    for (const [name, sum] of Object.entries(sums)) {
      const index = list.columns.findIndex((column) => column.name === name);
      expect(list.columns[index]?.type).toBe('cents');
      const expected = whole.reduce((total, row) => total + BigInt(Number(row.cells[index] ?? 0)), 0n);
      expect(BigInt(sum)).toBe(expected);
    }
  });
});

function filtersFor(column: ListColumn, value: string | number | null): Filter[] {
  const filters: Filter[] = [
    { column: column.name, op: 'empty', values: [] },
    { column: column.name, op: 'not_empty', values: [] },
    { column: column.name, op: 'equals', values: [value] },
    { column: column.name, op: 'differs', values: [value] },
    { column: column.name, op: 'in', values: [value, null] },
  ];
  if (value === null) return filters;
  filters.push(
    { column: column.name, op: 'at_least', values: [value] },
    { column: column.name, op: 'at_most', values: [value] },
  );
  if (typeof value === 'string' && value.length < 400) {
    filters.push(
      { column: column.name, op: 'contains', values: [value.slice(1, -1).toUpperCase()] },
      { column: column.name, op: 'starts_with', values: [value.slice(0, 3).normalize('NFD')] },
    );
  }
  return filters.filter(({ values }) => values.every((one) => String(one).length < 400));
}

/** What a filter means, without SQL. */
function fits(cell: Cell, { op, values }: Filter, column: ListColumn): boolean {
  const fold = (value: unknown) => foldText(String(value));
  const same = (value: string | number | null) =>
    value === null
      ? cell === null
      : cell !== null && (column.type === 'text' ? fold(cell) === fold(value) : cell === value);
  const [value = null] = values;
  switch (op) {
    case 'empty':
      return cell === null || cell === '';
    case 'not_empty':
      return cell !== null && cell !== '';
    case 'equals':
      return same(value);
    case 'differs':
      return !same(value);
    case 'in':
      return values.some(same);
    case 'contains':
      return cell !== null && fold(cell).includes(fold(value));
    case 'starts_with':
      return cell !== null && fold(cell).startsWith(fold(value));
    case 'at_least':
      return cell !== null && compareRange(cell, value, column) >= 0;
    case 'at_most':
      return cell !== null && compareRange(cell, value, column) <= 0;
  }
}

function compareRange(cell: Cell, value: string | number | null, column: ListColumn): number {
  if (typeof cell === 'number' && typeof value === 'number') return cell - value;
  const key = (one: unknown) => (isFolded(column) ? foldText(String(one)) : String(one));
  return compareCodePoints(key(cell), key(value));
}

describe('text', () => {
  test('is filtered without case and diacritics, whichever way they are written', async () => {
    const engine = newEngine();
    const list = engine.list({ kind: 'view', view: 'relations' });
    const names = async (filter: Omit<Filter, 'column'>) => {
      const rows = await all(list, {
        filters: [{ column: 'name', ...filter }],
        scope: { administrationId: 1 },
      });
      return rows.map((row) => row.cells[list.columns.findIndex(({ name }) => name === 'name')]);
    };
    expect(await names({ op: 'contains', values: ['SOCIÉTÉ'] })).toEqual([
      'Société Générale',
      'société anonyme',
    ]);
    expect(await names({ op: 'starts_with', values: ['societe'] })).toEqual([
      'Société Générale',
      'société anonyme',
    ]);
    expect(await names({ op: 'equals', values: ['Societe\u0301 generale'] })).toEqual(['Société Générale']);
    expect(await names({ op: 'contains', values: ['%'] })).toEqual([]);
    expect(await names({ op: 'contains', values: ['_'] })).toEqual([]);
  });
});

describe('a scope', () => {
  test.each([
    [
      'journal-lines',
      { administrationId: 2 },
      'SELECT count(*) FROM journal_line l JOIN journal_entry e ON e.id = l.journal_entry_id JOIN fiscal_year y ON y.id = e.fiscal_year_id WHERE y.administration_id = 2',
    ],
    [
      'journal-lines',
      { fiscalYearId: 2 },
      'SELECT count(*) FROM journal_line l JOIN journal_entry e ON e.id = l.journal_entry_id WHERE e.fiscal_year_id = 2',
    ],
    [
      'journal-lines',
      { fiscalYearId: 2, accountId: 4 },
      'SELECT count(*) FROM journal_line l JOIN journal_entry e ON e.id = l.journal_entry_id WHERE e.fiscal_year_id = 2 AND l.ledger_account_id = 4',
    ],
    ['journal-lines', { relationId: 3 }, 'SELECT count(*) FROM journal_line WHERE relation_id = 3'],
    ['journal-lines', { entryId: 9 }, 'SELECT count(*) FROM journal_line WHERE journal_entry_id = 9'],
    [
      'journal-lines',
      { journalId: 2, toDate: '2023-06-30' },
      `SELECT count(*) FROM journal_line l JOIN journal_entry e ON e.id = l.journal_entry_id WHERE e.journal_id = 2 AND coalesce(l.effective_date, e.entry_date) <= '2023-06-30'`,
    ],
    [
      'journal-entries',
      { administrationId: 1 },
      'SELECT count(*) FROM journal_entry e JOIN fiscal_year y ON y.id = e.fiscal_year_id WHERE y.administration_id = 1',
    ],
    [
      'journal-entries',
      { fiscalYearId: 1, journalId: 1 },
      'SELECT count(*) FROM journal_entry WHERE fiscal_year_id = 1 AND journal_id = 1',
    ],
    [
      'journal-entries',
      { fiscalYearId: 1, toPeriod: 3 },
      'SELECT count(*) FROM journal_entry e JOIN period p ON p.id = e.period_id WHERE e.fiscal_year_id = 1 AND p.number <= 3',
    ],
    ['journal-entries', { documentId: 1 }, 'SELECT 1'],
    ['invoices', { administrationId: 1 }, 'SELECT count(*) FROM invoice WHERE administration_id = 1'],
    [
      'invoices',
      { fiscalYearId: 1 },
      `SELECT count(*) FROM invoice WHERE administration_id = 1 AND issue_date LIKE '2023-%'`,
    ],
    ['invoices', { relationId: 1 }, 'SELECT count(*) FROM invoice WHERE relation_id = 1'],
    [
      'documents',
      { fiscalYearId: 2 },
      `SELECT count(*) FROM document WHERE administration_id = 1 AND received_at LIKE '2024-%'`,
    ],
    ['documents', { relationId: 1 }, 'SELECT 1'],
    ['documents', { entryId: 1 }, 'SELECT 1'],
    ['relations', { fiscalYearId: 3 }, 'SELECT count(*) FROM relation WHERE administration_id = 2'],
    [
      'bank-statements',
      { administrationId: 1 },
      'SELECT count(*) FROM bank_statement s JOIN bank_account k ON k.id = s.bank_account_id WHERE k.administration_id = 1',
    ],
    [
      'bank-lines',
      { fiscalYearId: 1 },
      `SELECT count(*) FROM bank_line b JOIN bank_statement s ON s.id = b.bank_statement_id JOIN bank_account k ON k.id = s.bank_account_id WHERE k.administration_id = 1 AND b.booking_date LIKE '2023-%'`,
    ],
    ['bank-lines', { bankStatementId: 2 }, 'SELECT count(*) FROM bank_line WHERE bank_statement_id = 2'],
  ] as const)('of %s by %j keeps what plain SQL counts', async (view, scope, sql) => {
    const engine = newEngine();
    const expected = archive.db.prepare<number>(sql, { pluck: true }).get();
    expect(expected).toBeGreaterThan(0);
    const list = engine.list({ kind: 'view', view });
    const request = { ...everything, scope };
    expect((await list.totals(request, undefined)).rows).toBe(expected);
    expect(await list.rows(request, 0, 1000, undefined)).toHaveLength(expected ?? -1);
    // Sorted otherwise the rows take another way, and must be the same ones.
    const id = list.columns[0]?.name ?? '';
    const sorted = await list.rows(
      { ...request, sort: [{ column: id, direction: 'desc' }] },
      0,
      1000,
      undefined,
    );
    expect(sorted).toHaveLength(expected ?? -1);
  });

  test.each([
    [
      'journal_line',
      { fiscalYearId: 2 },
      'SELECT count(*) FROM journal_line l JOIN journal_entry e ON e.id = l.journal_entry_id WHERE e.fiscal_year_id = 2',
    ],
    [
      'journal_line_vat',
      { administrationId: 2 },
      'SELECT count(*) FROM journal_line_vat v JOIN journal_line l ON l.id = v.journal_line_id JOIN ledger_account a ON a.id = l.ledger_account_id WHERE a.administration_id = 2',
    ],
    ['period', { administrationId: 1 }, 'SELECT 28'],
    [
      'ledger_account',
      { fiscalYearId: 3 },
      'SELECT count(*) FROM ledger_account WHERE administration_id = 2',
    ],
    ['bank_line', { administrationId: 2 }, 'SELECT 3'],
    ['administration', { fiscalYearId: 3 }, 'SELECT 1'],
    ['document_event', { documentId: 1 }, 'SELECT 2'],
    // A file's bytes belong to no administration, since equal files are stored once.
    ['document_content', { administrationId: 2 }, 'SELECT count(*) FROM document_content'],
  ] as const)('of table %s by %j reaches its rows through what they refer to', async (table, scope, sql) => {
    const expected = archive.db.prepare<number>(sql, { pluck: true }).get();
    const list = newEngine().list({ kind: 'table', table });
    const request = { ...everything, scope };
    expect((await list.totals(request, undefined)).rows).toBe(expected);
    expect(await list.rows(request, 0, 1000, undefined)).toHaveLength(expected ?? -1);
  });

  test('that a list cannot be narrowed by is refused, not passed over', async () => {
    const engine = newEngine();
    for (const [view, scope] of [
      ['relations', { accountId: 1 }],
      ['documents', { bankAccountId: 1 }],
      ['trial-balance', { accountId: 1 }],
      ['journals', { relationId: 1 }],
    ] as const) {
      const list = engine.list({ kind: 'view', view });
      expect((await failureOf(all(list, { scope }))).code).toBe('bad_filter');
    }
  });
});

describe('what a query must not hold', () => {
  test.each<[string, Partial<ListRequest>]>([
    ['an unknown column to sort by', { sort: [{ column: 'id; DROP TABLE document', direction: 'asc' }] }],
    ['an unknown column to filter', { filters: [{ column: 'x', op: 'equals', values: ['1'] }] }],
    ['a filter without its value', { filters: [{ column: 'description', op: 'contains', values: [] }] }],
    ['too many values', { filters: [{ column: 'description', op: 'equals', values: ['a', 'b'] }] }],
    ['no values to choose from', { filters: [{ column: 'description', op: 'in', values: [] }] }],
    ['text for an amount', { filters: [{ column: 'amountCents', op: 'at_least', values: ['veel'] }] }],
    [
      'an amount beyond any',
      { filters: [{ column: 'amountCents', op: 'at_least', values: ['99999999999999999999'] }] },
    ],
    ['text without end', { filters: [{ column: 'description', op: 'contains', values: ['x'.repeat(501)] }] }],
  ])('%s', async (_, request) => {
    const engine = newEngine();
    const list = engine.list({ kind: 'view', view: 'journal-lines' });
    expect((await failureOf(all(list, request))).code).toBe('bad_filter');
    expect((await failureOf(list.totals({ ...everything, ...request }, undefined))).code).toBe('bad_filter');
  });

  test('amounts may come as text, as the command line has them', async () => {
    const engine = newEngine();
    const list = engine.list({ kind: 'view', view: 'journal-lines' });
    const asNumber = await all(list, {
      filters: [{ column: 'debitCents', op: 'at_least', values: [250_000] }],
    });
    const asText = await all(list, {
      filters: [{ column: 'debitCents', op: 'at_least', values: ['250000'] }],
    });
    expect(asNumber.length).toBeGreaterThan(0);
    expect(asText).toEqual(asNumber);
  });
});

test('an archive whose tables are not as its format has them says so, and no fault of the program is dressed up as that', async () => {
  const path = join(folder, 'other-schema.sbqa');
  writeEdited(books, path, { version: 4, passphrase: booksPassphrase }, (connection) => {
    connection.exec('ALTER TABLE relation DROP COLUMN city; DROP TABLE bank_line');
  });
  const engine = createListEngine(await openForTest(path));
  for (const view of ['relations', 'bank-lines'] as const) {
    const list = engine.list({ kind: 'view', view });
    expect(await failureOf(all(list))).toMatchObject({ code: 'damaged', reason: 'unreadable' });
  }
  expect(await all(engine.list({ kind: 'table', table: 'relation' }))).not.toEqual([]);
  expect(() => readingRecords('x', () => archive.db.prepare('SELECT 1 FROM document WHERE'))).toThrow(
    /incomplete input/,
  );
});
