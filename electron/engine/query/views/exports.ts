import type { RowSource } from '../row-source.ts';
import { documentLogJoins, documentLogScope } from './document-log.ts';

/** Exports of documents to the bookkeeping package, as they went. */
export const exportsView: RowSource = {
  table: 'export_log',
  tableSql: 'export_log',
  idSql: 'b.id',
  joins: documentLogJoins,
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
  scope: documentLogScope('b.at'),
  passesOver: ['toPeriod', 'toDate'],
  defaultSort: [],
};
