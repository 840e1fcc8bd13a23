import type Database from 'better-sqlite3';

/** What a statement takes. */
export type BindValue = string | number | bigint | null | Uint8Array;

/** What a cell gives; integers are `number` unless the statement was prepared with `safeIntegers`, then `bigint`. */
export type SqlValue = string | number | bigint | null | Uint8Array;

/** Values for `?` in order, or one object for `:name`. */
export type Bindings = readonly BindValue[] | readonly [Readonly<Record<string, BindValue>>];

/** How rows come out of a statement. */
export interface StatementOptions {
  /** Integers as `bigint`, exact beyond 2^53. */
  readonly safeIntegers?: boolean;
  /** Rows as arrays of cells in the order of the columns. */
  readonly raw?: boolean;
  /** Rows as the first cell alone. */
  readonly pluck?: boolean;
}

/** A prepared statement that reads. Rows are objects by column name, or arrays after `raw`. */
export interface ReadStatement<Row = Record<string, SqlValue>> {
  get(...values: Bindings): Row | undefined;
  all(...values: Bindings): Row[];
  /** A cursor; must be run to its end or returned before another statement writes or the database closes. */
  iterate(...values: Bindings): IterableIterator<Row>;
  readonly columnNames: readonly string[];
}

/** Prepares a statement that answers rows; any other is refused before it runs, whether or not it writes. Its errors are as `explain` has them. */
export function prepareReading<Row>(
  connection: Database.Database,
  sql: string,
  options: StatementOptions = {},
  explain?: (error: unknown) => unknown,
): ReadStatement<Row> {
  const guarded = guardedBy(explain);
  const statement = guarded(() => connection.prepare<unknown[], Row>(sql));
  if (!statement.reader || !statement.readonly) {
    throw new TypeError('only statements that read are allowed here');
  }
  if (options.safeIntegers) statement.safeIntegers(true);
  if (options.raw) statement.raw(true);
  if (options.pluck) statement.pluck(true);
  return {
    get: (...values) => guarded(() => statement.get(...values)),
    all: (...values) => guarded(() => statement.all(...values)),
    iterate(...values) {
      const rows = guarded(() => statement.iterate(...values));
      return {
        next: () => guarded(() => rows.next()),
        return: (value) => rows.return?.(value) ?? { done: true, value: undefined },
        [Symbol.iterator]() {
          return this;
        },
      };
    },
    get columnNames() {
      return statement.columns().map((column) => column.name);
    },
  };
}

/** Runs parts of a statement, their errors as `explain` has them. */
function guardedBy(explain: (error: unknown) => unknown = (error) => error): <T>(run: () => T) => T {
  return (run) => {
    try {
      return run();
    } catch (error) {
      throw explain(error);
    }
  };
}
