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

type Sum = readonly [yearId: bigint, accountId: bigint, cents: bigint];
type Balances = Map<number, Map<number, bigint>>;

/**
 * The balances of all fiscal years, in order of administration and date. A year's opening balance is its `opening_balance_line`s; where
 * it has none, what its journals of type O booked (format README, "Conventions of the records").
 */
export function readYearBalances(records: RecordReader): YearBalances[] {
  const opening = sums(
    records,
    'SELECT fiscal_year_id, ledger_account_id, sum(signed_cents) FROM opening_balance_line GROUP BY 1, 2',
  );
  const booked = sums(records, movementSql(`JOIN journal j ON j.id = e.journal_id WHERE j.type = 'O'`));
  const movements = sums(records, movementSql(''));
  const years = records.prepare<Omit<YearBalances, 'opening' | 'closing'>>(
    `SELECT y.id, a.id AS administrationId, a.code AS administration, y.label, y.start_date AS startDate, y.end_date AS endDate
     FROM fiscal_year y JOIN administration a ON a.id = y.administration_id ORDER BY a.code, a.id, y.start_date, y.id`,
  );
  return years.all().map((year) => {
    const closing = new Map(opening.get(year.id));
    for (const [account, cents] of movements.get(year.id) ?? []) {
      closing.set(account, (closing.get(account) ?? 0n) + cents);
    }
    return { ...year, opening: opening.get(year.id) ?? booked.get(year.id) ?? null, closing };
  });
}

function movementSql(restriction: string): string {
  return `SELECT e.fiscal_year_id, l.ledger_account_id, sum(l.signed_cents)
    FROM journal_line l JOIN journal_entry e ON e.id = l.journal_entry_id ${restriction} GROUP BY 1, 2`;
}

function sums(records: RecordReader, sql: string): Balances {
  const balances: Balances = new Map();
  for (const [yearId, accountId, cents] of records
    .prepare<Sum>(sql, { raw: true, safeIntegers: true })
    .iterate()) {
    const year = balances.get(Number(yearId)) ?? new Map<number, bigint>();
    balances.set(Number(yearId), year.set(Number(accountId), cents));
  }
  return balances;
}
