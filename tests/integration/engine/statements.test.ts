import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OpenArchive } from '#engine/open/open-archive.ts';
import { createListEngine } from '#engine/query/list-engine.ts';
import { packArchive } from '#packer/pack.ts';
import type { Cell, Scope } from '#shared/contract/values.ts';
import { failureOf, folderOfTests, openForTest } from '../../fixtures/engine-archive.ts';
import { packedPassphrase } from '../../fixtures/packed-archive.ts';
import { booksPassphrase, writeSmallBooks } from '../../fixtures/small-books.ts';
import { writeEdited } from '../../fixtures/tamper.ts';
import { vendorData, vendorDataAbsent } from '../../fixtures/vendor-data.ts';

if (vendorData === null) process.stderr.write(`${vendorDataAbsent}\n`);

const folder = folderOfTests();
const books = join(folder, 'books.sbqa');
beforeAll(() => writeSmallBooks({ path: books, entriesPerYear: 200 }));

type Row = Record<string, Cell>;

async function rowsOf(archive: OpenArchive, view: 'profit-and-loss' | 'balance-sheet', scope: Scope) {
  const list = createListEngine(archive).list({ kind: 'view', view });
  const rows = await list.rows({ scope, filters: [], sort: [] }, 0, 1000, undefined);
  return rows.map(
    (row): Row => Object.fromEntries(list.columns.map(({ name }, index) => [name, row.cells[index] ?? null])),
  );
}

/** What each account closes a year with, by plain SQL; zero ones left out. */
function closings(archive: OpenArchive, year: number, where = '1'): ReadonlyMap<string, number> {
  return new Map(
    archive.db
      .prepare<[string, number]>(
        `SELECT code, cents FROM (SELECT a.code,
           coalesce((SELECT sum(signed_cents) FROM opening_balance_line o WHERE o.ledger_account_id = a.id AND o.fiscal_year_id = ${year}), 0)
           + coalesce((SELECT sum(l.signed_cents) FROM journal_line l JOIN journal_entry e ON e.id = l.journal_entry_id
               LEFT JOIN period p ON p.id = e.period_id
               WHERE l.ledger_account_id = a.id AND e.fiscal_year_id = ${year} AND ${where}), 0) AS cents
         FROM ledger_account a WHERE a.administration_id = (SELECT administration_id FROM fiscal_year WHERE id = ${year}))
         WHERE cents <> 0`,
        { raw: true },
      )
      .all(),
  );
}

/** Types by code of a year's administration. */
const typesOf = (archive: OpenArchive, year: number) =>
  new Map(
    archive.db
      .prepare<[string, string]>(
        `SELECT code, type FROM ledger_account WHERE administration_id = (SELECT administration_id FROM fiscal_year WHERE id = ${year})`,
        { raw: true },
      )
      .all(),
  );

const total = (rows: readonly Row[], column = 'amountCents') =>
  rows.reduce((sum, row) => sum + Number(row[column]), 0);
const amounts = (rows: readonly Row[], sign: number, column = 'amountCents') =>
  new Map(
    rows
      .filter((row) => row.accountCode !== null && row[column] !== 0)
      .map((row) => [String(row.accountCode), sign * Number(row[column])] as const),
  );

async function expectStatements(archive: OpenArchive, year: number, scope: Scope, where = '1') {
  const types = typesOf(archive, year);
  const sql = closings(archive, year, where);
  const ofType = (wanted: (type: string) => boolean) =>
    new Map([...sql].filter(([code]) => wanted(types.get(code) ?? '')).sort());
  const result = await rowsOf(archive, 'profit-and-loss', scope);
  const sheet = await rowsOf(archive, 'balance-sheet', scope);
  const assets = sheet.filter(({ section }) => section === 'assets');
  const others = sheet.filter(({ section }) => section === 'liabilities');
  expect(new Map([...amounts(result, -1)].sort())).toEqual(ofType((type) => type === 'P'));
  expect(new Map([...amounts(assets, 1), ...amounts(others, -1)].sort())).toEqual(
    ofType((type) => type !== 'P'),
  );
  const carried = sheet.filter(({ heading }) => heading === 'result');
  expect(total(carried)).toBe(total(result));
  return { result, sheet, difference: total(assets) - total(others) };
}

describe('profit and loss and the balance sheet are what plain SQL adds up', () => {
  test('of a year, with the year before beside it, both sides equal', async () => {
    const archive = await openForTest(books);
    const { result, sheet, difference } = await expectStatements(archive, 2, { fiscalYearId: 2 });
    const openingOff = [...closings(archive, 2).values()].reduce((sum, cents) => sum + cents, 0);
    expect(difference).toBe(openingOff);
    const before = closings(archive, 1);
    for (const row of [...result, ...sheet]) {
      if (row.accountCode === null) continue;
      const sign = row.section === 'assets' ? 1 : -1;
      expect(row.previousCents).toBe(sign * (before.get(String(row.accountCode)) ?? 0) + 0);
      expect(row.differenceCents).toBe(Number(row.amountCents) - Number(row.previousCents));
    }
  });

  test('to a period', async () => {
    const archive = await openForTest(books);
    await expectStatements(archive, 2, { fiscalYearId: 2, toPeriod: 6 }, 'p.number <= 6');
  });

  test('of a first year nothing stands beside it', async () => {
    const archive = await openForTest(books);
    const rows = await rowsOf(archive, 'profit-and-loss', { fiscalYearId: 1 });
    expect(rows.length).toBeGreaterThan(0);
    expect(
      rows.every(({ previousCents, differenceCents }) => previousCents === null && differenceCents === null),
    ).toBe(true);
  });

  test('an entry that does not balance shows as a difference of exactly that much', async () => {
    const whole = await openForTest(books);
    const before = await expectStatements(whole, 2, { fiscalYearId: 2 });
    const path = join(folder, 'unequal.sbqa');
    writeEdited(books, path, { version: 4, passphrase: booksPassphrase }, (connection) => {
      connection.exec(
        `UPDATE journal_line SET amount_cents = amount_cents + 123 WHERE id =
           (SELECT min(l.id) FROM journal_line l JOIN journal_entry e ON e.id = l.journal_entry_id
            WHERE e.fiscal_year_id = 2 AND l.side = 'D')`,
      );
    });
    const archive = await openForTest(path);
    const { difference } = await expectStatements(archive, 2, { fiscalYearId: 2 });
    expect(difference - before.difference).toBe(123);
  });

  test('what a statement cannot be narrowed by is refused', async () => {
    const archive = await openForTest(books);
    const failure = await failureOf(rowsOf(archive, 'balance-sheet', { accountId: 1 }));
    expect(failure.code).toBe('bad_filter');
  });
});

test.skipIf(vendorData === null)(
  'books of real packages without RGS are put together by lead code or type, and add up',
  async () => {
    const path = join(folder, 'vendors.sbqa');
    await packArchive({
      xafPaths: ['ExactOnline_V32_2016.xaf', 'Multivers_V32_2017.xaf'].map((file) =>
        join(vendorData ?? '', 'xaf', file),
      ),
      passphrase: packedPassphrase,
      acceptsAppointments: false,
      out: path,
    });
    const archive = await openForTest(path, packedPassphrase);
    for (const year of archive.db.prepare<number>('SELECT id FROM fiscal_year', { pluck: true }).all()) {
      const { result, sheet } = await expectStatements(archive, year, { fiscalYearId: year });
      expect(result.length + sheet.length).toBeGreaterThan(10);
    }
  },
  60_000,
);
