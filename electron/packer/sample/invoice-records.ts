import { isoDate } from './calendar.ts';
import { accountId, vatCodeId } from './ledger.ts';
import { plainAmount } from './money.ts';
import type { InvoicePaper } from './paper/document-file.ts';
import type { Records } from './records.ts';
import type { VatCodeName } from './vat-codes.ts';

/** An invoice as recognised from its paper. */
export interface RecognisedInvoice {
  readonly direction: 'purchase' | 'sales';
  readonly paper: Pick<
    InvoicePaper,
    'kind' | 'number' | 'issueDay' | 'dueDay' | 'invoice' | 'paymentReference'
  >;
  readonly relationId: number;
  readonly documentId: number;
  /** Null for an invoice that nobody booked. */
  readonly entryId: number | null;
  /** The code that lines without VAT on paper are booked under, as a reverse charge is. */
  readonly vatCode: VatCodeName | null;
}

/** Adds the records of an invoice and its lines; returns the invoice's id. */
export function addInvoice(records: Records, recognised: RecognisedInvoice): number {
  const { paper } = recognised;
  const id = records.add('invoice', {
    administration_id: 1,
    document_id: recognised.documentId,
    direction: recognised.direction,
    kind: paper.kind,
    number: paper.number,
    relation_id: recognised.relationId,
    issue_date: isoDate(paper.issueDay),
    due_date: isoDate(paper.dueDay),
    net_cents: paper.invoice.netCents,
    vat_cents: paper.invoice.vatCents,
    gross_cents: paper.invoice.grossCents,
    payment_reference: paper.paymentReference,
    journal_entry_id: recognised.entryId,
  });
  paper.invoice.lines.forEach((line, index) => {
    const vat = line.vat ?? recognised.vatCode;
    records.add('invoice_line', {
      invoice_id: id,
      line_number: index + 1,
      description: line.description,
      quantity: String(line.quantity),
      unit: line.unit,
      unit_price: plainAmount(line.unitPriceCents),
      net_cents: line.netCents,
      ledger_account_id: accountId(line.account),
      vat_code_id: vat === null ? null : vatCodeId(vat),
      vat_rate_bp: line.rateBp,
      vat_cents: line.vatCents,
      cost_centre: line.costCentre,
      project: line.project,
    });
  });
  return id;
}
