import type { RowSource } from '../row-source.ts';
import { byAdministration, byDateInYear } from './shared-scope.ts';

/** Documents as they came in, each with its first invoice and whether it was booked. */
export const documentsView: RowSource = {
  table: 'document',
  tableSql: 'document',
  idSql: 'b.id',
  joins: {
    administration: { sql: 'LEFT JOIN administration a ON a.id = b.administration_id' },
    content: { sql: 'LEFT JOIN document_content c ON c.id = b.content_id' },
    invoice: {
      sql: 'LEFT JOIN invoice i ON i.id = (SELECT min(x.id) FROM invoice x WHERE x.document_id = b.id)',
    },
    relation: { sql: 'LEFT JOIN relation r ON r.id = i.relation_id', needs: ['invoice'] },
  },
  columns: [
    { name: 'id', type: 'integer', sql: 'b.id', references: 'document' },
    { name: 'receivedAt', type: 'instant', sql: 'b.received_at' },
    { name: 'fileName', type: 'text', sql: 'b.file_name' },
    { name: 'kind', type: 'code', sql: 'b.kind' },
    { name: 'status', type: 'code', sql: 'b.status' },
    { name: 'relation', type: 'text', sql: 'r.name', joins: ['relation'] },
    { name: 'invoiceNumber', type: 'text', sql: 'i.number', joins: ['invoice'] },
    { name: 'issueDate', type: 'date', sql: 'i.issue_date', joins: ['invoice'] },
    { name: 'grossCents', type: 'cents', sql: 'i.gross_cents', joins: ['invoice'] },
    {
      name: 'isBooked',
      type: 'flag',
      sql: `(i.journal_entry_id IS NOT NULL OR EXISTS (SELECT 1 FROM document_link k
        WHERE k.document_id = b.id AND k.target_table IN ('journal_entry', 'journal_line')))`,
      joins: ['invoice'],
    },
    { name: 'month', type: 'code', sql: 'substr(b.received_at, 1, 7)' },
    { name: 'channel', type: 'code', sql: 'b.channel' },
    { name: 'uploadedBy', type: 'code', sql: 'b.uploaded_by' },
    { name: 'mimeType', type: 'code', sql: 'b.mime_type' },
    { name: 'pageCount', type: 'integer', sql: 'b.page_count' },
    { name: 'byteSize', type: 'integer', sql: 'c.byte_size', joins: ['content'] },
    { name: 'retentionClass', type: 'code', sql: 'b.retention_class' },
    { name: 'administration', type: 'code', sql: 'a.code', joins: ['administration'] },
  ],
  scope: {
    administrationId: byAdministration('b.administration_id'),
    fiscalYearId: byDateInYear('b.administration_id', 'b.received_at'),
    relationId: { sql: 'b.id IN (SELECT x.document_id FROM invoice x WHERE x.relation_id = ?)' },
    entryId: {
      sql: `b.id IN (SELECT k.document_id FROM document_link k WHERE k.target_table = 'journal_entry' AND k.target_id = ?
        UNION SELECT x.document_id FROM invoice x WHERE x.journal_entry_id = ?)`,
    },
    documentId: { sql: 'b.id = ?' },
  },
  passesOver: ['toPeriod', 'toDate'],
  defaultSort: [{ column: 'receivedAt', direction: 'desc' }],
};
