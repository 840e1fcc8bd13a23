import type { CoveredTable } from './tables.ts';

/** A table whose rows can be searched; it is also the `kind` of their search records. */
export type SearchKind = Extract<
  CoveredTable,
  'ledger_account' | 'relation' | 'journal_entry' | 'journal_line' | 'invoice' | 'document' | 'bank_line'
>;

/** A derived search record: a row of `search_record` but for its id, and the body that only the full-text index holds. */
export interface DerivedSearchRecord {
  readonly record_id: number;
  readonly administration_id: number | null;
  readonly fiscal_year_id: number | null;
  readonly record_date: string | null;
  readonly amount_cents: number | bigint | null;
  readonly title: string;
  readonly body: string;
}

function words(...columns: readonly string[]): string {
  return `concat_ws(' ', ${columns.map((column) => `nullif(${column}, '')`).join(', ')})`;
}

/**
 * For each kind the SELECT that derives its search records from the records themselves, in id order, as `DerivedSearchRecord`, for
 * the ids from :firstId to :lastId (format README, What is searchable). The kinds stand in the format's order.
 */
export const searchRecordQueries: Readonly<Record<SearchKind, string>> = {
  ledger_account: `SELECT a.id AS record_id, a.administration_id, NULL AS fiscal_year_id, NULL AS record_date, NULL AS amount_cents,
      ${words('a.code', 'a.description')} AS title, ${words('a.rgs_code', 'a.lead_code')} AS body
    FROM ledger_account a WHERE a.id BETWEEN :firstId AND :lastId ORDER BY a.id`,

  relation: `SELECT r.id AS record_id, r.administration_id, NULL AS fiscal_year_id, NULL AS record_date, NULL AS amount_cents,
      ${words('r.code', 'r.name')} AS title,
      ${words('r.kvk_number', 'r.vat_number', 'r.iban', 'r.contact', 'r.email', 'r.phone', 'r.street', 'r.postal_code', 'r.city', 'r.country')} AS body
    FROM relation r WHERE r.id BETWEEN :firstId AND :lastId ORDER BY r.id`,

  journal_entry: `SELECT e.id AS record_id, j.administration_id, e.fiscal_year_id, e.entry_date AS record_date,
      (SELECT coalesce(sum(l.amount_cents), 0) FROM journal_line l WHERE l.journal_entry_id = e.id AND l.side = 'D') AS amount_cents,
      ${words('j.code', 'e.number', 'e.description')} AS title, '' AS body
    FROM journal_entry e JOIN journal j ON j.id = e.journal_id WHERE e.id BETWEEN :firstId AND :lastId ORDER BY e.id`,

  journal_line: `SELECT l.id AS record_id, j.administration_id, e.fiscal_year_id, coalesce(l.effective_date, e.entry_date) AS record_date,
      l.amount_cents, coalesce(nullif(l.description, ''), e.number) AS title,
      ${words('l.invoice_reference', 'l.document_reference', 'r.name', 'l.cost_centre', 'l.project')} AS body
    FROM journal_line l JOIN journal_entry e ON e.id = l.journal_entry_id JOIN journal j ON j.id = e.journal_id
      LEFT JOIN relation r ON r.id = l.relation_id
    WHERE l.id BETWEEN :firstId AND :lastId ORDER BY l.id`,

  invoice: `SELECT i.id AS record_id, i.administration_id, NULL AS fiscal_year_id, i.issue_date AS record_date,
      i.gross_cents AS amount_cents, ${words('i.number', 'r.name')} AS title,
      concat_ws(' ', nullif(i.payment_reference, ''), (SELECT group_concat(nullif(n.description, ''), ' ' ORDER BY n.line_number, n.id)
        FROM invoice_line n WHERE n.invoice_id = i.id)) AS body
    FROM invoice i LEFT JOIN relation r ON r.id = i.relation_id WHERE i.id BETWEEN :firstId AND :lastId ORDER BY i.id`,

  document: `SELECT d.id AS record_id, d.administration_id, NULL AS fiscal_year_id, substr(d.received_at, 1, 10) AS record_date,
      NULL AS amount_cents, d.file_name AS title, coalesce(d.recognised_text, '') AS body
    FROM document d WHERE d.id BETWEEN :firstId AND :lastId ORDER BY d.id`,

  bank_line: `SELECT b.id AS record_id, a.administration_id, NULL AS fiscal_year_id, b.booking_date AS record_date,
      abs(b.amount_cents) AS amount_cents, ${words('b.counter_name', 'b.remittance')} AS title, coalesce(b.counter_iban, '') AS body
    FROM bank_line b JOIN bank_statement s ON s.id = b.bank_statement_id JOIN bank_account a ON a.id = s.bank_account_id
    WHERE b.id BETWEEN :firstId AND :lastId ORDER BY b.id`,
};

/** The searchable kinds in the order that their search records stand in. */
export const searchKinds = Object.keys(searchRecordQueries) as readonly SearchKind[];
