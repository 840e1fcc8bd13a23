import type { ListRow } from '#shared/contract/lists.ts';
import type { Cell } from '#shared/contract/values.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import type { ReadStatement, SqlValue } from '../driver/statement.ts';
import { isDamage, readingRecords } from '../open/sqlite-failure.ts';
import { type CompiledQuery, fromSql, paramsOf, whereSql } from './compiled-query.ts';
import { integerCell } from './exact-sum.ts';
import type { RowSource, SourceColumn } from './row-source.ts';

/** Reads whole rows of one source. */
export interface RowReader {
  /** Rows on damaged pages are marked as damaged. */
  byIds(ids: Iterable<number>): ListRow[];
  /** Throws `damaged_record` where a row on the way stands on a damaged page. By SQLite's own order, OFFSET and LIMIT: for the first rows of an order that an index has, and for tables without ids. */
  byOffset(query: CompiledQuery, offset: number, limit: number): ListRow[];
}

export function createRowReader(db: ReadOnlyDatabase, source: RowSource): RowReader {
  const expressions = source.columns.map(expressionOf);
  const joins = source.columns.flatMap((column) => column.joins ?? []);
  const id = source.idSql ?? 'NULL';
  const ids = source.idSql === null ? [] : [source.idSql];
  const selected = [...ids, ...expressions].join(', ');
  const what = `Table ${source.table}`;
  let byId: ReadStatement<SqlValue[]> | undefined;

  const asRow = (values: readonly SqlValue[]): ListRow => ({
    ref: source.idSql === null ? null : refOf(source, values[0] ?? null),
    cells: cellsOf(source.columns, values.slice(ids.length)),
  });
  return {
    byIds(ids) {
      byId ??= db.prepare<SqlValue[]>(
        `SELECT ${selected} FROM ${fromSql(source, joins)} WHERE ${id} = ?`,
        rawAndExact,
      );
      const statement = byId;
      return readingRecords(what, () =>
        Array.from(ids, (rowId) => {
          const values = unlessDamaged(() => statement.get(rowId));
          // Only a damaged page can hold an id that was counted and is not found.
          return values === undefined ? damagedRow(source, rowId) : asRow(values);
        }),
      );
    },
    byOffset(query, offset, limit) {
      const conditions = [...query.scope, ...query.filters];
      const from = fromSql(source, [...joins, ...conditions.flatMap((condition) => condition.joins)]);
      const sql = `SELECT ${selected} FROM ${from} ${whereSql(conditions.map((condition) => condition.sql))}
        ${orderSql(query)} LIMIT ? OFFSET ?`;
      return readingRecords(what, () =>
        db
          .prepare<SqlValue[]>(sql, rawAndExact)
          .all(...paramsOf(conditions), limit, offset)
          .map(asRow),
      );
    },
  };
}

const rawAndExact = { raw: true, safeIntegers: true } as const;

/** The order as SQL, ids last, in the direction of the column before them so that an index can be read backwards. */
export function orderSql(query: CompiledQuery): string {
  // A foreign table may declare another collation, by which lists are not ordered.
  const terms = query.sort.map(
    ({ column, descending }) => `${column.sql} COLLATE BINARY${descending ? ' DESC' : ''}`,
  );
  const { idSql } = query.source;
  if (idSql !== null) terms.push(`${idSql}${query.sort.at(-1)?.descending ? ' DESC' : ''}`);
  return terms.length === 0 ? '' : `ORDER BY ${terms.join(', ')}`;
}

/** No text that people read is as long; a file made to fill the memory may hold any. */
const mostTextBytes = 1_000_000;

/**
 * One expression a column, for a result has room for no more than a table has. Of a blob only its length is read, as digits in a blob;
 * a text that is too long is cut, and ends with a mark.
 */
function expressionOf({ sql, mayHoldBlobs, mayBeLong }: SourceColumn): string {
  const isLong = `octet_length(${sql}) > ${mostTextBytes}`;
  const cut = `substr(${sql}, 1, ${mostTextBytes}) || '…'`;
  if (mayHoldBlobs) {
    return `CASE WHEN typeof(${sql}) = 'blob' THEN CAST(CAST(length(${sql}) AS TEXT) AS BLOB) WHEN ${isLong} THEN ${cut} ELSE ${sql} END`;
  }
  return mayBeLong ? `iif(${isLong}, ${cut}, ${sql})` : sql;
}

function cellsOf(columns: readonly SourceColumn[], values: readonly SqlValue[]): Cell[] {
  return columns.map((column, index) => {
    const value = values[index] ?? null;
    return column.mayHoldBlobs && value instanceof Uint8Array
      ? { blobBytes: Number(Buffer.from(value).toString('latin1')) }
      : cellOf(value);
  });
}

/** A value of SQLite as a cell of the contract. */
export function cellOf(value: SqlValue): Cell {
  if (typeof value === 'bigint') return integerCell(value);
  // JSON, which the command line writes, has no spelling for infinities; SQLite stores them.
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  return value instanceof Uint8Array ? { blobBytes: value.length } : value;
}

function damagedRow(source: RowSource, id: number): ListRow {
  return { ref: refOf(source, id), cells: source.columns.map(() => null), damaged: true };
}

function unlessDamaged<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (isDamage(error)) return undefined;
    throw error;
  }
}

function refOf(source: RowSource, id: SqlValue): ListRow['ref'] {
  const number = Number(id);
  return id === null || !Number.isSafeInteger(number) ? null : { table: source.table, id: number };
}
