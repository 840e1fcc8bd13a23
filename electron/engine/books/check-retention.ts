import type { CheckReport } from '../verify/check-outcome.ts';
import { countOf, type RecordReader } from './record-reader.ts';

interface DocumentRow {
  readonly id: number;
  readonly fileName: string;
  readonly retentionClass: string;
  readonly retentionFrom: string | null;
}

const select = `SELECT id, file_name AS fileName, retention_class AS retentionClass, retention_from AS retentionFrom FROM document`;
const knownClasses = `('general7', 'real_estate', 'oss10', 'wwft5', 'none')`;
/** Their terms count from something that is not the document's own date (format README, "Retention"). */
const datedClasses = `('real_estate', 'wwft5')`;

/** Each document has a retention class that is known, and the date that its term counts from where its own is not that. */
export function checkRetention(records: RecordReader, report: CheckReport): void {
  report.looked(countOf(records, 'SELECT count(*) FROM document'));
  if (report.items === 0) {
    report.notPossible('no_documents');
    return;
  }
  const documents = (condition: string) =>
    records.prepare<DocumentRow>(`${select} WHERE ${condition} ORDER BY id`).iterate();
  for (const row of documents(`retention_class NOT IN ${knownClasses}`)) {
    report.find(
      'retention_class_unknown',
      `Document ${row.id} has the retention class ${row.retentionClass}, which the format does not know.`,
      placeOf(row),
    );
  }
  for (const row of documents(`retention_class IN ${datedClasses} AND retention_from IS NULL`)) {
    report.find(
      'retention_date_missing',
      `The term of document ${row.id} (${row.retentionClass}) counts from a date that the archive does not state.`,
      placeOf(row),
    );
  }
  for (const row of documents('retention_from IS NOT NULL AND date(retention_from) IS NOT retention_from')) {
    report.find(
      'retention_date_malformed',
      `The term of document ${row.id} counts from ${row.retentionFrom}, which is no date.`,
      placeOf(row),
    );
  }
}

function placeOf({ id, fileName, retentionClass, retentionFrom }: DocumentRow) {
  return {
    table: 'document',
    record: { table: 'document', id },
    details: { fileName, retentionClass, ...(retentionFrom === null ? {} : { retentionFrom }) },
  };
}
