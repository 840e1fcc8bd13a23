import { quoteIdentifier } from '../driver/quote-identifier.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import { isDamage } from '../open/sqlite-failure.ts';
import type { TableCatalog } from '../query/table-catalog.ts';

/** Rows of every table, in the schema's order; null where a damaged page keeps SQLite from counting. */
export function countTables(
  db: ReadOnlyDatabase,
  tables: TableCatalog,
): { readonly name: string; readonly rows: number | null }[] {
  return tables.names.map((name) => ({ name, rows: countRows(db, name) }));
}

function countRows(db: ReadOnlyDatabase, table: string): number | null {
  try {
    return db.prepare<number>(`SELECT count(*) FROM ${quoteIdentifier(table)}`, { pluck: true }).get() ?? 0;
  } catch (error) {
    if (isDamage(error)) return null;
    throw error;
  }
}
