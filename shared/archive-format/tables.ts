/** A column that the hash tree covers; `values` where the schema allows no others. */
export interface Column {
  readonly type: 'INTEGER' | 'TEXT' | 'BLOB';
  readonly nullable: boolean;
  readonly references?: string;
  readonly values?: readonly string[];
  readonly defaultValue?: string | number;
}

const id = { type: 'INTEGER', nullable: false } as const;
const integer = { type: 'INTEGER', nullable: false } as const;
const optionalInteger = { type: 'INTEGER', nullable: true } as const;
const text = { type: 'TEXT', nullable: false } as const;
const optionalText = { type: 'TEXT', nullable: true } as const;
const blob = { type: 'BLOB', nullable: false } as const;

function reference<const Table extends string>(references: Table) {
  return { type: 'INTEGER', nullable: false, references } as const;
}

function optionalReference<const Table extends string>(references: Table) {
  return { type: 'INTEGER', nullable: true, references } as const;
}

function oneOf<const Values extends readonly string[]>(...values: Values) {
  return { type: 'TEXT', nullable: false, values } as const;
}

function withDefault<const Declared extends Column, const Value extends string | number>(
  column: Declared,
  defaultValue: Value,
) {
  return { ...column, defaultValue } as const;
}

/**
 * The tables that the hash tree covers, with their covered columns in declared order; parents stand before their children. A test
 * holds this against `schemaSql`, which stays the one truth.
 */
export const coveredTables = {
  administration: {
    id,
    code: text,
    name: text,
    legal_form: optionalText,
    kvk_number: optionalText,
    vat_number: optionalText,
    street: optionalText,
    postal_code: optionalText,
    city: optionalText,
    country: optionalText,
    currency: withDefault(text, 'EUR'),
    source_package: optionalText,
    status: withDefault(oneOf('active', 'deactivated'), 'active'),
    deactivated_on: optionalText,
  },
  user_account: { id, name: text, email: optionalText, status: optionalText, role: text },
  fiscal_year: {
    id,
    administration_id: reference('administration'),
    label: text,
    start_date: text,
    end_date: text,
    closed_on: optionalText,
  },
  period: {
    id,
    fiscal_year_id: reference('fiscal_year'),
    number: integer,
    description: optionalText,
    start_date: optionalText,
    end_date: optionalText,
    kind: withDefault(oneOf('opening', 'normal', 'closing'), 'normal'),
  },
  ledger_account: {
    id,
    administration_id: reference('administration'),
    code: text,
    description: text,
    type: oneOf('B', 'P', 'M'),
    rgs_code: optionalText,
    lead_code: optionalText,
  },
  vat_code: {
    id,
    administration_id: reference('administration'),
    code: text,
    description: optionalText,
    rate_bp: optionalInteger,
    return_box: optionalText,
    payable_account_id: optionalReference('ledger_account'),
    receivable_account_id: optionalReference('ledger_account'),
  },
  dimension: {
    id,
    administration_id: reference('administration'),
    kind: oneOf('cost_centre', 'project', 'partner', 'location'),
    code: text,
    description: optionalText,
  },
  relation: {
    id,
    administration_id: reference('administration'),
    code: text,
    name: text,
    type: oneOf('customer', 'supplier', 'both', 'other'),
    kvk_number: optionalText,
    vat_number: optionalText,
    iban: optionalText,
    bic: optionalText,
    contact: optionalText,
    email: optionalText,
    phone: optionalText,
    street: optionalText,
    postal_code: optionalText,
    city: optionalText,
    country: optionalText,
  },
  journal: {
    id,
    administration_id: reference('administration'),
    code: text,
    description: text,
    type: text,
    offset_account_id: optionalReference('ledger_account'),
  },
  opening_balance_line: {
    id,
    fiscal_year_id: reference('fiscal_year'),
    line_number: text,
    ledger_account_id: reference('ledger_account'),
    amount_cents: integer,
    side: oneOf('D', 'C'),
  },
  journal_entry: {
    id,
    journal_id: reference('journal'),
    fiscal_year_id: reference('fiscal_year'),
    period_id: optionalReference('period'),
    number: text,
    entry_date: text,
    description: optionalText,
    entered_by: optionalText,
  },
  journal_line: {
    id,
    journal_entry_id: reference('journal_entry'),
    line_number: text,
    ledger_account_id: reference('ledger_account'),
    effective_date: optionalText,
    description: optionalText,
    amount_cents: integer,
    side: oneOf('D', 'C'),
    relation_id: optionalReference('relation'),
    invoice_reference: optionalText,
    document_reference: optionalText,
    due_date: optionalText,
    match_key: optionalText,
    cost_centre: optionalText,
    project: optionalText,
    quantity: optionalText,
    currency: optionalText,
    currency_amount_cents: optionalInteger,
    bank_account: optionalText,
    offset_bank_account: optionalText,
  },
  journal_line_vat: {
    id,
    journal_line_id: reference('journal_line'),
    vat_code_id: optionalReference('vat_code'),
    rate_bp: optionalInteger,
    amount_cents: integer,
    side: oneOf('D', 'C'),
  },
  document_content: { id, sha256: text, byte_size: integer, content: blob },
  document: {
    id,
    administration_id: reference('administration'),
    content_id: optionalReference('document_content'),
    kind: text,
    file_name: text,
    mime_type: text,
    page_count: optionalInteger,
    channel: optionalText,
    received_at: optionalText,
    uploaded_by: optionalText,
    is_original_format: withDefault(integer, 1),
    status: text,
    recognised_text: optionalText,
    retention_class: withDefault(text, 'general7'),
    retention_from: optionalText,
  },
  document_event: {
    id,
    document_id: reference('document'),
    at: text,
    actor: optionalText,
    action: text,
    remark: optionalText,
  },
  authorisation: {
    id,
    document_id: reference('document'),
    step: integer,
    rule: optionalText,
    authoriser: text,
    decision: oneOf('authorised', 'rejected', 'pending'),
    decided_at: optionalText,
    remark: optionalText,
  },
  invoice: {
    id,
    administration_id: reference('administration'),
    document_id: optionalReference('document'),
    direction: oneOf('purchase', 'sales'),
    kind: oneOf('invoice', 'credit_note'),
    number: optionalText,
    relation_id: optionalReference('relation'),
    issue_date: optionalText,
    due_date: optionalText,
    currency: withDefault(text, 'EUR'),
    net_cents: optionalInteger,
    vat_cents: optionalInteger,
    gross_cents: optionalInteger,
    payment_reference: optionalText,
    journal_entry_id: optionalReference('journal_entry'),
  },
  invoice_line: {
    id,
    invoice_id: reference('invoice'),
    line_number: integer,
    description: optionalText,
    quantity: optionalText,
    unit: optionalText,
    unit_price: optionalText,
    net_cents: optionalInteger,
    ledger_account_id: optionalReference('ledger_account'),
    vat_code_id: optionalReference('vat_code'),
    vat_rate_bp: optionalInteger,
    vat_cents: optionalInteger,
    cost_centre: optionalText,
    project: optionalText,
  },
  export_log: {
    id,
    document_id: reference('document'),
    at: text,
    package: text,
    outcome: oneOf('exported', 'failed'),
    reference: optionalText,
    remark: optionalText,
  },
  document_link: {
    id,
    document_id: reference('document'),
    target_table: text,
    target_id: integer,
    role: optionalText,
  },
  bank_account: {
    id,
    administration_id: reference('administration'),
    iban: text,
    bic: optionalText,
    ledger_account_id: optionalReference('ledger_account'),
  },
  bank_statement: {
    id,
    bank_account_id: reference('bank_account'),
    number: optionalText,
    statement_date: text,
    opening_cents: integer,
    closing_cents: integer,
  },
  bank_line: {
    id,
    bank_statement_id: reference('bank_statement'),
    line_number: integer,
    booking_date: text,
    value_date: optionalText,
    amount_cents: integer,
    counter_iban: optionalText,
    counter_name: optionalText,
    remittance: optionalText,
    journal_entry_id: optionalReference('journal_entry'),
  },
  vat_return: {
    id,
    administration_id: reference('administration'),
    kind: text,
    start_date: text,
    end_date: text,
    filed_at: optionalText,
    total_cents: optionalInteger,
  },
  vat_return_box: {
    id,
    vat_return_id: reference('vat_return'),
    box: text,
    turnover_cents: optionalInteger,
    vat_cents: optionalInteger,
  },
  search_record: {
    id,
    kind: text,
    record_id: integer,
    administration_id: optionalInteger,
    fiscal_year_id: optionalInteger,
    record_date: optionalText,
    amount_cents: optionalInteger,
    title: text,
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Column>>>>;

/** The name of a covered table. */
export type CoveredTable = keyof typeof coveredTables;

type Columns<Table extends CoveredTable> = (typeof coveredTables)[Table];

type ColumnValue<Declared> = Declared extends { readonly values: readonly (infer Value)[] }
  ? Value
  : Declared extends { readonly type: 'INTEGER' }
    ? number | bigint
    : Declared extends { readonly type: 'TEXT' }
      ? string
      : Uint8Array;

type OmissibleColumn<Table extends CoveredTable> = {
  [Name in keyof Columns<Table>]: Columns<Table>[Name] extends
    | { readonly nullable: true }
    | { readonly defaultValue: unknown }
    ? Name
    : never;
}[keyof Columns<Table>];

/** A row as stored. Money is integer cents, dates are ISO 8601 text. */
export type Row<Table extends CoveredTable> = {
  readonly [Name in keyof Columns<Table>]:
    | ColumnValue<Columns<Table>[Name]>
    | (Columns<Table>[Name] extends { readonly nullable: true } ? null : never);
};

/** A row to be written: `id`, columns that may be NULL and columns with a default may be left out. */
export type NewRow<Table extends CoveredTable> = Partial<
  Pick<Row<Table>, OmissibleColumn<Table> | ('id' & keyof Row<Table>)>
> &
  Omit<Row<Table>, OmissibleColumn<Table> | 'id'>;

/** The covered tables' names, parents before children. */
export const coveredTableNames = Object.keys(coveredTables) as readonly CoveredTable[];

/** Whether the hash tree covers a table of this name. */
export function isCoveredTable(name: string): name is CoveredTable {
  return Object.hasOwn(coveredTables, name);
}

/** The covered columns of a table, in declared order. */
export function columnNames(table: CoveredTable): readonly string[] {
  return Object.keys(coveredTables[table]);
}

/** The declaration of a table's columns, by name, in declared order. */
export function columnsOf(table: CoveredTable): Readonly<Record<string, Column>> {
  return coveredTables[table];
}
