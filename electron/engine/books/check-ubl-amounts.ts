import { MalformedXmlError } from '../documents/ubl-element.ts';
import { parseUblInvoice, type UblInvoice } from '../documents/ubl-invoice.ts';
import { decodeXmlText } from '../documents/ubl-text.ts';
import type { CheckReport } from '../verify/check-outcome.ts';
import { centsDetail, centsText } from './cents.ts';
import type { RecordReader } from './record-reader.ts';

interface RecognisedInvoice {
  readonly id: bigint;
  readonly documentId: bigint;
  readonly number: string | null;
  readonly netCents: bigint | null;
  readonly vatCents: bigint | null;
  readonly grossCents: bigint | null;
  readonly content: Uint8Array;
}

const amounts = ['netCents', 'vatCents', 'grossCents'] as const;

/** The amounts of an invoice that was recognised from UBL are those that the UBL document says. */
export function checkUblAmounts(records: RecordReader, report: CheckReport): void {
  const invoices = records.prepare<RecognisedInvoice>(
    `SELECT i.id, d.id AS documentId, i.number, i.net_cents AS netCents, i.vat_cents AS vatCents, i.gross_cents AS grossCents, c.content
     FROM invoice i JOIN document d ON d.id = i.document_id JOIN document_content c ON c.id = d.content_id
     WHERE d.mime_type IN ('application/xml', 'text/xml') OR d.mime_type LIKE '%+xml' ORDER BY i.id`,
    { safeIntegers: true },
  );
  for (const invoice of invoices.iterate()) {
    const ubl = readUbl(report, invoice);
    if (ubl === null) continue;
    report.looked(1);
    for (const amount of amounts) {
      const recorded = invoice[amount];
      const stated = ubl[amount];
      if (recorded === null || stated === null || recorded === BigInt(stated)) continue;
      report.find(
        'ubl_amount_differs',
        `Invoice ${invoice.number ?? invoice.id}: its record says ${centsText(recorded)}, its UBL document ${centsText(stated)}.`,
        {
          table: 'invoice',
          record: { table: 'invoice', id: Number(invoice.id) },
          details: {
            number: invoice.number ?? '',
            amount,
            recordedCents: centsDetail(recorded),
            ublCents: centsDetail(stated),
          },
        },
      );
    }
  }
  if (report.items === 0) report.notPossible('no_ubl');
}

/** Null where the document is other XML than an invoice, or none at all, which is then said. */
function readUbl(report: CheckReport, { documentId, content }: RecognisedInvoice): UblInvoice | null {
  try {
    return parseUblInvoice(decodeXmlText(content));
  } catch (error) {
    if (!(error instanceof MalformedXmlError)) throw error;
    const id = Number(documentId);
    report.find('ubl_unreadable', `Document ${id} is said to be XML, but cannot be read as that.`, {
      table: 'document',
      record: { table: 'document', id },
    });
    return null;
  }
}
