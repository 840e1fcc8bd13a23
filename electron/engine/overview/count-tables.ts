import { quoteIdentifier } from '../driver/quote-identifier.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import { isDamage } from '../open/sqlite-failure.ts';
import type { Pacing } from '../query/pacing.ts';
import type { TableCatalog } from '../query/table-catalog.ts';

/** Rows of every table, in the schema's order; null where a damaged page keeps SQLite from counting. */
export async function countTables(
  db: ReadOnlyDatabase,
  tables: TableCatalog,
  pacing: Pacing,
): Promise<{ readonly name: string; readonly rows: number | null }[]> {
  const counts: { readonly name: string; readonly rows: number | null }[] = [];
  for (const name of tables.names) {
    counts.push({ name, rows: countRows(db, name) });
    await pacing.breathe();
  }
  return counts;
}

function countRows(db: ReadOnlyDatabase, table: string): number | null {
  try {
    return db.prepare<number>(`SELECT count(*) FROM ${quoteIdentifier(table)}`, { pluck: true }).get() ?? 0;
  } catch (error) {
    if (isDamage(error)) return null;
    throw error;
  }
}
