import type { RowSource } from '../row-source.ts';
import { byAdministration, byDateInYear } from './shared-scope.ts';

/** Credit notes carry their amounts as the document does, and take them off; what is bought and what is sold do not add up. */
const added = (cents: string) => ({
  sql: `iif(b.kind = 'credit_note', -${cents}, ${cents})`,
  unitSql: `b.direction || ' ' || b.currency`,
});

/** Purchase and sales invoices and credit notes as they were recognised. */
export const invoicesView: RowSource = {
  table: 'invoice',
  tableSql: 'invoice',
  idSql: 'b.id',
  joins: {
    administration: { sql: 'LEFT JOIN administration a ON a.id = b.administration_id' },
    relation: { sql: 'LEFT JOIN relation r ON r.id = b.relation_id' },
  },
  columns: [
    { name: 'id', type: 'integer', sql: 'b.id', references: 'invoice' },
    { name: 'issueDate', type: 'date', sql: 'b.issue_date' },
    { name: 'number', type: 'text', sql: 'b.number' },
    { name: 'direction', type: 'code', sql: 'b.direction' },
    { name: 'kind', type: 'code', sql: 'b.kind' },
    { name: 'relation', type: 'text', sql: 'r.name', joins: ['relation'] },
    { name: 'relationCode', type: 'text', sql: 'r.code', joins: ['relation'], order: 'binary' },
    { name: 'netCents', type: 'cents', sql: 'b.net_cents', added: added('b.net_cents') },
    { name: 'vatCents', type: 'cents', sql: 'b.vat_cents', added: added('b.vat_cents') },
    { name: 'grossCents', type: 'cents', sql: 'b.gross_cents', added: added('b.gross_cents') },
    { name: 'currency', type: 'code', sql: 'b.currency' },
    { name: 'dueDate', type: 'date', sql: 'b.due_date' },
    { name: 'paymentReference', type: 'text', sql: 'b.payment_reference' },
    { name: 'documentId', type: 'integer', sql: 'b.document_id', references: 'document' },
    { name: 'entryId', type: 'integer', sql: 'b.journal_entry_id', references: 'journal_entry' },
    { name: 'administration', type: 'code', sql: 'a.code', joins: ['administration'] },
  ],
  scope: {
    administrationId: byAdministration('b.administration_id'),
    fiscalYearId: byDateInYear('b.administration_id', 'b.issue_date'),
    relationId: { sql: 'b.relation_id = ?' },
    documentId: { sql: 'b.document_id = ?' },
    entryId: { sql: 'b.journal_entry_id = ?' },
    toDate: { sql: 'b.issue_date <= ?' },
  },
  passesOver: ['toPeriod'],
  defaultSort: [{ column: 'issueDate', direction: 'desc' }],
};
