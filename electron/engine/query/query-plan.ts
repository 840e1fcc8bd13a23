import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import { type CompiledQuery, fromSql, paramsOf, whereSql } from './compiled-query.ts';
import { orderSql } from './row-reader.ts';
import type { SourceColumn } from './row-source.ts';

/** Whether an index leads to the rows of the scope, so that few of the table's are read. */
export function isNarrowedByIndex(db: ReadOnlyDatabase, query: CompiledQuery): boolean {
  return query.scope.length > 0 && planOf(db, query, '').some(isSearchOfBase);
}

/** Whether an index has the order and leads to the scope's rows: then SQLite stops after the rows that were asked for. */
export function isServedByIndex(db: ReadOnlyDatabase, query: CompiledQuery): boolean {
  if (query.filters.length > 0 || query.sort.some(({ column }) => isFolded(column))) return false;
  const plan = planOf(db, query, `${orderSql(query)} LIMIT 1`);
  const isSorted = plan.some((detail) => detail.startsWith('USE TEMP B-TREE'));
  return !isSorted && (query.scope.length === 0 || plan.some(isSearchOfBase));
}

/** SQLite's plan for the scope alone, a line a step. */
function planOf(db: ReadOnlyDatabase, { source, scope, sort }: CompiledQuery, tail: string): string[] {
  const from = fromSql(source, [
    ...scope.flatMap((fragment) => fragment.joins),
    ...sort.flatMap(({ column }) => column.joins ?? []),
  ]);
  const sql = `SELECT ${source.idSql ?? '1'} FROM ${from} ${whereSql(scope.map((one) => one.sql))} ${tail}`;
  return db
    .prepare<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...paramsOf(scope))
    .map(({ detail }) => detail);
}

function isSearchOfBase(detail: string): boolean {
  return detail.startsWith('SEARCH b USING');
}

function isFolded(column: SourceColumn): boolean {
  return column.type === 'text' && column.order !== 'binary';
}
