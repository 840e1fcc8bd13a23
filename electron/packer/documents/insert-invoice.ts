import type { UblInvoice } from '#engine/documents/ubl-invoice.ts';
import type { ArchiveWriter } from '../writer/archive-writer.ts';
import type { InvoiceParties } from './invoice-parties.ts';

/** Stores a recognised invoice with its lines and returns its id. */
export function insertInvoice(
  writer: ArchiveWriter,
  documentId: number,
  invoice: UblInvoice,
  parties: InvoiceParties,
): number {
  const invoiceId = writer.insert('invoice', {
    administration_id: parties.administrationId,
    document_id: documentId,
    direction: parties.direction,
    kind: invoice.kind,
    number: invoice.number,
    relation_id: parties.relationId,
    issue_date: invoice.issueDate,
    due_date: invoice.dueDate,
    currency: invoice.currency,
    net_cents: invoice.netCents,
    vat_cents: invoice.vatCents,
    gross_cents: invoice.grossCents,
    payment_reference: invoice.paymentReference,
  });
  for (const [i, line] of invoice.lines.entries()) {
    writer.insert('invoice_line', {
      invoice_id: invoiceId,
      line_number: i + 1,
      description: line.description,
      quantity: line.quantity,
      unit: line.unit,
      unit_price: line.unitPrice,
      net_cents: line.netCents,
      vat_rate_bp: line.vatRateBp,
    });
  }
  return invoiceId;
}
