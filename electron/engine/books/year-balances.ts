import type { RecordReader } from './record-reader.ts';

/** A fiscal year with what stands at its beginning and its end, by ledger account id, in cents, debit positive. */
export interface YearBalances {
  readonly id: number;
  readonly administrationId: number;
  readonly administration: string;
  readonly label: string;
  readonly startDate: string;
  readonly endDate: string;
  /** Null where the archive has no opening balance for the year. */
  readonly opening: ReadonlyMap<number, bigint> | null;
  /** Opening balance, as far as there is one, and all movements. */
  readonly closing: ReadonlyMap<number, bigint>;
}

type Sum = readonly [yearId: bigint, accountId: bigint, isOpening: bigint, cents: bigint];
type Balances = Map<number, Map<number, bigint>>;

/**
 * The balances of all fiscal years, in order of administration and date. A year's opening balance is its `opening_balance_line`s; where
 * it has none, what its journals of type O booked (format README, "Conventions of the records").
 */
export function readYearBalances(records: RecordReader): YearBalances[] {
  const opening: Balances = new Map();
  const booked: Balances = new Map();
  const closing: Balances = new Map();
  for (const [yearId, accountId, isOpening, cents] of sums(records)) {
    add(closing, yearId, accountId, cents);
    if (isOpening === 1n) add(opening, yearId, accountId, cents);
    if (isOpening === 2n) add(booked, yearId, accountId, cents);
  }
  const years = records.prepare<Omit<YearBalances, 'opening' | 'closing'>>(
    `SELECT y.id, a.id AS administrationId, a.code AS administration, y.label, y.start_date AS startDate, y.end_date AS endDate
     FROM fiscal_year y JOIN administration a ON a.id = y.administration_id ORDER BY a.code, a.id, y.start_date, y.id`,
  );
  return years.all().map((year) => ({
    ...year,
    opening: opening.get(year.id) ?? booked.get(year.id) ?? null,
    closing: closing.get(year.id) ?? new Map(),
  }));
}

/**
 * Sums by year, account and what they are: 1 from `opening_balance_line`, 2 booked by a journal of type O, 0 any other movement. One
 * pass over the lines, which are by far the most rows that there are.
 */
function sums(records: RecordReader): IterableIterator<Sum> {
  return records
    .prepare<Sum>(
      `SELECT e.fiscal_year_id, l.ledger_account_id, iif(j.type = 'O', 2, 0) AS opening, sum(l.signed_cents)
       FROM journal_line l CROSS JOIN journal_entry e ON e.id = l.journal_entry_id CROSS JOIN journal j ON j.id = e.journal_id
       GROUP BY 1, 2, 3
       UNION ALL
       SELECT fiscal_year_id, ledger_account_id, 1, sum(signed_cents) FROM opening_balance_line GROUP BY 1, 2`,
      { raw: true, safeIntegers: true },
    )
    .iterate();
}

function add(balances: Balances, yearId: bigint, accountId: bigint, cents: bigint): void {
  const year = balances.get(Number(yearId)) ?? new Map<number, bigint>();
  balances.set(Number(yearId), year);
  year.set(Number(accountId), (year.get(Number(accountId)) ?? 0n) + cents);
}
