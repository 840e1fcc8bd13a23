import type { RowSource } from '../row-source.ts';

const lineDate = 'coalesce(l.effective_date, e.entry_date)';

/** The VAT of journal lines, each with its line; amounts are debit minus credit. */
export const vatLinesView: RowSource = {
  table: 'journal_line_vat',
  tableSql: 'journal_line_vat',
  idSql: 'b.id',
  joins: {
    line: { sql: 'LEFT JOIN journal_line l ON l.id = b.journal_line_id' },
    entry: { sql: 'LEFT JOIN journal_entry e ON e.id = l.journal_entry_id', needs: ['line'] },
    journal: { sql: 'LEFT JOIN journal j ON j.id = e.journal_id', needs: ['entry'] },
    account: { sql: 'LEFT JOIN ledger_account g ON g.id = l.ledger_account_id', needs: ['line'] },
    relation: { sql: 'LEFT JOIN relation r ON r.id = l.relation_id', needs: ['line'] },
    code: { sql: 'LEFT JOIN vat_code c ON c.id = b.vat_code_id' },
  },
  columns: [
    { name: 'id', type: 'integer', sql: 'b.id', references: 'journal_line_vat' },
    { name: 'date', type: 'date', sql: lineDate, joins: ['entry'] },
    { name: 'entryNumber', type: 'text', sql: 'e.number', joins: ['entry'] },
    { name: 'journalCode', type: 'code', sql: 'j.code', joins: ['journal'] },
    { name: 'accountCode', type: 'code', sql: 'g.code', joins: ['account'] },
    { name: 'account', type: 'text', sql: 'g.description', joins: ['account'] },
    {
      name: 'description',
      type: 'text',
      sql: `coalesce(nullif(l.description, ''), e.description)`,
      joins: ['entry'],
    },
    { name: 'relation', type: 'text', sql: 'r.name', joins: ['relation'] },
    { name: 'vatCode', type: 'code', sql: 'c.code', joins: ['code'] },
    { name: 'box', type: 'code', sql: 'c.return_box', joins: ['code'] },
    { name: 'rateBp', type: 'integer', sql: 'coalesce(b.rate_bp, c.rate_bp)', joins: ['code'] },
    {
      name: 'lineAmountCents',
      type: 'cents',
      sql: `(CASE l.side WHEN 'D' THEN l.amount_cents ELSE -l.amount_cents END)`,
      joins: ['line'],
      isSummed: true,
    },
    {
      name: 'vatCents',
      type: 'cents',
      sql: `(CASE b.side WHEN 'D' THEN b.amount_cents ELSE -b.amount_cents END)`,
      isSummed: true,
    },
    {
      name: 'entryId',
      type: 'integer',
      sql: 'l.journal_entry_id',
      joins: ['line'],
      references: 'journal_entry',
    },
    { name: 'lineId', type: 'integer', sql: 'b.journal_line_id', references: 'journal_line' },
  ],
  scope: {
    administrationId: {
      sql: 'e.fiscal_year_id IN (SELECT x.id FROM fiscal_year x WHERE x.administration_id = ?)',
      joins: ['entry'],
    },
    fiscalYearId: { sql: 'e.fiscal_year_id = ?', joins: ['entry'] },
    entryId: { sql: 'l.journal_entry_id = ?', joins: ['line'] },
    relationId: { sql: 'l.relation_id = ?', joins: ['line'] },
    accountId: { sql: 'l.ledger_account_id = ?', joins: ['line'] },
    vatCodeId: { sql: 'b.vat_code_id = ?' },
    // The empty box is that of lines whose code belongs to none.
    vatBox: { sql: `coalesce(c.return_box, '') = ?`, joins: ['code'] },
    fromDate: { sql: `${lineDate} >= ?`, joins: ['entry'] },
    toDate: { sql: `${lineDate} <= ?`, joins: ['entry'] },
  },
  passesOver: ['toPeriod'],
  defaultSort: [],
};
