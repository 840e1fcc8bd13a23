/**
 * The tables, indexes and search index of format 1, statement by statement, with LF line ends (format README, The database).
 * Comments belong to it: SQLite keeps a statement's text as written and the schema digest covers it, so not one byte may change.
 */
export const schemaSql = `-- Smartbooqing archive, format 1: record tables.
-- Every table is STRICT with an INTEGER PRIMARY KEY id, so that rows have one fixed order.
-- Money: INTEGER cents, with the side ('D' debit, 'C' credit) kept as exported; signed_cents is debit minus credit.
-- Dates: ISO 8601 text, 'YYYY-MM-DD'; instants 'YYYY-MM-DDTHH:MM:SSZ'. Rates: basis points (21 % = 2100).
-- Dutch terms stand behind the tables. An archive leaves empty the tables that it has no records for.

CREATE TABLE administration (            -- administratie
  id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, legal_form TEXT,
  kvk_number TEXT, vat_number TEXT, street TEXT, postal_code TEXT, city TEXT, country TEXT,
  currency TEXT NOT NULL DEFAULT 'EUR', source_package TEXT,         -- boekhoudpakket, e.g. 'Exact Online'
  status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active','deactivated')), deactivated_on TEXT
) STRICT;
CREATE TABLE user_account (              -- gebruiker
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT, status TEXT,
  role TEXT NOT NULL                     -- 'administrator','team_leader','user_plus','user','document_reviewer','reviewer','portal_invoice_user','submitter_plus','submitter'
) STRICT;
CREATE TABLE fiscal_year (               -- boekjaar
  id INTEGER PRIMARY KEY, administration_id INTEGER NOT NULL REFERENCES administration, label TEXT NOT NULL,
  start_date TEXT NOT NULL, end_date TEXT NOT NULL, closed_on TEXT, UNIQUE (administration_id, label)
) STRICT;
CREATE TABLE period (                    -- periode
  id INTEGER PRIMARY KEY, fiscal_year_id INTEGER NOT NULL REFERENCES fiscal_year, number INTEGER NOT NULL,
  description TEXT, start_date TEXT, end_date TEXT,
  kind TEXT NOT NULL DEFAULT 'normal' CHECK (kind IN ('opening','normal','closing')),  -- number 0 opening, above 12 closing, unless the source says otherwise
  UNIQUE (fiscal_year_id, number)
) STRICT;
CREATE TABLE ledger_account (            -- grootboekrekening
  id INTEGER PRIMARY KEY, administration_id INTEGER NOT NULL REFERENCES administration, code TEXT NOT NULL,
  description TEXT NOT NULL, type TEXT NOT NULL CHECK (type IN ('B','P','M')),  -- balans, winst en verlies, memo/mixed
  rgs_code TEXT, lead_code TEXT, UNIQUE (administration_id, code)
) STRICT;
CREATE TABLE vat_code (                  -- btw-code
  id INTEGER PRIMARY KEY, administration_id INTEGER NOT NULL REFERENCES administration, code TEXT NOT NULL,
  description TEXT, rate_bp INTEGER, return_box TEXT,                -- rubriek: '1a'..'5b'
  payable_account_id INTEGER REFERENCES ledger_account, receivable_account_id INTEGER REFERENCES ledger_account,
  UNIQUE (administration_id, code)
) STRICT;
CREATE TABLE dimension (                 -- kostenplaats, project, partner, locatie
  id INTEGER PRIMARY KEY, administration_id INTEGER NOT NULL REFERENCES administration,
  kind TEXT NOT NULL CHECK (kind IN ('cost_centre','project','partner','location')), code TEXT NOT NULL, description TEXT,
  UNIQUE (administration_id, kind, code)
) STRICT;
CREATE TABLE relation (                  -- relatie: debiteur, crediteur
  id INTEGER PRIMARY KEY, administration_id INTEGER NOT NULL REFERENCES administration, code TEXT NOT NULL, name TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('customer','supplier','both','other')), kvk_number TEXT, vat_number TEXT, iban TEXT, bic TEXT,  -- iban: as exported, may be an old account number
  contact TEXT, email TEXT, phone TEXT, street TEXT, postal_code TEXT, city TEXT, country TEXT, UNIQUE (administration_id, code)
) STRICT;
CREATE TABLE journal (                   -- dagboek
  id INTEGER PRIMARY KEY, administration_id INTEGER NOT NULL REFERENCES administration, code TEXT NOT NULL, description TEXT NOT NULL,
  type TEXT NOT NULL,                    -- B bank, C kas, G goederen, M memoriaal, O opening, P inkoop, S verkoop, T productie, Y loon, Z overig
  offset_account_id INTEGER REFERENCES ledger_account, UNIQUE (administration_id, code)
) STRICT;
CREATE TABLE opening_balance_line (      -- beginbalans
  id INTEGER PRIMARY KEY, fiscal_year_id INTEGER NOT NULL REFERENCES fiscal_year, line_number TEXT NOT NULL,
  ledger_account_id INTEGER NOT NULL REFERENCES ledger_account, amount_cents INTEGER NOT NULL, side TEXT NOT NULL CHECK (side IN ('D','C')),
  signed_cents INTEGER GENERATED ALWAYS AS (CASE side WHEN 'D' THEN amount_cents ELSE -amount_cents END) VIRTUAL
) STRICT;
CREATE TABLE journal_entry (             -- boeking, journaalpost
  id INTEGER PRIMARY KEY, journal_id INTEGER NOT NULL REFERENCES journal, fiscal_year_id INTEGER NOT NULL REFERENCES fiscal_year,
  period_id INTEGER REFERENCES period, number TEXT NOT NULL, entry_date TEXT NOT NULL, description TEXT, entered_by TEXT
) STRICT;
CREATE TABLE journal_line (              -- boekingsregel
  id INTEGER PRIMARY KEY, journal_entry_id INTEGER NOT NULL REFERENCES journal_entry, line_number TEXT NOT NULL,
  ledger_account_id INTEGER NOT NULL REFERENCES ledger_account, effective_date TEXT, description TEXT,
  amount_cents INTEGER NOT NULL, side TEXT NOT NULL CHECK (side IN ('D','C')),
  signed_cents INTEGER GENERATED ALWAYS AS (CASE side WHEN 'D' THEN amount_cents ELSE -amount_cents END) VIRTUAL,
  relation_id INTEGER REFERENCES relation, invoice_reference TEXT, document_reference TEXT, due_date TEXT, match_key TEXT,
  cost_centre TEXT, project TEXT, quantity TEXT, currency TEXT, currency_amount_cents INTEGER, bank_account TEXT, offset_bank_account TEXT
) STRICT;
CREATE TABLE journal_line_vat (          -- btw op de regel
  id INTEGER PRIMARY KEY, journal_line_id INTEGER NOT NULL REFERENCES journal_line, vat_code_id INTEGER REFERENCES vat_code,
  rate_bp INTEGER, amount_cents INTEGER NOT NULL, side TEXT NOT NULL CHECK (side IN ('D','C'))
) STRICT;
CREATE TABLE document_content (          -- de bestanden zelf; equal files are stored once
  id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, byte_size INTEGER NOT NULL, content BLOB NOT NULL
) STRICT;
CREATE TABLE document (                  -- document: scan, PDF, foto, UBL
  id INTEGER PRIMARY KEY, administration_id INTEGER NOT NULL REFERENCES administration, content_id INTEGER REFERENCES document_content,
  kind TEXT NOT NULL,                    -- 'purchase_invoice','sales_invoice','receipt','bank_statement','contract','annual_accounts','other'
  file_name TEXT NOT NULL, mime_type TEXT NOT NULL, page_count INTEGER, channel TEXT,   -- 'email','upload','app','portal','peppol'
  received_at TEXT, uploaded_by TEXT, is_original_format INTEGER NOT NULL DEFAULT 1,
  status TEXT NOT NULL,                  -- 'in_queue','analysing','processing','ready_for_review','waiting_for_authorisation','partially_authorised','waiting_for_confirmation','queued_for_export','exported','export_failed','archived','rejected','deleted'
  recognised_text TEXT, retention_class TEXT NOT NULL DEFAULT 'general7',  -- 'general7','real_estate','oss10','wwft5','none'
  retention_from TEXT                    -- the date that the term counts from where it is not the document's own: first use, end of the relationship
) STRICT;
CREATE TABLE document_event (            -- tijdlijn van het document
  id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES document, at TEXT NOT NULL, actor TEXT, action TEXT NOT NULL, remark TEXT
) STRICT;
CREATE TABLE authorisation (             -- autorisatie (fiattering)
  id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES document, step INTEGER NOT NULL, rule TEXT, authoriser TEXT NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('authorised','rejected','pending')), decided_at TEXT, remark TEXT
) STRICT;
CREATE TABLE invoice (                   -- inkoop- of verkoopfactuur, as recognised
  id INTEGER PRIMARY KEY, administration_id INTEGER NOT NULL REFERENCES administration, document_id INTEGER REFERENCES document,
  direction TEXT NOT NULL CHECK (direction IN ('purchase','sales')), kind TEXT NOT NULL CHECK (kind IN ('invoice','credit_note')),
  number TEXT, relation_id INTEGER REFERENCES relation, issue_date TEXT, due_date TEXT, currency TEXT NOT NULL DEFAULT 'EUR',
  net_cents INTEGER, vat_cents INTEGER, gross_cents INTEGER, payment_reference TEXT, journal_entry_id INTEGER REFERENCES journal_entry
) STRICT;
CREATE TABLE invoice_line (              -- factuurregel met boekingsvoorstel
  id INTEGER PRIMARY KEY, invoice_id INTEGER NOT NULL REFERENCES invoice, line_number INTEGER NOT NULL, description TEXT, quantity TEXT,
  unit TEXT, unit_price TEXT, net_cents INTEGER, ledger_account_id INTEGER REFERENCES ledger_account, vat_code_id INTEGER REFERENCES vat_code,
  vat_rate_bp INTEGER, vat_cents INTEGER, cost_centre TEXT, project TEXT
) STRICT;
CREATE TABLE export_log (                -- export naar het boekhoudpakket
  id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES document, at TEXT NOT NULL, package TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('exported','failed')), reference TEXT, remark TEXT
) STRICT;
CREATE TABLE document_link (             -- koppeling van document aan boeking
  id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES document, target_table TEXT NOT NULL, target_id INTEGER NOT NULL, role TEXT
) STRICT;
CREATE TABLE bank_account (              -- bankrekening
  id INTEGER PRIMARY KEY, administration_id INTEGER NOT NULL REFERENCES administration, iban TEXT NOT NULL, bic TEXT, ledger_account_id INTEGER REFERENCES ledger_account
) STRICT;
CREATE TABLE bank_statement (            -- bankafschrift
  id INTEGER PRIMARY KEY, bank_account_id INTEGER NOT NULL REFERENCES bank_account, number TEXT, statement_date TEXT NOT NULL,
  opening_cents INTEGER NOT NULL, closing_cents INTEGER NOT NULL
) STRICT;
CREATE TABLE bank_line (                 -- afschriftregel; amount is signed, money in is positive
  id INTEGER PRIMARY KEY, bank_statement_id INTEGER NOT NULL REFERENCES bank_statement, line_number INTEGER NOT NULL, booking_date TEXT NOT NULL,
  value_date TEXT, amount_cents INTEGER NOT NULL, counter_iban TEXT, counter_name TEXT, remittance TEXT, journal_entry_id INTEGER REFERENCES journal_entry
) STRICT;
CREATE TABLE vat_return (                -- btw-aangifte
  id INTEGER PRIMARY KEY, administration_id INTEGER NOT NULL REFERENCES administration, kind TEXT NOT NULL,  -- 'return','supplement','icp','oss'
  start_date TEXT NOT NULL, end_date TEXT NOT NULL, filed_at TEXT, total_cents INTEGER
) STRICT;
CREATE TABLE vat_return_box (            -- rubriek
  id INTEGER PRIMARY KEY, vat_return_id INTEGER NOT NULL REFERENCES vat_return, box TEXT NOT NULL, turnover_cents INTEGER, vat_cents INTEGER
) STRICT;

-- Indexes that a reader may count on.
CREATE INDEX journal_entry_by_journal ON journal_entry (fiscal_year_id, journal_id, entry_date, id);
CREATE INDEX journal_entry_by_date ON journal_entry (entry_date, id);
CREATE INDEX journal_line_by_entry ON journal_line (journal_entry_id, id);
CREATE INDEX journal_line_by_account ON journal_line (ledger_account_id, effective_date, id);
CREATE INDEX journal_line_by_relation ON journal_line (relation_id, effective_date, id) WHERE relation_id IS NOT NULL;
CREATE INDEX journal_line_vat_by_line ON journal_line_vat (journal_line_id);
CREATE INDEX document_by_received ON document (received_at, id);
CREATE INDEX document_event_by_document ON document_event (document_id, at);
CREATE INDEX authorisation_by_document ON authorisation (document_id, step);
CREATE INDEX invoice_by_relation ON invoice (relation_id, issue_date, id);
CREATE INDEX invoice_by_date ON invoice (issue_date, id);
CREATE INDEX invoice_by_document ON invoice (document_id);
CREATE INDEX invoice_line_by_invoice ON invoice_line (invoice_id, line_number);
CREATE INDEX export_log_by_document ON export_log (document_id, at);
CREATE INDEX document_link_by_target ON document_link (target_table, target_id);
CREATE INDEX document_link_by_document ON document_link (document_id);
CREATE INDEX bank_line_by_statement ON bank_line (bank_statement_id, line_number);

-- Search. search_record has one row for each searchable record and is covered by the hash tree; search is the full-text
-- index over it, derived, rowid = search_record.id, and may be rebuilt from it and the records.
CREATE TABLE search_record (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL,      -- the table that the record stands in
  record_id INTEGER NOT NULL, administration_id INTEGER, fiscal_year_id INTEGER, record_date TEXT, amount_cents INTEGER, title TEXT NOT NULL
) STRICT;
CREATE INDEX search_record_by_record ON search_record (kind, record_id);
CREATE INDEX search_record_by_amount ON search_record (amount_cents) WHERE amount_cents IS NOT NULL;
CREATE VIRTUAL TABLE search USING fts5 (title, body, content='', tokenize="unicode61 remove_diacritics 2", prefix='2 3 4');

-- Envelope (not covered by the hash tree, which it carries).
CREATE TABLE archive_block (             -- subtree hashes of 256 rows
  table_name TEXT NOT NULL, block INTEGER NOT NULL, first_id INTEGER NOT NULL, last_id INTEGER NOT NULL, row_count INTEGER NOT NULL,
  hash BLOB NOT NULL, PRIMARY KEY (table_name, block)
) STRICT, WITHOUT ROWID;
CREATE TABLE archive_manifest (
  id INTEGER PRIMARY KEY CHECK (id = 1), body TEXT NOT NULL, signature BLOB, signer_key BLOB
) STRICT;
`;
