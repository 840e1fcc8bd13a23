import { coveredTableNames } from '#shared/archive-format/tables.ts';
import type { CheckReport } from '../verify/check-outcome.ts';
import { countOf, type RecordReader } from './record-reader.ts';

interface Link {
  readonly id: number;
  readonly documentId: number;
  readonly targetTable: string;
  readonly targetId: number;
}

/** Every document that was not deleted has its file, and every link from a document leads to a record. */
export function checkMissingDocuments(records: RecordReader, report: CheckReport): void {
  report.looked(countOf(records, 'SELECT count(*) FROM document'));
  if (report.items === 0) {
    report.notPossible('no_documents');
    return;
  }
  const missing = records.prepare<{ id: number; fileName: string }>(
    `SELECT id, file_name AS fileName FROM document WHERE content_id IS NULL AND status <> 'deleted' ORDER BY id`,
  );
  for (const { id, fileName } of missing.iterate()) {
    report.find('document_missing', `The file of document ${id} (${fileName}) is not in the archive.`, {
      table: 'document',
      record: { table: 'document', id },
      details: { fileName },
    });
  }
  const select = `SELECT k.id, k.document_id AS documentId, k.target_table AS targetTable, k.target_id AS targetId FROM document_link k`;
  for (const table of coveredTableNames) {
    const dangling = records.prepare<Link>(
      `${select} WHERE k.target_table = ? AND NOT EXISTS (SELECT 1 FROM ${table} t WHERE t.id = k.target_id) ORDER BY k.id`,
    );
    for (const link of dangling.iterate(table)) reportLink(report, link);
  }
  const names = coveredTableNames.map((name) => `'${name}'`).join(', ');
  const nowhere = records.prepare<Link>(`${select} WHERE k.target_table NOT IN (${names}) ORDER BY k.id`);
  for (const link of nowhere.iterate()) reportLink(report, link);
}

function reportLink(report: CheckReport, { id, documentId, targetTable, targetId }: Link): void {
  report.find(
    'link_target_missing',
    `Document ${documentId} is linked to ${targetTable} ${targetId}, which is not there.`,
    {
      table: 'document_link',
      record: { table: 'document_link', id },
      details: { documentId, targetTable, targetId },
    },
  );
}
