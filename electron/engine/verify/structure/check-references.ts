import { quoteIdentifier } from '../../driver/quote-identifier.ts';
import type { ReadOnlyDatabase } from '../../driver/read-only-database.ts';
import { type CheckReport, reportUnreadable } from '../check-outcome.ts';

interface BrokenReference {
  readonly table: string;
  readonly rowid: number | null;
  readonly parent: string;
}

/** Every foreign key points to a row that exists. Table by table, so that a damaged one does not hide the others. */
export function checkReferences(db: ReadOnlyDatabase, report: CheckReport): void {
  const tables = db
    .prepare<string>(
      `SELECT DISTINCT t.name FROM sqlite_schema t, pragma_foreign_key_list(t.name) WHERE t.type = 'table' ORDER BY t.name`,
      { pluck: true },
    )
    .all();
  for (const table of tables) {
    report.looked(1);
    try {
      const broken = db.prepare<BrokenReference>(`PRAGMA foreign_key_check(${quoteIdentifier(table)})`);
      for (const { rowid, parent } of broken.iterate()) reportBroken(report, table, rowid, parent);
    } catch (error) {
      reportUnreadable(report, error, { table });
    }
  }
}

function reportBroken(report: CheckReport, table: string, id: number | null, parent: string): void {
  const record = id === null ? 'A record' : `Record ${id}`;
  report.find(
    'reference_broken',
    `${record} of ${table} refers to a record of ${parent} that does not exist.`,
    {
      table,
      ...(id === null ? {} : { record: { table, id } }),
      details: { parent },
    },
  );
}
