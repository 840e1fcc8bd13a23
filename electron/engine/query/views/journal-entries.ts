import type { RowSource } from '../row-source.ts';

/** Journal entries with the sum of their debit lines. */
export const journalEntriesView: RowSource = {
  table: 'journal_entry',
  tableSql: 'journal_entry',
  idSql: 'b.id',
  joins: {
    journal: { sql: 'LEFT JOIN journal j ON j.id = b.journal_id' },
    year: { sql: 'LEFT JOIN fiscal_year y ON y.id = b.fiscal_year_id' },
    period: { sql: 'LEFT JOIN period p ON p.id = b.period_id' },
    administration: {
      sql: 'LEFT JOIN administration a ON a.id = y.administration_id',
      needs: ['year'],
    },
  },
  columns: [
    { name: 'id', type: 'integer', sql: 'b.id', references: 'journal_entry' },
    { name: 'date', type: 'date', sql: 'b.entry_date' },
    { name: 'number', type: 'text', sql: 'b.number' },
    { name: 'journalCode', type: 'code', sql: 'j.code', joins: ['journal'] },
    { name: 'journal', type: 'text', sql: 'j.description', joins: ['journal'] },
    { name: 'year', type: 'code', sql: 'y.label', joins: ['year'] },
    { name: 'period', type: 'integer', sql: 'p.number', joins: ['period'] },
    { name: 'description', type: 'text', sql: 'b.description' },
    {
      name: 'amountCents',
      type: 'cents',
      sql: `(SELECT coalesce(sum(l.amount_cents), 0) FROM journal_line l WHERE l.journal_entry_id = b.id AND l.side = 'D')`,
      isSummed: true,
    },
    {
      name: 'lines',
      type: 'integer',
      sql: '(SELECT count(*) FROM journal_line l WHERE l.journal_entry_id = b.id)',
    },
    { name: 'enteredBy', type: 'code', sql: 'b.entered_by' },
    { name: 'administration', type: 'code', sql: 'a.code', joins: ['administration'] },
  ],
  scope: {
    administrationId: {
      sql: 'b.fiscal_year_id IN (SELECT x.id FROM fiscal_year x WHERE x.administration_id = ?)',
    },
    fiscalYearId: { sql: 'b.fiscal_year_id = ?' },
    journalId: { sql: 'b.journal_id = ?' },
    entryId: { sql: 'b.id = ?' },
    accountId: {
      sql: 'b.id IN (SELECT l.journal_entry_id FROM journal_line l WHERE l.ledger_account_id = ?)',
    },
    relationId: { sql: 'b.id IN (SELECT l.journal_entry_id FROM journal_line l WHERE l.relation_id = ?)' },
    documentId: {
      sql: `b.id IN (SELECT k.target_id FROM document_link k WHERE k.target_table = 'journal_entry' AND k.document_id = ?
        UNION SELECT x.journal_entry_id FROM invoice x WHERE x.document_id = ?)`,
    },
    toPeriod: {
      sql: 'coalesce((SELECT p.number FROM period p WHERE p.id = b.period_id), CAST(substr(b.entry_date, 6, 2) AS INTEGER)) <= ?',
    },
    toDate: { sql: 'b.entry_date <= ?' },
  },
  passesOver: [],
  defaultSort: [{ column: 'date', direction: 'asc' }],
};
