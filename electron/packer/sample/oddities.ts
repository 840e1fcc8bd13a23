import { type Day, dayOf, isoDate } from './calendar.ts';
import type { Context } from './context.ts';
import { addInvoice } from './invoice-records.ts';
import type { BookedPurchase, Purchases } from './purchases.ts';

/** What is wrong in a sample on purpose; nothing else is. Ids are those of the archive. */
export type SampleOddity =
  | {
      readonly type: 'numbering_gap';
      readonly journalCode: string;
      readonly fiscalYear: string;
      readonly missingNumber: string;
    }
  | {
      readonly type: 'duplicate_supplier_invoice';
      readonly relationId: number;
      readonly invoiceNumber: string;
      readonly invoiceIds: readonly [number, number];
    }
  | {
      readonly type: 'entry_outside_period';
      readonly journalEntryId: number;
      readonly entryNumber: string;
      readonly entryDate: string;
      readonly periodNumber: number;
    }
  | {
      readonly type: 'unmatched_document';
      readonly documentId: number;
      readonly fileName: string;
      readonly invoiceId: number;
    };

/** How many documents the oddities add: the invoice that comes twice, and the unmatched one. */
export const oddDocuments = 3;

/** Makes the oddities, all of them in the last year. */
export class Oddities {
  readonly #context: Context;
  readonly #purchases: Purchases;
  readonly #found: SampleOddity[] = [];
  #original: BookedPurchase | null = null;

  constructor(context: Context, purchases: Purchases) {
    this.#context = context;
    this.#purchases = purchases;
  }

  /** Those made so far, in the order of their dates. */
  get found(): readonly SampleOddity[] {
    return this.#found;
  }

  /** Does what is odd on the day, if anything is. */
  happen(day: Day): void {
    const year = this.#context.scale.lastYear;
    if (day === dayOf(year, 2, 19)) this.#leaveGap(year);
    if (day === dayOf(year, 5, 12)) this.#bookOutsidePeriod(day);
    if (day === dayOf(year, 9, 9)) this.#original = this.#receiveOnce(day);
    if (day === dayOf(year, 9, 22) && this.#original !== null) this.#receiveTwice(this.#original, day);
    if (day === dayOf(year, 11, 18)) this.#leaveUnmatched(day);
  }

  #leaveGap(year: number): void {
    this.#found.push({
      type: 'numbering_gap',
      journalCode: 'INK',
      fiscalYear: String(year),
      missingNumber: this.#context.ledger.skipNumber('purchases', year),
    });
  }

  /** A correction that was made in May and booked in April. No VAT on it, so that the quarter's return stays right. */
  #bookOutsidePeriod(day: Day): void {
    const { ledger, cabinet, company } = this.#context;
    const description = 'Correctie assurantiepremie vorig kwartaal';
    const entry = ledger.book({
      journal: 'general',
      day,
      period: 4,
      description,
      enteredBy: cabinet.someone('user_plus', 'user'),
      lines: [
        { account: 'insurance', cents: 18_450, description, costCentre: company.headOffice },
        { account: 'propertyTax', cents: -18_450, description, costCentre: company.headOffice },
      ],
    });
    this.#found.push({
      type: 'entry_outside_period',
      journalEntryId: entry.id,
      entryNumber: entry.number,
      entryDate: isoDate(day),
      periodNumber: 4,
    });
  }

  #receiveOnce(day: Day): BookedPurchase {
    const { relations } = this.#context;
    const supplier = relations.suppliers.find((each) => each.category.name === 'tools' && !each.sendsUbl);
    const chosen = supplier ?? relations.suppliers.find((each) => !each.sendsUbl);
    if (chosen === undefined) throw new Error('every supplier sends UBL');
    return this.#purchases.receiveFrom(chosen, day, 1_180_00);
  }

  #receiveTwice(original: BookedPurchase, day: Day): void {
    const copy = this.#purchases.receiveAgain(original, day);
    this.#found.push({
      type: 'duplicate_supplier_invoice',
      relationId: original.supplier.id,
      invoiceNumber: original.paper.number,
      invoiceIds: [original.invoiceId, copy.invoiceId],
    });
  }

  /** An invoice that came in, was recognised, and was never decided on. */
  #leaveUnmatched(day: Day): void {
    const { relations, cabinet, records } = this.#context;
    const supplier = relations.suppliers.find(({ category }) => category.name === 'advertising');
    if (supplier === undefined) throw new Error('no supplier advertises');
    const paper = this.#purchases.compose(supplier, day, 3_250_00);
    const fileName = `factuur ${paper.number.replace(/[^A-Za-z0-9-]/g, '')} kerstcampagne.pdf`;
    const documentId = cabinet.file({
      kind: 'purchase_invoice',
      fileName,
      mimeType: 'application/pdf',
      file: { format: 'invoice-pdf', paper },
      receivedDay: day + 1,
      channel: 'email',
      isOriginal: true,
      links: [],
      course: { type: 'stuck' },
    });
    const invoiceId = addInvoice(records, {
      direction: 'purchase',
      paper,
      relationId: supplier.id,
      documentId,
      entryId: null,
      vatCode: null,
    });
    this.#found.push({ type: 'unmatched_document', documentId, fileName, invoiceId });
  }
}
