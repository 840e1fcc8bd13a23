import type { RowSource } from '../row-source.ts';

const linesSql =
  '(SELECT coalesce(sum(x.amount_cents), 0) FROM bank_line x WHERE x.bank_statement_id = b.id)';
/** What the closing balance has more than the opening balance and the lines make. */
const lineDifferenceSql = `(b.closing_cents - b.opening_cents - ${linesSql})`;
/** What the opening balance has more than the closing balance of the account's statement before it. */
const gapSql = '(b.opening_cents - p.closing_cents)';

/**
 * Bank statements in the order in which they were kept, each with whether it connects: its lines make its closing balance, and it opens
 * with what the account's statement before it closed with (`connects`, `first`, `gap`, `lines_differ`, `gap_and_lines`).
 */
export const bankStatementsView: RowSource = {
  table: 'bank_statement',
  tableSql: 'bank_statement',
  idSql: 'b.id',
  joins: {
    account: { sql: 'LEFT JOIN bank_account k ON k.id = b.bank_account_id' },
    previous: {
      sql: `LEFT JOIN (SELECT x.id, lag(x.closing_cents) OVER (PARTITION BY x.bank_account_id ORDER BY x.statement_date, x.id) AS closing_cents
        FROM bank_statement x) p ON p.id = b.id`,
    },
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
    { name: 'linesCents', type: 'cents', sql: linesSql },
    { name: 'lineDifferenceCents', type: 'cents', sql: lineDifferenceSql },
    { name: 'previousClosingCents', type: 'cents', sql: 'p.closing_cents', joins: ['previous'] },
    { name: 'gapCents', type: 'cents', sql: gapSql, joins: ['previous'] },
    {
      name: 'connection',
      type: 'code',
      sql: `CASE WHEN ${lineDifferenceSql} <> 0 THEN iif(${gapSql} <> 0, 'gap_and_lines', 'lines_differ')
        WHEN p.closing_cents IS NULL THEN 'first' WHEN ${gapSql} <> 0 THEN 'gap' ELSE 'connects' END`,
      joins: ['previous'],
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
