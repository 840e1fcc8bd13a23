import type { CheckReport } from '../verify/check-outcome.ts';
import { countOf, type RecordReader } from './record-reader.ts';

/** Every document that is said to be exported has a record of its export. */
export function checkExportRecords(records: RecordReader, report: CheckReport): void {
  report.looked(countOf(records, `SELECT count(*) FROM document WHERE status = 'exported'`));
  if (report.items === 0) {
    report.notPossible('no_exported_documents');
    return;
  }
  const missing = records.prepare<{ id: number; fileName: string }>(
    `SELECT d.id, d.file_name AS fileName FROM document d WHERE d.status = 'exported' AND NOT EXISTS
       (SELECT 1 FROM export_log x WHERE x.document_id = d.id AND x.outcome = 'exported') ORDER BY d.id`,
  );
  for (const { id, fileName } of missing.iterate()) {
    report.find(
      'export_record_missing',
      `Document ${id} (${fileName}) was exported, but no record says when.`,
      {
        table: 'document',
        record: { table: 'document', id },
        details: { fileName },
      },
    );
  }
}
