import type { RowSource } from '../row-source.ts';
import { documentLogJoins, documentLogScope } from './document-log.ts';

/** Steps of authorisation, each with its document. */
export const authorisationsView: RowSource = {
  table: 'authorisation',
  tableSql: 'authorisation',
  idSql: 'b.id',
  joins: documentLogJoins,
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
  // A step that was never decided belongs to the year in which its document came in.
  scope: documentLogScope('coalesce(b.decided_at, d.received_at)'),
  passesOver: ['toPeriod', 'toDate'],
  defaultSort: [],
};
