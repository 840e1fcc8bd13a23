import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenArchive, openArchive } from '#engine/open/open-archive.ts';
import { compileQuery, fromSql, paramsOf, whereSql } from '#engine/query/compiled-query.ts';
import { rowViews } from '#engine/query/list-engine.ts';
import { isNarrowedByIndex, isServedByIndex } from '#engine/query/query-plan.ts';
import { orderSql } from '#engine/query/row-reader.ts';
import type { RowSource } from '#engine/query/row-source.ts';
import type { Sort } from '#shared/contract/lists.ts';
import type { Scope } from '#shared/contract/values.ts';
import { folderOfTests } from '../../fixtures/engine-archive.ts';
import { booksPassphrase, writeSmallBooks } from '../../fixtures/small-books.ts';

const books = join(folderOfTests(), 'books.sbqa');
let archive: OpenArchive;

beforeAll(async () => {
  await writeSmallBooks({ path: books, entriesPerYear: 60 });
  archive = await openArchive(books, { kind: 'passphrase', passphrase: booksPassphrase });
});
afterAll(() => archive.close());

type View = keyof typeof rowViews;

function sourceOf(view: View): RowSource {
  const source = rowViews[view];
  if (source === undefined) throw new Error(`${view} is not read row by row`);
  return source;
}

/** SQLite's plan of a page of rows, as it would be read by LIMIT. */
function planOf(view: View, scope: Scope, sort: readonly Sort[] = []): string {
  const source = sourceOf(view);
  const query = compileQuery(source, { scope, filters: [], sort });
  const joins = [
    ...source.columns.flatMap((column) => column.joins ?? []),
    ...query.scope.flatMap((one) => one.joins),
  ];
  return archive.db
    .prepare<{ detail: string }>(
      `EXPLAIN QUERY PLAN SELECT ${source.columns.map((column) => column.sql).join(', ')} FROM ${fromSql(source, joins)}
       ${whereSql(query.scope.map((one) => one.sql))} ${orderSql(query)} LIMIT 50 OFFSET 100`,
    )
    .all(...paramsOf(query.scope))
    .map(({ detail }) => detail)
    .join('\n');
}

describe('the order that a view opens with comes from an index, without sorting', () => {
  test.each([
    ['documents', 'SCAN b USING INDEX document_by_received'],
    ['invoices', 'SCAN b USING INDEX invoice_by_date'],
    ['relations', /SCAN b USING INDEX sqlite_autoindex_relation_1/],
    ['journal-entries', 'SCAN b USING INDEX journal_entry_by_date'],
    ['journal-lines', /^SCAN b$/m],
    ['bank-lines', /^SCAN b$/m],
  ] as const)('%s', (view, step) => {
    const plan = planOf(view, {});
    expect(plan).not.toMatch(/TEMP B-TREE/);
    expect(plan).toMatch(step);
    // Joined tables are looked up by their keys, never scanned.
    expect(plan.match(/^SCAN/gm)).toHaveLength(1);
    expect(
      isServedByIndex(archive.db, compileQuery(sourceOf(view), { scope: {}, filters: [], sort: [] })),
    ).toBe(true);
  });
});

test('bank statements stand in the order of their ids, each with its lines by an index', () => {
  const query = compileQuery(sourceOf('bank-statements'), { scope: {}, filters: [], sort: [] });
  expect(isServedByIndex(archive.db, query)).toBe(true);
  const plan = planOf('bank-statements', {});
  expect(plan).toMatch(/SEARCH x USING INDEX bank_line_by_statement/);
  expect(plan).not.toMatch(/SCAN bank_line|SCAN x USING INDEX bank_line/);
});

describe('what people drill down to comes from an index, order included', () => {
  test.each<[View, Scope, Sort[], RegExp]>([
    ['journal-lines', { entryId: 1 }, [], /SEARCH b USING INDEX journal_line_by_entry/],
    [
      'journal-entries',
      { fiscalYearId: 1, journalId: 1 },
      [],
      /SEARCH b USING INDEX journal_entry_by_journal/,
    ],
    ['invoices', { relationId: 1 }, [], /SEARCH b USING INDEX invoice_by_relation/],
    ['relations', { administrationId: 1 }, [], /SEARCH b USING INDEX sqlite_autoindex_relation_1/],
    ['bank-lines', { bankStatementId: 1 }, [], /SEARCH b USING INDEX bank_line_by_statement/],
    ['documents', { documentId: 1 }, [], /SEARCH b USING INTEGER PRIMARY KEY/],
    ['journal-lines', {}, [{ column: 'id', direction: 'desc' }], /SCAN b/],
    [
      'documents',
      {},
      [{ column: 'receivedAt', direction: 'asc' }],
      /SCAN b USING INDEX document_by_received/,
    ],
  ])('%s by %j sorted %j', (view, scope, sort, step) => {
    const plan = planOf(view, scope, sort);
    expect(plan).toMatch(step);
    const query = compileQuery(sourceOf(view), { scope, filters: [], sort });
    const isOrdered = !/TEMP B-TREE/.test(plan);
    expect(isServedByIndex(archive.db, query)).toBe(isOrdered);
    if (view !== 'bank-lines') expect(plan).not.toMatch(/TEMP B-TREE/);
    if (Object.keys(scope).length > 0) expect(isNarrowedByIndex(archive.db, query)).toBe(true);
  });
});

test('an order that no index has is not taken for one', () => {
  for (const [view, column] of [
    ['journal-lines', 'amountCents'],
    ['journal-lines', 'description'],
    ['documents', 'fileName'],
    ['invoices', 'grossCents'],
    ['relations', 'name'],
  ] as const) {
    const query = compileQuery(sourceOf(view), {
      scope: {},
      filters: [],
      sort: [{ column, direction: 'asc' }],
    });
    expect(isServedByIndex(archive.db, query)).toBe(false);
  }
});
