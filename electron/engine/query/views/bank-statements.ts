import type { RowSource } from '../row-source.ts';

/** Bank statements in the order in which they were kept. */
export const bankStatementsView: RowSource = {
  table: 'bank_statement',
  tableSql: 'bank_statement',
  idSql: 'b.id',
  joins: {
    account: { sql: 'LEFT JOIN bank_account k ON k.id = b.bank_account_id' },
    administration: {
      sql: 'LEFT JOIN administration a ON a.id = k.administration_id',
      needs: ['account'],
    },
  },
  columns: [
    { name: 'id', type: 'integer', sql: 'b.id', references: 'bank_statement' },
    { name: 'date', type: 'date', sql: 'b.statement_date' },
    { name: 'number', type: 'text', sql: 'b.number' },
    { name: 'iban', type: 'code', sql: 'k.iban', joins: ['account'] },
    { name: 'openingCents', type: 'cents', sql: 'b.opening_cents' },
    { name: 'closingCents', type: 'cents', sql: 'b.closing_cents' },
    {
      name: 'lines',
      type: 'integer',
      sql: '(SELECT count(*) FROM bank_line x WHERE x.bank_statement_id = b.id)',
    },
    { name: 'administration', type: 'code', sql: 'a.code', joins: ['administration'] },
  ],
  scope: {
    administrationId: {
      sql: 'b.bank_account_id IN (SELECT x.id FROM bank_account x WHERE x.administration_id = ?)',
    },
    fiscalYearId: {
      sql: `EXISTS (SELECT 1 FROM bank_account x JOIN fiscal_year y ON y.administration_id = x.administration_id
        WHERE x.id = b.bank_account_id AND y.id = ? AND b.statement_date BETWEEN y.start_date AND y.end_date)`,
    },
    bankAccountId: { sql: 'b.bank_account_id = ?' },
    bankStatementId: { sql: 'b.id = ?' },
    toDate: { sql: 'b.statement_date <= ?' },
  },
  passesOver: ['toPeriod'],
  defaultSort: [],
};
