import { fail } from '#shared/contract/failure.ts';
import type { ReadOnlyDatabase } from '../../driver/read-only-database.ts';
import type { BindValue, ReadStatement } from '../../driver/statement.ts';
import { readingRecords } from '../../open/sqlite-failure.ts';
import { decimalText } from '../export-column.ts';

/** The fiscal year that becomes an auditfile. */
export interface AuditfileYear {
  readonly id: bigint;
  readonly administrationId: bigint;
  readonly label: string;
  readonly startDate: string;
  readonly endDate: string;
  /** The administration's currency, ISO 4217. */
  readonly currency: string;
}

/** Lines and their sums by side, in cents. */
export interface LineTotals {
  readonly lines: bigint;
  readonly debitCents: bigint;
  readonly creditCents: bigint;
}

/** `LineTotals` of rows `l`, as SQL. */
export const lineTotals = `count(*) AS lines, coalesce(sum(CASE l.side WHEN 'D' THEN l.amount_cents END), 0) AS debitCents,
  coalesce(sum(CASE l.side WHEN 'C' THEN l.amount_cents END), 0) AS creditCents`;

/** Before every id. */
export const lowestId = -(2n ** 63n);

const rowsAtOnce = 500;

/** The records of an administration and year, read a few hundred at a time, whatever their number. */
export class AuditfileSource {
  readonly year: AuditfileYear;
  readonly #db: ReadOnlyDatabase;
  readonly #signal: AbortSignal | undefined;
  readonly #statements = new Map<string, ReadStatement<unknown>>();

  constructor(db: ReadOnlyDatabase, year: AuditfileYear, signal: AbortSignal | undefined) {
    this.#db = db;
    this.year = year;
    this.#signal = signal;
  }

  /** The one row of a question that always has one. Integers are `bigint`. Throws `damaged_record`. */
  one<Row>(what: string, sql: string, ...values: readonly BindValue[]): Row {
    const [row] = this.all<Row>(what, sql, ...values);
    if (row === undefined) throw fail('not_found', `${what}: there is none.`);
    return row;
  }

  /** All rows of a question that has few. */
  all<Row>(what: string, sql: string, ...values: readonly BindValue[]): Row[] {
    return readingRecords(what, () => this.#prepare<Row>(sql).all(...values));
  }

  /**
   * Rows by ascending id, in pages; others have their turn between them. The first parameter of `sql` is the id after which to go on,
   * its last the number of rows. Throws `damaged_record`, and `cancelled` on abort.
   */
  async *pages<Row extends { readonly id: bigint }>(
    what: string,
    sql: string,
    ...values: readonly BindValue[]
  ): AsyncGenerator<readonly Row[]> {
    let after = lowestId;
    while (true) {
      if (this.#signal?.aborted) throw fail('cancelled', 'The export was cancelled.');
      const from = after;
      const rows = readingRecords(what, () => this.#prepare<Row>(sql).all(from, ...values, rowsAtOnce));
      const last = rows.at(-1);
      if (last === undefined) return;
      // A damaged b-tree can lead back to where one was.
      if (last.id <= from) throw fail('damaged_record', `${what}: the records are in no order.`);
      yield rows;
      if (rows.length < rowsAtOnce) return;
      after = last.id;
      await new Promise(setImmediate);
    }
  }

  /** Each question is asked of thousands of entries and lines, and prepared once. Its rows are of the type that its SQL selects. */
  #prepare<Row>(sql: string): ReadStatement<Row> {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#db.prepare<unknown>(sql, { safeIntegers: true });
      this.#statements.set(sql, statement);
    }
    return statement as ReadStatement<Row>;
  }
}

/** Cents as the schema writes amounts: `-1234.56`. */
export function amountText(cents: bigint): string {
  return decimalText(String(cents), '.');
}
