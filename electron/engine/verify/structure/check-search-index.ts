import { searchKinds } from '#shared/archive-format/search-records.ts';
import type { ReadOnlyDatabase } from '../../driver/read-only-database.ts';
import type { CheckReport } from '../check-outcome.ts';

/**
 * The search index is complete: its ids are those of `search_record`, every searchable record has one row there, and none is left
 * over (format README, "What is searchable").
 */
export function checkSearchIndex(db: ReadOnlyDatabase, report: CheckReport): void {
  const ids = (sql: string) => db.prepare<number>(sql, { pluck: true }).iterate();
  const count = (from: string) =>
    db.prepare<number>(`SELECT count(*) FROM ${from}`, { pluck: true }).get() ?? 0;
  const records = count('search_record');
  report.looked(records);
  let missing = 0;
  for (const id of ids(
    'SELECT id FROM search_record r WHERE NOT EXISTS (SELECT 1 FROM search_docsize d WHERE d.id = r.id)',
  )) {
    missing++;
    report.find(
      'search_entry_missing',
      `Search record ${id} is not in the full-text index: no search finds it.`,
      {
        table: 'search_record',
        record: { table: 'search_record', id },
      },
    );
  }
  // Where each has its entry and there are as many entries, none can be left over: the other direction need not be walked.
  if (count('search_docsize') !== records - missing) reportExtraEntries(report, ids);
  for (const kind of searchKinds) {
    let unsearchable = 0;
    for (const id of ids(
      `SELECT id FROM ${kind} t WHERE NOT EXISTS
         (SELECT 1 FROM search_record r WHERE r.kind = '${kind}' AND r.record_id = t.id)`,
    )) {
      unsearchable++;
      report.find('search_record_missing', `${kind} ${id} has no search record: no search finds it.`, {
        table: kind,
        record: { table: kind, id },
      });
    }
    if (count(`search_record WHERE kind = '${kind}'`) === count(kind) - unsearchable) continue;
    for (const id of ids(
      `SELECT r.id FROM search_record r WHERE r.kind = '${kind}' AND NOT EXISTS
         (SELECT 1 FROM ${kind} t WHERE t.id = r.record_id)`,
    )) {
      reportOrphan(report, id);
    }
  }
  const kinds = searchKinds.map((kind) => `'${kind}'`).join(', ');
  for (const id of ids(`SELECT id FROM search_record WHERE kind NOT IN (${kinds})`)) reportOrphan(report, id);
}

function reportExtraEntries(report: CheckReport, ids: (sql: string) => Iterable<number>): void {
  for (const id of ids(
    'SELECT id FROM search_docsize d WHERE NOT EXISTS (SELECT 1 FROM search_record r WHERE r.id = d.id)',
  )) {
    report.find(
      'search_entry_extra',
      `The full-text index has an entry ${id} that no search record stands for.`,
      {
        details: { id },
      },
    );
  }
}

function reportOrphan(report: CheckReport, id: number): void {
  report.find('search_record_orphaned', `Search record ${id} stands for a record that does not exist.`, {
    table: 'search_record',
    record: { table: 'search_record', id },
  });
}
