import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenArchive, openArchive } from '#engine/open/open-archive.ts';
import { createListEngine, type ListEngine } from '#engine/query/list-engine.ts';
import { resolveScope } from '#engine/query/resolve-scope.ts';
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
const vendors = join(folder, 'vendors.sbqa');
const everything = { scope: {}, filters: [], sort: [] };

beforeAll(async () => {
  await writeSmallBooks({ path: books, entriesPerYear: 200 });
  if (vendorData === null) return;
  await packArchive({
    xafPaths: ['ExactOnline_V32_2016.xaf', 'Multivers_V32_2017.xaf'].map((file) =>
      join(vendorData ?? '', 'xaf', file),
    ),
    passphrase: packedPassphrase,
    acceptsAppointments: false,
    out: vendors,
  });
});

type Row = Record<string, Cell>;

/** All rows of a view as objects by column. */
async function rowsOf(
  engine: ListEngine,
  view: 'trial-balance' | 'ledger-card' | 'journals',
  scope: Scope,
): Promise<Row[]> {
  const list = engine.list({ kind: 'view', view });
  const rows: Row[] = [];
  for (let offset = 0; ; offset += 1000) {
    const page = await list.rows({ ...everything, scope }, offset, 1000, undefined);
    rows.push(
      ...page.map((row) =>
        Object.fromEntries(list.columns.map(({ name }, index) => [name, row.cells[index] ?? null])),
      ),
    );
    if (page.length < 1000) return rows;
  }
}

/** The second calculation: plain SQL over the records, without anything of the engine. Without a year only all of a first year's opening. */
function trialBalanceBySql(archive: OpenArchive, where: string, openingYear: string): Row[] {
  return archive.db
    .prepare<Record<string, bigint | string | null>>(
      `SELECT a.code AS accountCode, a.description, a.type, a.rgs_code AS rgsCode, o.cents AS openingCents,
         coalesce(m.debit, 0) AS debitCents, coalesce(m.credit, 0) AS creditCents,
         o.cents + coalesce(m.debit, 0) - coalesce(m.credit, 0) AS closingCents
       FROM (SELECT x.*, coalesce((SELECT sum(signed_cents) FROM opening_balance_line b
           WHERE b.ledger_account_id = x.id AND b.fiscal_year_id IN (${openingYear})), 0) AS cents FROM ledger_account x) o
       JOIN ledger_account a ON a.id = o.id
       LEFT JOIN (SELECT l.ledger_account_id AS id, sum(iif(l.side = 'D', l.amount_cents, 0)) AS debit,
           sum(iif(l.side = 'C', l.amount_cents, 0)) AS credit
         FROM journal_line l JOIN journal_entry e ON e.id = l.journal_entry_id LEFT JOIN period p ON p.id = e.period_id
           JOIN fiscal_year y ON y.id = e.fiscal_year_id
         WHERE ${where} GROUP BY 1) m ON m.id = a.id
       WHERE a.administration_id IN (SELECT administration_id FROM fiscal_year WHERE id IN (${openingYear}))
       ORDER BY a.administration_id, a.code`,
      { safeIntegers: true },
    )
    .all()
    .map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]),
      ),
    );
}

/** The card by SQL's own window function, over the same opening. */
function ledgerCardBySql(archive: OpenArchive, accountId: number, where: string, openingYear: string): Row[] {
  return archive.db
    .prepare<Row>(
      `SELECT e.number AS entryNumber, j.code AS journalCode, coalesce(l.effective_date, e.entry_date) AS date,
         p.number AS period, coalesce(nullif(l.description, ''), e.description) AS description, r.name AS relation,
         l.signed_cents AS amountCents,
         coalesce((SELECT sum(signed_cents) FROM opening_balance_line WHERE ledger_account_id = ${accountId}
           AND fiscal_year_id IN (${openingYear})), 0)
           + sum(l.signed_cents) OVER (ORDER BY coalesce(l.effective_date, e.entry_date), l.id) AS balanceCents,
         e.id AS entryId, l.id AS lineId
       FROM journal_line l JOIN journal_entry e ON e.id = l.journal_entry_id JOIN journal j ON j.id = e.journal_id
         LEFT JOIN period p ON p.id = e.period_id LEFT JOIN relation r ON r.id = l.relation_id
       WHERE l.ledger_account_id = ${accountId} AND ${where}
       ORDER BY date, l.id`,
    )
    .all() as Row[];
}

const firstYears = `SELECT (SELECT id FROM fiscal_year f WHERE f.administration_id = a.id ORDER BY start_date LIMIT 1) FROM administration a`;

describe('the trial balance is what plain SQL adds up', () => {
  test.each<[string, Scope, string, string]>([
    ['of a year', { fiscalYearId: 1 }, 'e.fiscal_year_id = 1', '1'],
    ['of a later year', { fiscalYearId: 2 }, 'e.fiscal_year_id = 2', '2'],
    ['of a year without an opening balance', { fiscalYearId: 3 }, 'e.fiscal_year_id = 3', '3'],
    ['to a period', { fiscalYearId: 2, toPeriod: 6 }, 'e.fiscal_year_id = 2 AND p.number <= 6', '2'],
    [
      'to a date',
      { fiscalYearId: 2, toDate: '2024-03-15' },
      `e.fiscal_year_id = 2 AND coalesce(l.effective_date, e.entry_date) <= '2024-03-15'`,
      '2',
    ],
    ['of an administration, all years', { administrationId: 1 }, 'y.administration_id = 1', '1'],
    ['of everything', {}, '1', firstYears],
  ])('%s', async (_, scope, where, openingYear) => {
    const archive = await openForTest(books);
    const rows = await rowsOf(createListEngine(archive), 'trial-balance', scope);
    const expected = trialBalanceBySql(archive, where, openingYear);
    expect(expected.some((row) => row.debitCents !== 0)).toBe(true);
    expect(rows).toEqual(expected);
  });

  test('and its totals balance', async () => {
    const archive = await openForTest(books);
    const list = createListEngine(archive).list({ kind: 'view', view: 'trial-balance' });
    const { sums } = await list.totals({ ...everything, scope: { fiscalYearId: 1 } }, undefined);
    expect(sums.openingCents).toBe(0);
    expect(sums.closingCents).toBe(0);
    expect(sums.debitCents).toBe(sums.creditCents);
  });

  test('has exactly the columns that the command line promises', async () => {
    const archive = await openForTest(books);
    const engine = createListEngine(archive);
    expect(engine.list({ kind: 'view', view: 'trial-balance' }).columns.map(({ name }) => name)).toEqual([
      ...[
        'accountCode',
        'description',
        'type',
        'rgsCode',
        'openingCents',
        'debitCents',
        'creditCents',
        'closingCents',
      ],
    ]);
    expect(engine.list({ kind: 'view', view: 'ledger-card' }).columns.map(({ name }) => name)).toEqual([
      ...[
        'entryNumber',
        'journalCode',
        'date',
        'period',
        'description',
        'relation',
        'amountCents',
        'balanceCents',
      ],
      ...['entryId', 'lineId'],
    ]);
  });
});

describe('the ledger card is what SQL’s window function adds up', () => {
  test.each<[string, Scope, string, string]>([
    ['of a year', { accountId: 4, fiscalYearId: 1 }, 'e.fiscal_year_id = 1', '1'],
    ['of an account with an opening', { accountId: 5, fiscalYearId: 2 }, 'e.fiscal_year_id = 2', '2'],
    [
      'to a period',
      { accountId: 4, fiscalYearId: 2, toPeriod: 3 },
      'e.fiscal_year_id = 2 AND p.number <= 3',
      '2',
    ],
    [
      'to a date',
      { accountId: 4, fiscalYearId: 2, toDate: '2024-03-15' },
      `e.fiscal_year_id = 2 AND coalesce(l.effective_date, e.entry_date) <= '2024-03-15'`,
      '2',
    ],
    ['through all years', { accountId: 4 }, '1', '1'],
    [
      'of an account that nothing was booked on',
      { accountId: 1, fiscalYearId: 1 },
      'e.fiscal_year_id = 1',
      '1',
    ],
  ])('%s', async (_, scope, where, openingYear) => {
    const archive = await openForTest(books);
    const rows = await rowsOf(createListEngine(archive), 'ledger-card', scope);
    expect(rows).toEqual(ledgerCardBySql(archive, scope.accountId ?? 0, where, openingYear));
  });

  test('ends at the balance that the trial balance closes with, for every account', async () => {
    const archive = await openForTest(books);
    const engine = createListEngine(archive);
    const scope = { fiscalYearId: 1 };
    const balances = await rowsOf(engine, 'trial-balance', scope);
    const card = engine.list({ kind: 'view', view: 'ledger-card' });
    for (const account of engine.ledger.accounts.filter(({ administrationId }) => administrationId === 1)) {
      const expected = balances.find((row) => row.accountCode === account.code);
      const request = { ...everything, scope: { ...scope, accountId: account.id } };
      const { rows, balance } = await card.totals(request, undefined);
      expect(balance).toEqual({
        openingCents: expected?.openingCents,
        closingCents: expected?.closingCents,
      });
      const [last] = rows === 0 ? [] : await card.rows(request, rows - 1, 1, undefined);
      if (last !== undefined) expect(last.cells[7]).toBe(expected?.closingCents);
    }
  });

  test('keeps each line’s balance when it is filtered, sorted otherwise, or entered in the middle', async () => {
    const archive = await openForTest(books);
    const engine = createListEngine(archive);
    const scope = { accountId: 4, fiscalYearId: 1 };
    const whole = await rowsOf(engine, 'ledger-card', scope);
    const balanceOf = new Map(whole.map((row) => [row.lineId, row.balanceCents]));
    const list = engine.list({ kind: 'view', view: 'ledger-card' });
    const requests = [
      { scope, filters: [], sort: [{ column: 'amountCents', direction: 'desc' as const }] },
      { scope, filters: [{ column: 'description', op: 'contains' as const, values: ['1 van 1'] }], sort: [] },
    ];
    for (const request of requests) {
      const rows = await list.rows(request, 0, 1000, undefined);
      expect(rows.length).toBeGreaterThan(3);
      for (const row of rows) expect(row.cells[7]).toBe(balanceOf.get(row.cells[9] ?? null));
      expect(await list.rows(request, 2, 3, undefined)).toEqual(rows.slice(2, 5));
    }
    expect(
      await list.locate(
        { ...everything, scope },
        { table: 'journal_line', id: Number(whole[17]?.lineId) },
        undefined,
      ),
    ).toBe(17);
  });

  test('needs an account that is there', async () => {
    const archive = await openForTest(books);
    const list = createListEngine(archive).list({ kind: 'view', view: 'ledger-card' });
    expect((await failureOf(list.rows(everything, 0, 10, undefined))).code).toBe('bad_filter');
    expect(
      (await failureOf(list.rows({ ...everything, scope: { accountId: 999 } }, 0, 10, undefined))).code,
    ).toBe('not_found');
  });
});

test('the totals of journals are what plain SQL adds up', async () => {
  const archive = await openForTest(books);
  const rows = await rowsOf(createListEngine(archive), 'journals', { fiscalYearId: 2 });
  const expected = archive.db
    .prepare<Row>(
      `SELECT j.id, j.code, j.description, j.type, count(DISTINCT e.id) AS entries, count(l.id) AS lines,
         coalesce(sum(iif(l.side = 'D', l.amount_cents, 0)), 0) AS debitCents,
         coalesce(sum(iif(l.side = 'C', l.amount_cents, 0)), 0) AS creditCents, 'BAK' AS administration
       FROM journal j LEFT JOIN journal_entry e ON e.journal_id = j.id AND e.fiscal_year_id = 2
         LEFT JOIN journal_line l ON l.journal_entry_id = e.id
       WHERE j.administration_id = 1 GROUP BY j.id ORDER BY j.code`,
    )
    .all();
  expect(rows).toEqual(expected);
});

test('amounts beyond 2^53 stay exact to the cent', async () => {
  const path = join(folder, 'huge.sbqa');
  writeEdited(books, path, { version: 4, passphrase: booksPassphrase }, (connection) => {
    connection.exec(`UPDATE journal_line SET amount_cents = 9007199254740993 WHERE id IN (1, 2)`);
    connection.exec(`UPDATE opening_balance_line SET amount_cents = 9223372036854775807 WHERE id = 1`);
  });
  const archive = await openForTest(path);
  const engine = createListEngine(archive);
  const exact = archive.db
    .prepare<{ debit: bigint; opening: bigint }>(
      `SELECT (SELECT sum(amount_cents) FROM journal_line l JOIN journal_entry e ON e.id = l.journal_entry_id
           WHERE l.side = 'D' AND e.fiscal_year_id = 1) AS debit,
         (SELECT amount_cents FROM opening_balance_line WHERE id = 1) AS opening`,
      { safeIntegers: true },
    )
    .get();
  const balance = engine.list({ kind: 'view', view: 'trial-balance' });
  const { sums } = await balance.totals({ ...everything, scope: { fiscalYearId: 1 } }, undefined);
  expect(sums.debitCents).toBe(String(exact?.debit));
  const lines = engine.list({ kind: 'view', view: 'journal-lines' });
  const [first] = await lines.rows(everything, 0, 1, undefined);
  expect(first?.cells).toContain('9007199254740993');
  const total = await lines.totals({ ...everything, scope: { fiscalYearId: 1 } }, undefined);
  expect(total.sums.debitCents).toBe(String(exact?.debit));
  const account = Number(
    archive.db
      .prepare('SELECT ledger_account_id FROM opening_balance_line WHERE id = 1', { pluck: true })
      .get(),
  );
  const card = engine.list({ kind: 'view', view: 'ledger-card' });
  const carried = await card.totals(
    { ...everything, scope: { fiscalYearId: 1, accountId: account } },
    undefined,
  );
  expect(carried.balance?.openingCents).toBe('9223372036854775807');
});

describe.skipIf(vendorData === null)('the auditfiles of Exact Online and Multivers', () => {
  let archive: OpenArchive;
  let engine: ListEngine;
  beforeAll(async () => {
    archive = await openArchive(vendors, { kind: 'passphrase', passphrase: packedPassphrase });
    engine = createListEngine(archive);
  });
  afterAll(() => archive.close());

  const sum = (rows: readonly Row[], column: string) =>
    rows.reduce((total, row) => total + Number(row[column]), 0);

  test('hold 262 accounts, 60 relations, 126 entries and 538 lines', async () => {
    const rows = async (table: string) =>
      (await engine.list({ kind: 'table', table }).totals(everything, undefined)).rows;
    expect([
      await rows('ledger_account'),
      await rows('relation'),
      await rows('journal_entry'),
      await rows('journal_line'),
    ]).toEqual([262, 60, 126, 538]);
    expect(await rowsOf(engine, 'trial-balance', {})).toHaveLength(262);
  });

  test('every balance is what plain SQL adds up, and the totals are those that the files state of themselves', async () => {
    for (const year of engine.ledger.years) {
      const rows = await rowsOf(engine, 'trial-balance', { fiscalYearId: year.id });
      expect(rows).toEqual(trialBalanceBySql(archive, `e.fiscal_year_id = ${year.id}`, String(year.id)));
      const stated = archive.manifest?.manifest?.controlTotals.find(
        (total) => total.fiscalYear === year.label,
      );
      expect(sum(rows, 'debitCents')).toBe(stated?.sourceDebitCents);
      expect(sum(rows, 'creditCents')).toBe(stated?.sourceCreditCents);
    }
  });

  test('Multivers opens with 1,109,753.22 on both sides, Exact Online without an opening balance', async () => {
    const openings = async (year: string) => {
      const rows = await rowsOf(engine, 'trial-balance', resolveScope(archive, { year }));
      const cents = rows.map((row) => Number(row.openingCents));
      return [
        cents.filter((one) => one > 0).reduce((a, b) => a + b, 0),
        cents.filter((one) => one < 0).reduce((a, b) => a + b, 0),
      ];
    };
    expect(await openings('2017')).toEqual([110_975_322, -110_975_322]);
    expect(await openings('2016')).toEqual([0, 0]);
  });

  test('every account’s card is what SQL adds up, and ends where the trial balance does', async () => {
    for (const year of engine.ledger.years) {
      const balances = await rowsOf(engine, 'trial-balance', { fiscalYearId: year.id });
      const accounts = engine.ledger.accounts.filter(
        ({ administrationId }) => administrationId === year.administrationId,
      );
      for (const [index, account] of accounts.entries()) {
        const rows = await rowsOf(engine, 'ledger-card', { fiscalYearId: year.id, accountId: account.id });
        expect(rows).toEqual(
          ledgerCardBySql(archive, account.id, `e.fiscal_year_id = ${year.id}`, String(year.id)),
        );
        const closing = rows.at(-1)?.balanceCents ?? balances[index]?.openingCents;
        expect(closing).toBe(balances[index]?.closingCents);
      }
    }
  });
});
