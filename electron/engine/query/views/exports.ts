import type { RowSource } from '../row-source.ts';
import { byAdministration, byDateInYear } from './shared-scope.ts';

/** Exports of documents to the bookkeeping package, as they went. */
export const exportsView: RowSource = {
  table: 'export_log',
  tableSql: 'export_log',
  idSql: 'b.id',
  joins: {
    document: { sql: 'LEFT JOIN document d ON d.id = b.document_id' },
    administration: { sql: 'LEFT JOIN administration a ON a.id = d.administration_id', needs: ['document'] },
    invoice: {
      sql: 'LEFT JOIN invoice i ON i.id = (SELECT min(x.id) FROM invoice x WHERE x.document_id = b.document_id)',
    },
    relation: { sql: 'LEFT JOIN relation r ON r.id = i.relation_id', needs: ['invoice'] },
  },
  columns: [
    { name: 'id', type: 'integer', sql: 'b.id', references: 'export_log' },
    { name: 'at', type: 'instant', sql: 'b.at' },
    { name: 'package', type: 'code', sql: 'b.package' },
    { name: 'outcome', type: 'code', sql: 'b.outcome' },
    { name: 'reference', type: 'text', sql: 'b.reference' },
    { name: 'remark', type: 'text', sql: 'b.remark' },
    { name: 'fileName', type: 'text', sql: 'd.file_name', joins: ['document'] },
    { name: 'kind', type: 'code', sql: 'd.kind', joins: ['document'] },
    { name: 'relation', type: 'text', sql: 'r.name', joins: ['relation'] },
    { name: 'invoiceNumber', type: 'text', sql: 'i.number', joins: ['invoice'] },
    { name: 'documentId', type: 'integer', sql: 'b.document_id', references: 'document' },
    { name: 'administration', type: 'code', sql: 'a.code', joins: ['administration'] },
  ],
  scope: {
    administrationId: { ...byAdministration('d.administration_id'), joins: ['document'] },
    fiscalYearId: { ...byDateInYear('d.administration_id', 'b.at'), joins: ['document'] },
    documentId: { sql: 'b.document_id = ?' },
    relationId: { sql: 'b.document_id IN (SELECT x.document_id FROM invoice x WHERE x.relation_id = ?)' },
  },
  passesOver: ['toPeriod', 'toDate'],
  defaultSort: [],
};
