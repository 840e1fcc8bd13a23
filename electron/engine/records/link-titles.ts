import type { CoveredTable } from '#shared/archive-format/tables.ts';

/** How a record is called in one line, when it was and how much it is about: expressions over its row, alias `x`. */
export interface LinkTitle {
  readonly title: string;
  readonly date?: string;
  readonly cents?: string;
}

const words = (...parts: readonly string[]) =>
  `concat_ws(' ', ${parts.map((part) => `nullif(${part}, '')`).join(', ')})`;

const of = (table: string, column: string, title: string) =>
  `(SELECT ${title} FROM ${table} o WHERE o.id = x.${column})`;

const signed = `(CASE x.side WHEN 'D' THEN x.amount_cents ELSE -x.amount_cents END)`;
const account = of('ledger_account', 'ledger_account_id', words('o.code', 'o.description'));

/** The titles of an archive's own tables. */
export const linkTitles: Readonly<Record<CoveredTable, LinkTitle>> = {
  administration: { title: words('x.code', 'x.name') },
  user_account: { title: 'x.name' },
  fiscal_year: { title: 'x.label', date: 'x.start_date' },
  period: { title: words('x.number', 'x.description'), date: 'x.start_date' },
  ledger_account: { title: words('x.code', 'x.description') },
  vat_code: { title: words('x.code', 'x.description') },
  dimension: { title: words('x.code', 'x.description') },
  relation: { title: words('x.code', 'x.name') },
  journal: { title: words('x.code', 'x.description') },
  opening_balance_line: { title: account, cents: signed },
  journal_entry: {
    title: words(of('journal', 'journal_id', 'o.code'), 'x.number', 'x.description'),
    date: 'x.entry_date',
    cents: `(SELECT coalesce(sum(l.amount_cents), 0) FROM journal_line l WHERE l.journal_entry_id = x.id AND l.side = 'D')`,
  },
  journal_line: {
    title: words(of('journal_entry', 'journal_entry_id', 'o.number'), account, 'x.description'),
    date: `coalesce(x.effective_date, ${of('journal_entry', 'journal_entry_id', 'o.entry_date')})`,
    cents: signed,
  },
  journal_line_vat: {
    title: words(of('vat_code', 'vat_code_id', words('o.code', 'o.description')), `x.rate_bp / 100.0 || '%'`),
    cents: signed,
  },
  document_content: { title: 'substr(x.sha256, 1, 16)' },
  document: { title: 'x.file_name', date: 'substr(x.received_at, 1, 10)' },
  document_event: { title: words('x.action', 'x.actor'), date: 'substr(x.at, 1, 10)' },
  authorisation: { title: words('x.authoriser', 'x.decision'), date: 'substr(x.decided_at, 1, 10)' },
  invoice: {
    title: words('x.number', of('relation', 'relation_id', 'o.name')),
    date: 'x.issue_date',
    cents: 'x.gross_cents',
  },
  invoice_line: { title: words('x.line_number', 'x.description'), cents: 'x.net_cents' },
  export_log: { title: words('x.package', 'x.reference', 'x.outcome'), date: 'substr(x.at, 1, 10)' },
  document_link: { title: words('x.target_table', 'x.target_id', 'x.role') },
  bank_account: { title: 'x.iban' },
  bank_statement: { title: 'x.number', date: 'x.statement_date', cents: 'x.closing_cents' },
  bank_line: {
    title: words('x.counter_name', 'x.remittance'),
    date: 'x.booking_date',
    cents: 'x.amount_cents',
  },
  vat_return: {
    title: words('x.kind', 'x.start_date', 'x.end_date'),
    date: 'x.end_date',
    cents: 'x.total_cents',
  },
  vat_return_box: { title: 'x.box', cents: 'x.vat_cents' },
  search_record: { title: 'x.title', date: 'x.record_date', cents: 'x.amount_cents' },
};
