import type { CheckReport } from '../verify/check-outcome.ts';
import { centsDetail, centsText } from './cents.ts';
import { countOf, type RecordReader } from './record-reader.ts';

interface InvoiceSum {
  readonly id: bigint;
  readonly number: string | null;
  readonly computedCents: bigint;
  readonly grossCents: bigint;
}

/** An invoice's net amount and VAT make its gross amount, and so do its lines and VAT where it has lines with amounts. */
export function checkInvoiceAmounts(records: RecordReader, report: CheckReport): void {
  report.looked(countOf(records, 'SELECT count(*) FROM invoice WHERE gross_cents IS NOT NULL'));
  if (report.items === 0) {
    report.notPossible('no_invoices');
    return;
  }
  const sums = records.prepare<InvoiceSum>(
    `SELECT id, number, net_cents + vat_cents AS computedCents, gross_cents AS grossCents FROM invoice
     WHERE net_cents + vat_cents <> gross_cents ORDER BY id`,
    { safeIntegers: true },
  );
  for (const sum of sums.iterate()) {
    report.find(
      'invoice_sum_differs',
      `Invoice ${sum.number ?? sum.id}: net and VAT make ${centsText(sum.computedCents)}, not its total of ${centsText(sum.grossCents)}.`,
      placeOf(sum),
    );
  }
  const lines = records.prepare<InvoiceSum>(
    `SELECT i.id, i.number, l.net + coalesce(i.vat_cents, l.vat) AS computedCents, i.gross_cents AS grossCents
     FROM (SELECT invoice_id, sum(net_cents) AS net, iif(count(vat_cents) = count(*), sum(vat_cents), NULL) AS vat
           FROM invoice_line GROUP BY invoice_id HAVING count(net_cents) = count(*)) l
       JOIN invoice i ON i.id = l.invoice_id
     WHERE l.net + coalesce(i.vat_cents, l.vat) <> i.gross_cents ORDER BY i.id`,
    { safeIntegers: true },
  );
  for (const sum of lines.iterate()) {
    report.find(
      'invoice_lines_differ',
      `Invoice ${sum.number ?? sum.id}: lines and VAT make ${centsText(sum.computedCents)}, not its total of ${centsText(sum.grossCents)}.`,
      placeOf(sum),
    );
  }
}

function placeOf({ id, number, computedCents, grossCents }: InvoiceSum) {
  return {
    table: 'invoice',
    record: { table: 'invoice', id: Number(id) },
    details: {
      number: number ?? '',
      computedCents: centsDetail(computedCents),
      grossCents: centsDetail(grossCents),
    },
  };
}
