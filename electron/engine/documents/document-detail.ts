import type { DocumentDetail } from '#shared/contract/documents.ts';
import { fail } from '#shared/contract/failure.ts';
import type { RecordLink } from '#shared/contract/records.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import type { BindValue } from '../driver/statement.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import { readingRecords } from '../open/sqlite-failure.ts';
import { integerCell } from '../query/exact-sum.ts';
import { detectType } from './detect-type.ts';
import type { DocumentContents } from './document-content.ts';
import { imageSize } from './image-size.ts';

/** A link as the queries below select it, under a prefix of its own. */
type LinkColumns<Prefix extends string> = Record<`${Prefix}_id`, bigint | null> &
  Record<`${Prefix}_title` | `${Prefix}_date`, string | null> &
  Record<`${Prefix}_cents`, bigint | null>;

/** One document with all that happened to it. Throws `not_found` and `damaged_record`. */
export function readDocumentDetail(
  archive: OpenArchive,
  contents: DocumentContents,
  documentId: number,
): DocumentDetail {
  if (archive.format === 'foreign') throw fail('not_found', 'A foreign database has no documents.');
  return readingRecords(`Document ${documentId}`, () => readDetail(archive.db, contents, documentId));
}

interface DocumentRow {
  readonly file_name: string;
  readonly kind: string;
  readonly mime_type: string;
  readonly page_count: bigint | null;
  readonly channel: string | null;
  readonly received_at: string | null;
  readonly uploaded_by: string | null;
  readonly is_original_format: bigint;
  readonly status: string;
  readonly retention_class: string;
  readonly recognised_text: string | null;
  readonly has_content: bigint;
}

/** So much of a document's text goes to the window; search looks through all of it. */
const longestText = 200_000;

function readDetail(db: ReadOnlyDatabase, contents: DocumentContents, documentId: number): DocumentDetail {
  const row = one<DocumentRow>(
    db,
    `SELECT file_name, kind, mime_type, page_count, channel, received_at, uploaded_by, is_original_format, status, retention_class,
       substr(recognised_text, 1, ${longestText}) AS recognised_text,
       EXISTS (SELECT 1 FROM document_content c WHERE c.id = d.content_id) AS has_content
     FROM document d WHERE d.id = ?`,
    documentId,
  );
  if (row === undefined) throw fail('not_found', `There is no document ${documentId}.`);
  const content = row.has_content ? contents.read(documentId) : null;
  const detectedType = content === null ? 'unknown' : detectType(content.bytes);
  return {
    id: documentId,
    fileName: row.file_name,
    kind: row.kind,
    mimeType: row.mime_type,
    detectedType,
    imageSize:
      content !== null && (detectedType === 'png' || detectedType === 'jpeg')
        ? imageSize(
            Buffer.from(content.bytes.buffer, content.bytes.byteOffset, content.bytes.length),
            detectedType,
          )
        : null,
    pageCount: row.page_count === null ? null : Number(row.page_count),
    byteSize: content?.bytes.length ?? null,
    sha256: content?.sha256 ?? null,
    hash: content === null ? 'missing' : content.isGenuine ? 'matches' : 'differs',
    channel: row.channel,
    receivedAt: row.received_at,
    uploadedBy: row.uploaded_by,
    isOriginalFormat: row.is_original_format !== 0n,
    status: row.status,
    retentionClass: row.retention_class,
    recognisedText: row.recognised_text,
    invoices: readInvoices(db, documentId),
    events: all(
      db,
      'SELECT at, actor, action, remark FROM document_event WHERE document_id = ? ORDER BY at, id',
      documentId,
    ),
    authorisations: readAuthorisations(db, documentId),
    exports: all(
      db,
      'SELECT at, package, outcome, reference, remark FROM export_log WHERE document_id = ? ORDER BY at, id',
      documentId,
    ),
    entries: readEntries(db, documentId),
  };
}

function readAuthorisations(db: ReadOnlyDatabase, documentId: number): DocumentDetail['authorisations'] {
  const rows = all<Omit<DocumentDetail['authorisations'][number], 'step'> & { step: bigint }>(
    db,
    'SELECT step, rule, authoriser, decision, decided_at AS decidedAt, remark FROM authorisation WHERE document_id = ? ORDER BY step, id',
    documentId,
  );
  return rows.map((row) => ({ ...row, step: Number(row.step) }));
}

/** The entries that a document is linked to, itself or through its invoice. */
function readEntries(db: ReadOnlyDatabase, documentId: number): RecordLink[] {
  const rows = all<LinkColumns<'entry'>>(
    db,
    `SELECT ${entryColumns} FROM journal_entry e JOIN journal j ON j.id = e.journal_id
     WHERE e.id IN (
       SELECT target_id FROM document_link WHERE document_id = ? AND target_table = 'journal_entry'
       UNION SELECT l.journal_entry_id FROM document_link k JOIN journal_line l ON l.id = k.target_id
         WHERE k.document_id = ? AND k.target_table = 'journal_line'
       UNION SELECT journal_entry_id FROM invoice WHERE document_id = ?)
     ORDER BY e.entry_date, e.id LIMIT 50`,
    documentId,
    documentId,
    documentId,
  );
  return rows.flatMap((row) => linkOf(row, 'entry', 'journal_entry') ?? []);
}

const entryColumns = `e.id AS entry_id, concat_ws(' ', j.code, e.number, nullif(e.description, '')) AS entry_title, e.entry_date AS entry_date,
  (SELECT coalesce(sum(amount_cents), 0) FROM journal_line WHERE journal_entry_id = e.id AND side = 'D') AS entry_cents`;

interface InvoiceRow extends LinkColumns<'relation'>, LinkColumns<'entry'> {
  readonly id: bigint;
  readonly number: string | null;
  readonly direction: string;
  readonly kind: string;
  readonly issue_date: string | null;
  readonly due_date: string | null;
  readonly net_cents: bigint | null;
  readonly vat_cents: bigint | null;
  readonly gross_cents: bigint | null;
  readonly currency: string;
  readonly payment_reference: string | null;
}

/** The invoices that were recognised in a document, or that it is linked to. */
function readInvoices(db: ReadOnlyDatabase, documentId: number): DocumentDetail['invoices'] {
  const rows = all<InvoiceRow>(
    db,
    `SELECT i.id, i.number, i.direction, i.kind, i.issue_date, i.due_date, i.net_cents, i.vat_cents, i.gross_cents, i.currency,
       i.payment_reference, r.id AS relation_id, concat_ws(' ', r.code, r.name) AS relation_title, NULL AS relation_date,
       NULL AS relation_cents, ${entryColumns}
     FROM invoice i LEFT JOIN relation r ON r.id = i.relation_id LEFT JOIN journal_entry e ON e.id = i.journal_entry_id
       LEFT JOIN journal j ON j.id = e.journal_id
     WHERE i.id IN (SELECT id FROM invoice WHERE document_id = ?
       UNION SELECT target_id FROM document_link WHERE document_id = ? AND target_table = 'invoice')
     ORDER BY i.id LIMIT 20`,
    documentId,
    documentId,
  );
  return rows.map((row) => ({
    id: Number(row.id),
    number: row.number,
    direction: row.direction,
    kind: row.kind,
    issueDate: row.issue_date,
    dueDate: row.due_date,
    netCents: centsOf(row.net_cents),
    vatCents: centsOf(row.vat_cents),
    grossCents: centsOf(row.gross_cents),
    currency: row.currency,
    paymentReference: row.payment_reference,
    relation: linkOf(row, 'relation', 'relation'),
    entry: linkOf(row, 'entry', 'journal_entry'),
    lines: readInvoiceLines(db, row.id),
  }));
}

interface InvoiceLineRow extends LinkColumns<'account'> {
  readonly line_number: bigint;
  readonly description: string | null;
  readonly quantity: string | null;
  readonly unit_price: string | null;
  readonly net_cents: bigint | null;
  readonly vat_rate_bp: bigint | null;
}

function readInvoiceLines(
  db: ReadOnlyDatabase,
  invoiceId: bigint,
): DocumentDetail['invoices'][number]['lines'] {
  const rows = all<InvoiceLineRow>(
    db,
    `SELECT n.line_number, n.description, n.quantity, n.unit_price, n.net_cents, n.vat_rate_bp,
       a.id AS account_id, concat_ws(' ', a.code, a.description) AS account_title, NULL AS account_date, NULL AS account_cents
     FROM invoice_line n LEFT JOIN ledger_account a ON a.id = n.ledger_account_id
     WHERE n.invoice_id = ? ORDER BY n.line_number, n.id LIMIT 500`,
    invoiceId,
  );
  return rows.map((row) => ({
    lineNumber: Number(row.line_number),
    description: row.description,
    quantity: row.quantity,
    unitPrice: row.unit_price,
    netCents: centsOf(row.net_cents),
    vatRateBp: row.vat_rate_bp === null ? null : Number(row.vat_rate_bp),
    account: linkOf(row, 'account', 'ledger_account'),
  }));
}

/** The link that a row holds under a prefix; null where the record is linked to none. */
function linkOf<Prefix extends string>(
  row: LinkColumns<Prefix>,
  prefix: Prefix,
  table: string,
): RecordLink | null {
  const columns: Readonly<Record<string, string | bigint | null>> = row;
  const id = columns[`${prefix}_id`];
  if (typeof id !== 'bigint') return null;
  const [title, date, cents] = [
    columns[`${prefix}_title`],
    columns[`${prefix}_date`],
    columns[`${prefix}_cents`],
  ];
  return {
    table,
    id: Number(id),
    title: typeof title === 'string' ? title : '',
    date: typeof date === 'string' ? date : null,
    amountCents: typeof cents === 'bigint' ? integerCell(cents) : null,
  };
}

function centsOf(cents: bigint | null): number | string | null {
  return cents === null ? null : integerCell(cents);
}

function one<Row>(db: ReadOnlyDatabase, sql: string, ...values: BindValue[]): Row | undefined {
  return db.prepare<Row>(sql, { safeIntegers: true }).get(...values);
}

function all<Row>(db: ReadOnlyDatabase, sql: string, ...values: BindValue[]): Row[] {
  return db.prepare<Row>(sql, { safeIntegers: true }).all(...values);
}
