import { describe, expect, test } from 'vitest';
import { withoutSentence } from '../../fixtures/finding-sentences.ts';
import { bookRecords, codesOfLedger, type Line } from './book-records.ts';

const { account, administration, entry, found, insert, journal, opening, run, seen, year } = bookRecords();

describe('entries_balance', () => {
  test('passes where debit equals credit, beyond 2^53 cents too', () => {
    const a = administration();
    const [bank, revenue] = [account(a, '1100', 'B'), account(a, '8000', 'P')];
    entry(journal(a, 'M'), year(a, '2024'), '1', [
      [bank, 9_007_199_254_740_993n],
      [revenue, -9_007_199_254_740_993n],
    ]);
    expect(run('entries_balance')).toMatchObject({ reason: null, items: 1, findings: [] });
  });

  test('finds one cent, at any size', () => {
    const a = administration();
    const [bank, revenue] = [account(a, '1100', 'B'), account(a, '8000', 'P')];
    const id = entry(journal(a, 'M'), year(a, '2024'), '7', [
      [bank, 9_007_199_254_740_993n],
      [revenue, -9_007_199_254_740_992n],
    ]);
    expect(run('entries_balance').findings).toEqual([
      {
        code: 'entry_unbalanced',
        severity: 'error',
        message: 'Entry 7 of journal M does not balance: debit minus credit is 0.01.',
        table: 'journal_entry',
        record: { table: 'journal_entry', id },
        details: { number: '7', journal: 'M', differenceCents: 1 },
      },
    ]);
  });
});

describe('opening_balances', () => {
  test('passes where they balance', () => {
    const a = administration();
    opening(year(a, '2024'), [
      [account(a, '1100', 'B'), 500],
      [account(a, '0600', 'B'), -500],
    ]);
    expect(run('opening_balances')).toMatchObject({ reason: null, items: 1, findings: [] });
  });

  test('finds the year whose opening balance does not', () => {
    const a = administration();
    const y = year(a, '2024');
    opening(y, [
      [account(a, '1100', 'B'), 500],
      [account(a, '0600', 'B'), -499],
    ]);
    expect(found('opening_balances')).toEqual([['opening_unbalanced', `fiscal_year ${y}`]]);
  });
});

describe('year_continuity', () => {
  function twoYears(nextOpening: (bank: number, equity: number, revenue: number) => readonly Line[]) {
    const a = administration();
    const [bank, equity, revenue] = [
      account(a, '1100', 'B'),
      account(a, '0600', 'B'),
      account(a, '8000', 'P'),
    ];
    const [first, second] = [year(a, '2023'), year(a, '2024')];
    opening(first, [
      [bank, 1000],
      [equity, -1000],
    ]);
    entry(journal(a, 'M'), first, '1', [
      [bank, 250],
      [revenue, -250],
    ]);
    opening(second, nextOpening(bank, equity, revenue));
    return { bank, equity, revenue };
  }

  test('passes where balances are carried over and the result moved to one equity account', () => {
    twoYears((bank, equity) => [
      [bank, 1250],
      [equity, -1250],
    ]);
    expect(run('year_continuity')).toMatchObject({ reason: null, items: 1, findings: [] });
  });

  test('finds the account that opens with another balance', () => {
    const { bank } = twoYears((bank, equity) => [
      [bank, 1251],
      [equity, -1250],
    ]);
    expect(run('year_continuity').findings).toMatchObject([
      {
        code: 'opening_differs_from_closing',
        record: { table: 'ledger_account', id: bank },
        details: { openingCents: 1251, expectedCents: 1250, fiscalYear: '2024', previousYear: '2023' },
      },
    ]);
  });

  test('finds a profit and loss account that was not reset', () => {
    const { revenue } = twoYears((bank, equity, revenue) => [
      [bank, 1250],
      [equity, -1000],
      [revenue, -250],
    ]);
    expect(found('year_continuity')).toEqual([['opening_differs_from_closing', `ledger_account ${revenue}`]]);
  });

  test('finds a result that was spread over two accounts', () => {
    twoYears((bank, equity) => [
      [bank, 1249],
      [equity, -1249],
    ]);
    expect(found('year_continuity')).toHaveLength(2);
  });

  test('takes what journals of type O booked for the opening balance', () => {
    const a = administration();
    const [bank, equity] = [account(a, '1100', 'B'), account(a, '0600', 'B')];
    const [first, second] = [year(a, '2023'), year(a, '2024')];
    const opens = journal(a, 'O', 'O');
    const lines: readonly Line[] = [
      [bank, 1000],
      [equity, -1000],
    ];
    entry(opens, first, '1', lines);
    entry(opens, second, '1', lines);
    expect(run('year_continuity')).toMatchObject({ reason: null, items: 1, findings: [] });
  });

  test('does not guess the closing balance of a year without an opening balance', () => {
    const a = administration();
    const [bank, equity] = [account(a, '1100', 'B'), account(a, '0600', 'B')];
    entry(journal(a, 'M'), year(a, '2023'), '1', [
      [bank, 5],
      [equity, -5],
    ]);
    opening(year(a, '2024'), [
      [bank, 1005],
      [equity, -1005],
    ]);
    expect(run('year_continuity')).toMatchObject({ reason: 'no_next_year', items: 0 });
  });

  test('years that do not follow each other, and years of another administration, are not compared', () => {
    const [a, b] = [administration('A'), administration('B')];
    opening(year(a, '2022'), [[account(a, '1100', 'B'), 1]]);
    opening(year(a, '2024'), [[account(a, '1200', 'B'), 2]]);
    opening(year(b, '2025'), [[account(b, '1100', 'B'), 3]]);
    expect(run('year_continuity')).toMatchObject({ reason: 'no_next_year' });
  });
});

describe('entry_numbers', () => {
  test('passes where each series of a journal and year runs on, in whatever order it was entered', () => {
    const a = administration();
    const y = year(a, '2024');
    const m = journal(a, 'M');
    for (const number of ['1-2', '1-1', '2-3', '2-4', 'vrij']) entry(m, y, number, []);
    for (const number of ['9', '10', '011']) entry(journal(a, `J${number}`), y, number, []);
    entry(m, year(a, '2025'), '1-9', []);
    expect(run('entry_numbers')).toMatchObject({ reason: null, items: 9, findings: [] });
  });

  test('finds each gap once, with what stands before and after', () => {
    const a = administration();
    const m = journal(a, '90');
    const y = year(a, '2024');
    entry(m, y, '16900001', []);
    const after = entry(m, y, '16900003', []);
    expect(run('entry_numbers').findings).toMatchObject([
      {
        code: 'entry_number_gap',
        severity: 'remark',
        record: { table: 'journal_entry', id: after },
        details: { before: '16900001', after: '16900003', missing: '1', journal: '90', fiscalYear: '2024' },
      },
    ]);
  });

  test('finds duplicates within a journal and year, and only there', () => {
    const a = administration();
    const [m, n] = [journal(a, 'M'), journal(a, 'N')];
    const y = year(a, '2024');
    const first = entry(m, y, '1', []);
    entry(n, y, '1', []);
    const second = entry(m, y, '1', []);
    expect(run('entry_numbers').findings).toMatchObject([
      {
        code: 'entry_number_duplicate',
        severity: 'warning',
        record: { id: second },
        details: { firstId: first },
      },
    ]);
  });
});

describe('dates', () => {
  test('passes within year and period, a line on another day of the year included', () => {
    const a = administration();
    const y = year(a, '2024');
    const periodId = insert('period', {
      fiscal_year_id: y,
      number: 3,
      start_date: '2024-03-01',
      end_date: '2024-03-31',
    });
    entry(journal(a, 'M'), y, '1', [[account(a, '1100', 'B'), 1]], {
      date: '2024-03-31',
      periodId,
      lineDate: '2024-04-02',
    });
    expect(run('dates')).toMatchObject({ reason: null, items: 1, findings: [] });
  });

  test('finds what is outside the year, outside the period, in a period of another year, and no date at all', () => {
    const a = administration();
    const [y, other] = [year(a, '2024'), year(a, '2023')];
    const period = (yearId: number, start: string | null, end: string | null) =>
      insert('period', {
        fiscal_year_id: yearId,
        number: 1 + yearId,
        start_date: start,
        end_date: end,
      });
    const march = period(y, '2024-03-01', '2024-03-31');
    const m = journal(a, 'M');
    const outsideYear = entry(m, y, '1', [], { date: '2025-03-05', periodId: march });
    const outsidePeriod = entry(m, y, '2', [], { date: '2024-04-01', periodId: march });
    const otherYear = entry(m, y, '3', [], { periodId: period(other, null, null) });
    const malformed = entry(m, y, '4', [], { date: '2024-02-30' });
    entry(m, y, '5', [[account(a, '1100', 'B'), 1]], { lineDate: '2023-12-31' });
    expect(found('dates')).toEqual([
      ['entry_date_outside_year', `journal_entry ${outsideYear}`],
      ['entry_date_outside_period', `journal_entry ${outsidePeriod}`],
      ['entry_period_of_other_year', `journal_entry ${otherYear}`],
      ['line_date_outside_year', 'journal_line 1'],
      ['date_malformed', `journal_entry ${malformed}`],
    ]);
  });
});

test('every code of the ledger was found above, and each finding fills a sentence of both languages', () => {
  expect([...new Set(seen.map(({ code }) => code))].sort()).toEqual(codesOfLedger);
  expect(withoutSentence(seen)).toEqual([]);
});
