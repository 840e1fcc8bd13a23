import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OpenArchive } from '#engine/open/open-archive.ts';
import { readBalances } from '#engine/query/balance-handlers.ts';
import { createLedger } from '#engine/query/ledger.ts';
import { packArchive } from '#packer/pack.ts';
import { failureOf, folderOfTests, openForTest } from '../../fixtures/engine-archive.ts';
import { packedPassphrase } from '../../fixtures/packed-archive.ts';
import { booksPassphrase, writeSmallBooks } from '../../fixtures/small-books.ts';
import { writeEdited } from '../../fixtures/tamper.ts';
import { vendorData, vendorDataAbsent } from '../../fixtures/vendor-data.ts';

if (vendorData === null) process.stderr.write(`${vendorDataAbsent}\n`);

const folder = folderOfTests();
const books = join(folder, 'books.sbqa');

beforeAll(() => writeSmallBooks({ path: books, entriesPerYear: 200 }));

type Figures = readonly [account: string, year: string, opening: number, debit: number, credit: number];

/** The second calculation: plain SQL over the records. */
function bySql(archive: OpenArchive, administrationId: number, where = '1'): Figures[] {
  return archive.db
    .prepare<Figures>(
      `SELECT a.code, y.label,
         coalesce((SELECT sum(o.signed_cents) FROM opening_balance_line o WHERE o.ledger_account_id = a.id AND o.fiscal_year_id = y.id), 0),
         coalesce(sum(iif(l.side = 'D', l.amount_cents, 0)), 0), coalesce(sum(iif(l.side = 'C', l.amount_cents, 0)), 0)
       FROM ledger_account a JOIN fiscal_year y ON y.administration_id = a.administration_id
       LEFT JOIN (journal_entry e JOIN journal_line l ON l.journal_entry_id = e.id LEFT JOIN period p ON p.id = e.period_id)
         ON e.fiscal_year_id = y.id AND l.ledger_account_id = a.id AND ${where}
       WHERE a.administration_id = ${administrationId}
       GROUP BY a.id, y.id ORDER BY a.code, y.start_date`,
      { raw: true },
    )
    .all();
}

async function byEngine(archive: OpenArchive, input: Parameters<typeof readBalances>[1]): Promise<Figures[]> {
  const { years, accounts } = await readBalances(createLedger(archive), input, undefined);
  return accounts.flatMap(({ code, balances }) =>
    balances.map((balance, place): Figures => {
      expect(balance.closingCents).toBe(
        Number(balance.openingCents) + Number(balance.debitCents) - Number(balance.creditCents),
      );
      return [
        code,
        years[place]?.label ?? '',
        Number(balance.openingCents),
        Number(balance.debitCents),
        Number(balance.creditCents),
      ];
    }),
  );
}

describe('all years side by side are what plain SQL adds up', () => {
  const lineDate = 'coalesce(l.effective_date, e.entry_date)';
  test.each<[string, Omit<Parameters<typeof readBalances>[1], 'administrationId'>, string]>([
    ['whole', {}, '1'],
    ['to a period', { toPeriod: 6 }, 'p.number <= 6'],
    [
      'to a day of a year, and the same day of the others',
      { fiscalYearId: 2, toDate: '2024-02-29' },
      `substr(${lineDate}, 1, 4) || substr(${lineDate}, 6) <= substr(y.start_date, 1, 4) || '02-29'`,
    ],
    ['to a date as it is', { toDate: '2024-03-15' }, `${lineDate} <= '2024-03-15'`],
  ])('%s', async (_, input, where) => {
    const archive = await openForTest(books);
    const expected = bySql(archive, 1, where);
    expect(expected.some(([, , , debit]) => debit > 0)).toBe(true);
    expect(await byEngine(archive, { administrationId: 1, ...input })).toEqual(expected);
  });

  test('a year that is not there is refused', async () => {
    const archive = await openForTest(books);
    const input = { administrationId: 1, fiscalYearId: 999, toDate: '2024-01-31' };
    expect((await failureOf(readBalances(createLedger(archive), input, undefined))).code).toBe('not_found');
  });
});

describe('how a year opens with what the year before closed with', () => {
  /** Opens 2024 with exactly what follows from 2023, the result on account `taker`; then `change`. */
  async function opened(name: string, change: string) {
    const path = join(folder, `${name}.sbqa`);
    writeEdited(books, path, { version: 4, passphrase: booksPassphrase }, (db) => {
      db.exec(`DELETE FROM opening_balance_line WHERE fiscal_year_id = 2`);
      db.exec(
        `INSERT INTO opening_balance_line (id, fiscal_year_id, line_number, ledger_account_id, amount_cents, side)
         SELECT 10000 + id, 2, id, id, abs(cents), iif(cents < 0, 'C', 'D') FROM (
           SELECT a.id, a.type,
             coalesce((SELECT sum(signed_cents) FROM opening_balance_line o WHERE o.ledger_account_id = a.id AND o.fiscal_year_id = 1), 0)
             + coalesce((SELECT sum(l.signed_cents) FROM journal_line l JOIN journal_entry e ON e.id = l.journal_entry_id
                 WHERE l.ledger_account_id = a.id AND e.fiscal_year_id = 1), 0) AS cents
           FROM ledger_account a WHERE a.administration_id = 1) WHERE type = 'B'`,
      );
      if (change !== '') db.exec(change);
    });
    const archive = await openForTest(path);
    const balances = await readBalances(createLedger(archive), { administrationId: 1 }, undefined);
    const result = archive.db
      .prepare<number>(
        `SELECT coalesce(sum(l.signed_cents), 0) FROM journal_line l JOIN journal_entry e ON e.id = l.journal_entry_id
         JOIN ledger_account a ON a.id = l.ledger_account_id WHERE e.fiscal_year_id = 1 AND a.type = 'P' AND a.administration_id = 1`,
        { pluck: true },
      )
      .get();
    return { balances, result };
  }
  const firstBalanceAccount = `(SELECT min(id) FROM ledger_account WHERE administration_id = 1 AND type = 'B')`;
  const carries = ({ accounts }: Awaited<ReturnType<typeof readBalances>>) =>
    accounts.map(({ type, balances }) => `${type} ${balances[1]?.carry}`);

  test('what is carried over is the same, and profit and loss begins at zero', async () => {
    const { balances, result } = await opened('carried', '');
    expect(result).not.toBe(0);
    expect(new Set(carries(balances))).toEqual(new Set(['B same', 'P reset', 'M same']));
    expect(balances.accounts.every(({ balances: [first] }) => first?.carry === 'unknown')).toBe(true);
  });

  test('a cent more shows as a difference, with what it should be', async () => {
    const { balances } = await opened(
      'cent',
      `UPDATE opening_balance_line SET amount_cents = amount_cents + 1 WHERE id = 10000 + ${firstBalanceAccount}`,
    );
    const [differing, ...others] = balances.accounts.filter(({ balances: [, b] }) => b?.carry === 'differs');
    expect(others).toEqual([]);
    const balance = differing?.balances[1];
    expect(Math.abs(Number(balance?.openingCents) - Number(balance?.expectedCents))).toBe(1);
    expect(balance?.expectedCents).toBe(differing?.balances[0]?.closingCents);
  });

  test('the account that takes the result is named, not called a difference', async () => {
    const { balances } = await opened(
      'taken',
      `INSERT INTO opening_balance_line (id, fiscal_year_id, line_number, ledger_account_id, amount_cents, side)
       SELECT 20000, 2, 'result', ${firstBalanceAccount}, abs(cents), iif(cents < 0, 'C', 'D') FROM (
         SELECT sum(l.signed_cents) AS cents FROM journal_line l JOIN journal_entry e ON e.id = l.journal_entry_id
         JOIN ledger_account a ON a.id = l.ledger_account_id WHERE e.fiscal_year_id = 1 AND a.type = 'P' AND a.administration_id = 1)`,
    );
    expect(carries(balances).filter((carry) => carry === 'B result')).toHaveLength(1);
    expect(carries(balances)).not.toContain('B differs');
  });
});

describe.skipIf(vendorData === null)('books of real packages', () => {
  test('say where their opening balance is, and add up as SQL does', async () => {
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
    const kinds: string[] = [];
    for (const { id } of archive.db.prepare<{ id: number }>('SELECT id FROM administration').all()) {
      const { years } = await readBalances(createLedger(archive), { administrationId: id }, undefined);
      kinds.push(...years.map(({ opening }) => opening));
      expect(await byEngine(archive, { administrationId: id })).toEqual(bySql(archive, id));
    }
    expect(kinds).toHaveLength(2);
    expect(kinds).toContain('none');
  }, 60_000);
});
