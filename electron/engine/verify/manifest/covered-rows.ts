import type { StoredValue } from '#shared/archive-format/leaf.ts';
import { type CoveredTable, columnsOf } from '#shared/archive-format/tables.ts';
import type { ReadOnlyDatabase } from '../../driver/read-only-database.ts';
import type { ReadStatement, SqlValue } from '../../driver/statement.ts';

/** Below and above every id. */
export const lowestId = -(2n ** 63n);
export const highestId = 2n ** 63n - 1n;

/** Row ids; beyond 2^53 a bigint. */
export type RowId = number | bigint;

/** The covered columns of a table's rows in id order, the id first, as `LeafEncoder` takes them. */
export class CoveredRows {
  readonly table: CoveredTable;
  readonly #db: ReadOnlyDatabase;
  readonly #quick: ReadStatement<SqlValue[]>;
  #exact: ReadStatement<SqlValue[]> | null = null;
  readonly #hasBlobs: boolean;

  constructor(db: ReadOnlyDatabase, table: CoveredTable) {
    this.table = table;
    this.#db = db;
    const columns = Object.entries(columnsOf(table));
    this.#hasBlobs = columns.some(([, { type }]) => type === 'BLOB');
    this.#quick = this.#prepare(columns.map(([name]) => name).join(', '), false);
  }

  /** Integers as numbers, text as strings: for `LeafEncoder`'s meaning `integer`, which refuses what this cannot hold. */
  quick(fromId: RowId, toId: RowId): Iterable<SqlValue[]> {
    // A cursor costs more a row than an array, but files are not to be in memory side by side.
    return this.#hasBlobs ? this.#quick.iterate(fromId, toId) : this.#quick.all(fromId, toId);
  }

  /** Integers as bigint, text by its stored bytes: for `LeafEncoder`'s meaning `real`. Slower, and right for whatever a file holds. */
  *exact(fromId: RowId, toId: RowId): Generator<StoredValue[]> {
    const columns = Object.entries(columnsOf(this.table));
    this.#exact ??= this.#prepare(
      columns
        .map(([name, { type }]) => (type === 'TEXT' ? `typeof(${name}), CAST(${name} AS BLOB)` : name))
        .join(', '),
      true,
    );
    for (const cells of this.#exact.iterate(fromId, toId)) {
      let at = 0;
      yield columns.map(([, { type }]) => {
        if (type !== 'TEXT') return cells[at++] ?? null;
        const isText = cells[at++] === 'text';
        const bytes = cells[at++] ?? null;
        return isText && bytes instanceof Uint8Array ? { utf8: bytes } : bytes;
      });
    }
  }

  #prepare(columns: string, safeIntegers: boolean): ReadStatement<SqlValue[]> {
    return this.#db.prepare<SqlValue[]>(
      `SELECT ${columns} FROM ${this.table} WHERE id BETWEEN ? AND ? ORDER BY id`,
      { raw: true, safeIntegers },
    );
  }
}

/** The id that a row begins with. */
export function idOf(values: readonly StoredValue[]): RowId {
  const [id] = values;
  if (typeof id !== 'number' && typeof id !== 'bigint') throw new TypeError('a row without an id');
  return id;
}
