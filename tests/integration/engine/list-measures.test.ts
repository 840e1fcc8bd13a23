import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenArchive, openArchive } from '#engine/open/open-archive.ts';
import { measureByPages } from '#engine/query/amount-measures.ts';
import type { ListRequest } from '#engine/query/list.ts';
import { createListEngine } from '#engine/query/list-engine.ts';
import { failureOf, folderOfTests } from '../../fixtures/engine-archive.ts';
import { booksPassphrase, writeSmallBooks } from '../../fixtures/small-books.ts';

const books = join(folderOfTests(), 'books.sbqa');
let archive: OpenArchive;

beforeAll(async () => {
  await writeSmallBooks({ path: books, entriesPerYear: 500 });
  archive = await openArchive(books, { kind: 'passphrase', passphrase: booksPassphrase });
});
afterAll(() => archive.close());

const columns = ['debitCents', 'creditCents', 'amountCents'];
const byAmount: ListRequest = {
  scope: {},
  filters: [],
  sort: [{ column: 'amountCents', direction: 'desc' }],
};
const lines = () => createListEngine(archive).list({ kind: 'view', view: 'journal-lines' });

/** The same rows by plain SQL, the figures by SQLite. */
function bySql(first: number, last: number) {
  const row = archive.db
    .prepare<Record<string, number | null>>(
      `WITH line AS (SELECT iif(side = 'D', 1, -1) * amount_cents AS cents, amount_cents, side FROM journal_line
         ORDER BY 1 DESC, id DESC LIMIT ? OFFSET ?)
       SELECT count(*) AS rows, count(iif(side = 'D', 1, NULL)) AS debits, sum(iif(side = 'D', amount_cents, 0)) AS debit,
         max(iif(side = 'D', amount_cents, NULL)) AS mostDebit, min(iif(side = 'D', amount_cents, NULL)) AS leastDebit,
         sum(cents) AS amount, min(cents) AS least, max(cents) AS most FROM line`,
    )
    .get(last - first + 1, first);
  if (row === undefined) throw new Error('SQLite answered nothing');
  return row;
}

test.each([
  [0, 0],
  [3, 1702],
  [0, 999_999],
])('rows %i to %i: count, sum, average and extremes to the cent', async (first, last) => {
  const list = lines();
  const measures = await list.measure?.(byAmount, { first, last, columns }, undefined);
  const sql = bySql(first, last);
  const [debit, , amount] = measures?.columns ?? [];
  expect(measures?.rows).toBe(sql.rows);
  expect(debit).toMatchObject({
    count: sql.debits,
    sumCents: sql.debit,
    leastCents: sql.leastDebit,
    mostCents: sql.mostDebit,
  });
  expect(amount).toMatchObject({
    count: sql.rows,
    sumCents: sql.amount,
    leastCents: sql.least,
    mostCents: sql.most,
  });
  expect(Math.abs(Number(amount?.averageCents) - Number(sql.amount) / Number(sql.rows))).toBeLessThanOrEqual(
    0.5,
  );
  expect(await measureByPages(list, byAmount, { first, last, columns }, undefined)).toEqual(measures);
});

test('a computed list is measured as well, and what is no amount is refused', async () => {
  const balance = createListEngine(archive).list({ kind: 'view', view: 'trial-balance' });
  const request: ListRequest = { scope: {}, filters: [], sort: [] };
  const { rows, sums } = await balance.totals(request, undefined);
  const names = Object.keys(sums);
  const measures = await balance.measure?.(request, { first: 0, last: rows - 1, columns: names }, undefined);
  expect(
    Object.fromEntries(measures?.columns.map(({ column, sumCents }) => [column, sumCents]) ?? []),
  ).toEqual(sums);
  for (const list of [balance, lines()]) {
    const asked = list.measure?.(request, { first: 0, last: 1, columns: ['description'] }, undefined);
    expect(await failureOf(asked ?? Promise.resolve())).toMatchObject({ code: 'bad_filter' });
  }
});
