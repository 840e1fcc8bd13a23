/** How much a finding weighs: a layer fails on errors only (format README, "What a verification says"). */
export type FindingSeverity = 'error' | 'warning' | 'remark';

/**
 * Every code that a verification's finding can have, by layer, with its severity. The window and the report hold a text for each in
 * both languages, and a test says so. A code never changes its meaning; `unreadable` may stand in every layer.
 */
export const findingSeverities = {
  seal: {
    seal_absent: 'remark',
    seal_malformed: 'error',
    seal_signature_invalid: 'error',
    seal_signer_unknown: 'warning',
    seal_signer_sample: 'remark',
    seal_signer_differs: 'warning',
    seal_length_differs: 'error',
    seal_hash_differs: 'error',
    seal_salt_differs: 'error',
    page_damaged: 'error',
    lock_page_used: 'error',
    partial_page: 'error',
    pages_missing: 'error',
    pages_appended: 'error',
    log_not_checked: 'warning',
  },
  structure: {
    format_number_differs: 'error',
    cipher_differs: 'warning',
    encoding_differs: 'error',
    journal_mode_wal: 'warning',
    auto_vacuum_on: 'remark',
    free_pages: 'remark',
    integrity_violated: 'error',
    reference_broken: 'error',
    schema_object_missing: 'error',
    schema_object_differs: 'error',
    schema_object_unknown: 'warning',
    table_not_covered: 'remark',
    schema_digest_differs: 'error',
    search_entry_missing: 'error',
    search_entry_extra: 'error',
    search_record_missing: 'error',
    search_record_orphaned: 'error',
    search_record_differs: 'error',
    search_words_missing: 'error',
  },
  manifest: {
    manifest_missing: 'error',
    manifest_malformed: 'error',
    manifest_not_canonical: 'warning',
    manifest_not_as_sealed: 'error',
    archive_id_differs: 'error',
    signature_missing: 'warning',
    signature_invalid: 'error',
    signer_unknown: 'warning',
    signer_sample: 'remark',
    table_not_listed: 'error',
    table_list_differs: 'error',
    columns_differ: 'error',
    row_count_differs: 'error',
    rows_changed: 'error',
    rows_added: 'error',
    rows_removed: 'error',
    rows_moved: 'error',
    table_root_differs: 'error',
    block_table_differs: 'error',
    archive_root_differs: 'error',
    document_hash_differs: 'error',
    document_size_differs: 'error',
    document_type_differs: 'warning',
    document_count_differs: 'error',
    document_bytes_differ: 'error',
    control_total_differs: 'error',
    control_total_missing: 'error',
    control_total_unknown: 'error',
    source_total_differs: 'warning',
  },
  books: {
    entry_unbalanced: 'error',
    opening_unbalanced: 'error',
    opening_differs_from_closing: 'error',
    entry_number_gap: 'remark',
    entry_number_duplicate: 'warning',
    entry_date_outside_year: 'warning',
    entry_date_outside_period: 'warning',
    entry_period_of_other_year: 'warning',
    line_date_outside_year: 'warning',
    date_malformed: 'warning',
    invoice_sum_differs: 'warning',
    invoice_lines_differ: 'warning',
    ubl_amount_differs: 'warning',
    ubl_unreadable: 'warning',
    statement_lines_differ: 'warning',
    statement_not_connected: 'warning',
    export_record_missing: 'warning',
    duplicate_supplier_invoice: 'warning',
    document_missing: 'warning',
    link_target_missing: 'warning',
    iban_malformed: 'remark',
    kvk_malformed: 'remark',
    vat_number_malformed: 'remark',
    retention_class_unknown: 'remark',
    retention_date_missing: 'remark',
    retention_date_malformed: 'remark',
  },
  any: {
    unreadable: 'error',
  },
} as const satisfies Record<string, Readonly<Record<string, FindingSeverity>>>;

type Codes = typeof findingSeverities;

/** The code of a finding. */
export type FindingCode = { [Layer in keyof Codes]: keyof Codes[Layer] }[keyof Codes];

/** Severities by code alone. */
export const severityOfFinding: Readonly<Record<FindingCode, FindingSeverity>> = {
  ...findingSeverities.seal,
  ...findingSeverities.structure,
  ...findingSeverities.manifest,
  ...findingSeverities.books,
  ...findingSeverities.any,
};

/** All codes, in the order of the layers. */
export const findingCodes = Object.keys(severityOfFinding) as readonly FindingCode[];

/** What each layer does, one name a check, in the order in which a report lists them. */
export const checkNames = {
  seal: ['outer_seal', 'file_length', 'file_hash', 'page_hmacs'],
  structure: ['format_settings', 'schema', 'integrity', 'references', 'search_index', 'search_samples'],
  manifest: ['signature', 'rows', 'documents', 'control_totals', 'source_totals'],
  books: [
    'entries_balance',
    'opening_balances',
    'year_continuity',
    'entry_numbers',
    'dates',
    'invoice_amounts',
    'ubl_amounts',
    'bank_statements',
    'export_records',
    'duplicate_invoices',
    'missing_documents',
    'identifiers',
    'retention',
  ],
} as const;

/** The name of a check of any layer. */
export type CheckName = {
  [Layer in keyof typeof checkNames]: (typeof checkNames)[Layer][number];
}[keyof typeof checkNames];

/** Why a layer or a check was not possible, with the English sentence; the window says it in its own words by the code. */
export const notPossibleReasons = {
  foreign_archive:
    'This is not a Smartbooqing archive: it carries no manifest, and its tables are not known.',
  no_page_hmacs: 'SQLCipher 1 files carry no page HMACs, so nothing in them can show damage.',
  no_seal: 'There is no outer seal beside the archive.',
  seal_unusable: 'The outer seal is damaged or its signature is not valid.',
  length_not_stated: 'The database does not state a length that can be relied on.',
  no_manifest: 'The archive has no readable manifest.',
  no_signature: 'The manifest is not signed.',
  no_source_totals: 'The auditfiles that were exported state no totals of their own.',
  no_documents: 'There are no documents in the archive.',
  no_entries: 'There are no journal entries in the archive.',
  no_opening_balance: 'There is no opening balance to check.',
  no_next_year: 'No two fiscal years of one administration follow each other with their opening balances.',
  no_invoices: 'There are no invoices with amounts in the archive.',
  no_ubl: 'There are no UBL invoices among the documents.',
  no_bank_statements: 'There are no bank statements in the archive.',
  no_exported_documents: 'No document was exported to a bookkeeping package.',
  no_supplier_invoices: 'There are no purchase invoices with a supplier and a number.',
  no_identifiers: 'There are no IBAN, KvK or VAT numbers in the archive.',
  no_records: 'There are no records in the archive that this layer looks at.',
} as const;

/** The code of a reason for which something was not possible. */
export type NotPossibleReason = keyof typeof notPossibleReasons;
