import type { RowSource } from '../row-source.ts';

/** Lines of bank statements; money in is positive. */
export const bankLinesView: RowSource = {
  table: 'bank_line',
  tableSql: 'bank_line',
  idSql: 'b.id',
  joins: {
    statement: { sql: 'LEFT JOIN bank_statement s ON s.id = b.bank_statement_id' },
    account: { sql: 'LEFT JOIN bank_account k ON k.id = s.bank_account_id', needs: ['statement'] },
    entry: { sql: 'LEFT JOIN journal_entry e ON e.id = b.journal_entry_id' },
  },
  columns: [
    { name: 'id', type: 'integer', sql: 'b.id', references: 'bank_line' },
    { name: 'date', type: 'date', sql: 'b.booking_date' },
    { name: 'statementNumber', type: 'text', sql: 's.number', joins: ['statement'] },
    { name: 'iban', type: 'code', sql: 'k.iban', joins: ['account'] },
    { name: 'counterName', type: 'text', sql: 'b.counter_name' },
    { name: 'counterIban', type: 'text', sql: 'b.counter_iban' },
    { name: 'remittance', type: 'text', sql: 'b.remittance' },
    { name: 'amountCents', type: 'cents', sql: 'b.amount_cents', isSummed: true },
    { name: 'valueDate', type: 'date', sql: 'b.value_date' },
    { name: 'entryNumber', type: 'text', sql: 'e.number', joins: ['entry'] },
    { name: 'entryId', type: 'integer', sql: 'b.journal_entry_id', references: 'journal_entry' },
    { name: 'statementId', type: 'integer', sql: 'b.bank_statement_id', references: 'bank_statement' },
  ],
  scope: {
    administrationId: {
      sql: `b.bank_statement_id IN (SELECT x.id FROM bank_statement x JOIN bank_account z ON z.id = x.bank_account_id
        WHERE z.administration_id = ?)`,
    },
    fiscalYearId: {
      sql: `EXISTS (SELECT 1 FROM bank_statement x JOIN bank_account z ON z.id = x.bank_account_id
        JOIN fiscal_year y ON y.administration_id = z.administration_id
        WHERE x.id = b.bank_statement_id AND y.id = ? AND b.booking_date BETWEEN y.start_date AND y.end_date)`,
    },
    bankAccountId: {
      sql: 'b.bank_statement_id IN (SELECT x.id FROM bank_statement x WHERE x.bank_account_id = ?)',
    },
    bankStatementId: { sql: 'b.bank_statement_id = ?' },
    entryId: { sql: 'b.journal_entry_id = ?' },
    toDate: { sql: 'b.booking_date <= ?' },
  },
  passesOver: ['toPeriod'],
  defaultSort: [],
};
