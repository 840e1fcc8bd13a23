import type { RowSource } from '../row-source.ts';
import { lineDateSql, lineJoins, signedCentsSql } from './line-columns.ts';

/** Journal lines in the order in which the auditfile has them. */
export const journalLinesView: RowSource = {
  table: 'journal_line',
  tableSql: 'journal_line',
  idSql: 'b.id',
  joins: lineJoins,
  columns: [
    { name: 'id', type: 'integer', sql: 'b.id', references: 'journal_line' },
    { name: 'date', type: 'date', sql: lineDateSql, joins: ['entry'] },
    { name: 'entryNumber', type: 'text', sql: 'e.number', joins: ['entry'] },
    { name: 'lineNumber', type: 'text', sql: 'b.line_number' },
    { name: 'journalCode', type: 'code', sql: 'j.code', joins: ['journal'] },
    { name: 'year', type: 'code', sql: 'y.label', joins: ['year'] },
    { name: 'period', type: 'integer', sql: 'p.number', joins: ['period'] },
    { name: 'accountCode', type: 'code', sql: 'g.code', joins: ['account'] },
    { name: 'account', type: 'text', sql: 'g.description', joins: ['account'] },
    { name: 'description', type: 'text', sql: 'b.description' },
    { name: 'relation', type: 'text', sql: 'r.name', joins: ['relation'] },
    { name: 'invoiceReference', type: 'text', sql: 'b.invoice_reference' },
    { name: 'documentReference', type: 'text', sql: 'b.document_reference' },
    { name: 'debitCents', type: 'cents', sql: `iif(b.side = 'D', b.amount_cents, NULL)`, isSummed: true },
    { name: 'creditCents', type: 'cents', sql: `iif(b.side = 'C', b.amount_cents, NULL)`, isSummed: true },
    { name: 'amountCents', type: 'cents', sql: signedCentsSql, isSummed: true },
    { name: 'costCentre', type: 'code', sql: 'b.cost_centre' },
    { name: 'project', type: 'code', sql: 'b.project' },
    { name: 'dueDate', type: 'date', sql: 'b.due_date' },
    { name: 'matchKey', type: 'text', sql: 'b.match_key' },
    { name: 'entryId', type: 'integer', sql: 'b.journal_entry_id', references: 'journal_entry' },
  ],
  scope: {
    administrationId: {
      sql: `b.journal_entry_id IN (SELECT x.id FROM journal_entry x JOIN fiscal_year z ON z.id = x.fiscal_year_id
        WHERE z.administration_id = ?)`,
    },
    fiscalYearId: {
      sql: 'b.journal_entry_id IN (SELECT x.id FROM journal_entry x WHERE x.fiscal_year_id = ?)',
    },
    journalId: { sql: 'b.journal_entry_id IN (SELECT x.id FROM journal_entry x WHERE x.journal_id = ?)' },
    accountId: { sql: 'b.ledger_account_id = ?' },
    relationId: { sql: 'b.relation_id = ?' },
    itemOfLineId: {
      sql: `EXISTS (SELECT 1 FROM journal_line x WHERE x.id = ? AND x.ledger_account_id = b.ledger_account_id AND CASE
        WHEN coalesce(trim(x.match_key), '') <> '' THEN trim(b.match_key) = trim(x.match_key)
        WHEN coalesce(trim(x.invoice_reference), '') <> '' THEN coalesce(trim(b.match_key), '') = ''
          AND trim(b.invoice_reference) = trim(x.invoice_reference) AND b.relation_id IS x.relation_id
        ELSE b.id = x.id END)`,
    },
    entryId: { sql: 'b.journal_entry_id = ?' },
    toPeriod: {
      sql: 'coalesce(p.number, CAST(substr(e.entry_date, 6, 2) AS INTEGER)) <= ?',
      joins: ['period', 'entry'],
    },
    toDate: { sql: `${lineDateSql} <= ?`, joins: ['entry'] },
  },
  passesOver: [],
  defaultSort: [],
};
