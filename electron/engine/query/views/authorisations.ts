import type { RowSource } from '../row-source.ts';
import { byAdministration, byDateInYear } from './shared-scope.ts';

/** Steps of authorisation, each with its document. */
export const authorisationsView: RowSource = {
  table: 'authorisation',
  tableSql: 'authorisation',
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
    { name: 'id', type: 'integer', sql: 'b.id', references: 'authorisation' },
    { name: 'decidedAt', type: 'instant', sql: 'b.decided_at' },
    { name: 'authoriser', type: 'code', sql: 'b.authoriser' },
    { name: 'decision', type: 'code', sql: 'b.decision' },
    { name: 'step', type: 'integer', sql: 'b.step' },
    { name: 'rule', type: 'code', sql: 'b.rule' },
    { name: 'remark', type: 'text', sql: 'b.remark' },
    { name: 'fileName', type: 'text', sql: 'd.file_name', joins: ['document'] },
    { name: 'status', type: 'code', sql: 'd.status', joins: ['document'] },
    { name: 'relation', type: 'text', sql: 'r.name', joins: ['relation'] },
    { name: 'invoiceNumber', type: 'text', sql: 'i.number', joins: ['invoice'] },
    { name: 'grossCents', type: 'cents', sql: 'i.gross_cents', joins: ['invoice'] },
    { name: 'documentId', type: 'integer', sql: 'b.document_id', references: 'document' },
    { name: 'administration', type: 'code', sql: 'a.code', joins: ['administration'] },
  ],
  scope: {
    administrationId: { ...byAdministration('d.administration_id'), joins: ['document'] },
    // A step that was never decided belongs to the year in which its document came in.
    fiscalYearId: {
      ...byDateInYear('d.administration_id', 'coalesce(b.decided_at, d.received_at)'),
      joins: ['document'],
    },
    documentId: { sql: 'b.document_id = ?' },
    relationId: { sql: 'b.document_id IN (SELECT x.document_id FROM invoice x WHERE x.relation_id = ?)' },
  },
  passesOver: ['toPeriod', 'toDate'],
  defaultSort: [],
};
