import { type Day, monthOf, yearOf } from './calendar.ts';
import type { Context } from './context.ts';
import { CreditNotes } from './credit-notes.ts';
import type { Filing } from './filing.ts';
import { paymentReference } from './identifiers.ts';
import {
  adjustmentLine,
  type ComposedInvoice,
  composeInvoice,
  draftLines,
  type ReverseCodes,
  resultLines,
} from './invoice-composition.ts';
import { addInvoice } from './invoice-records.ts';
import { type BookedEntry, type EntryLine, vatLines } from './ledger.ts';
import { slug } from './names.ts';
import type { Payments } from './open-items.ts';
import type { InvoicePaper } from './paper/document-file.ts';
import { monthShare, purchaseShare, turnoverOf } from './plan.ts';
import type { Random } from './random.ts';
import type { Supplier } from './relations.ts';
import { supplyCategories } from './supply-categories.ts';
import type { SupplyCategory } from './supply-category.ts';

/** A purchase invoice that came in and was booked. */
export interface BookedPurchase {
  readonly supplier: Supplier;
  readonly paper: InvoicePaper;
  readonly filing: Filing;
  readonly entry: BookedEntry;
  readonly invoiceId: number;
}

interface PurchaseOptions {
  readonly retention?: Filing['retention'];
  /** Left unpaid and open. */
  readonly isUnpaid?: boolean;
}

/** Purchase invoices: composed within the category's budget, booked, filed and paid. */
export class Purchases {
  readonly #context: Context;
  readonly #payments: Payments;
  readonly #random: Random;
  readonly #suppliersByCategory = new Map<SupplyCategory, Supplier[]>();
  readonly #expectedByCategory: ReadonlyMap<SupplyCategory, number>;
  readonly #credits = new Map<SupplyCategory, number>();
  readonly #creditNotes: CreditNotes;

  /** `invoicesAYear` is how many invoices of all kinds there are in a year, on average. */
  constructor(context: Context, payments: Payments, invoicesAYear: number) {
    this.#context = context;
    this.#payments = payments;
    this.#random = context.random.fork('purchases');
    this.#creditNotes = new CreditNotes(context.random.fork('purchases/credit'), 28);
    for (const supplier of context.relations.suppliers) {
      const known = this.#suppliersByCategory.get(supplier.category);
      if (known === undefined) this.#suppliersByCategory.set(supplier.category, [supplier]);
      else known.push(supplier);
    }
    const frequencies = supplyCategories.reduce((sum, { frequency }) => sum + frequency, 0);
    this.#expectedByCategory = new Map(
      supplyCategories.map((category) => [
        category,
        (invoicesAYear * purchaseShare * category.frequency) / frequencies,
      ]),
    );
  }

  /** An invoice or, now and then, a credit note of any supplier. */
  receive(day: Day): void {
    const category = this.#nextCategory(monthOf(day));
    const supplier = this.#random.pick(this.#suppliersByCategory.get(category) ?? []);
    const isCreditNote = this.#creditNotes.isDue(supplier.id);
    this.receiveFrom(supplier, day, this.#budget(category, day) * (isCreditNote ? 0.15 : 1), isCreditNote);
  }

  /** An invoice of a supplier for about that amount, excluding VAT. */
  receiveFrom(
    supplier: Supplier,
    day: Day,
    amountCents: number,
    isCreditNote = false,
    options: PurchaseOptions = {},
  ): BookedPurchase {
    const paper = this.compose(supplier, day, amountCents, isCreditNote);
    return this.#bookAndFile(supplier, paper, this.#fileNameOf(supplier, paper), options);
  }

  /** Books and files a paper that has been in before, as when nobody noticed; it is left unpaid. */
  receiveAgain(purchase: BookedPurchase, day: Day): BookedPurchase {
    const fileName = `${purchase.filing.fileName.replace(/\.pdf$/, '')} (1).pdf`;
    return this.#bookAndFile(purchase.supplier, purchase.paper, fileName, { isUnpaid: true }, day);
  }

  /** The paper of an invoice that is neither booked nor filed yet. */
  compose(supplier: Supplier, day: Day, amountCents: number, isCreditNote = false): InvoicePaper {
    const random = this.#random;
    const { category } = supplier;
    const invoice = this.#lines(category, amountCents, isCreditNote, day);
    const year = yearOf(day);
    return {
      kind: isCreditNote ? 'credit_note' : 'invoice',
      language: supplier.party.country === 'DE' ? 'de' : 'nl',
      sender: supplier.party,
      receiver: this.#context.company.party,
      number: supplier.nextInvoiceNumber(random, year),
      originalNumber: isCreditNote ? this.#creditNotes.originalNumber(supplier.id) : null,
      customerNumber: String(10_000 + (supplier.layoutSeed % 80_000)),
      orderNumber: random.chance(0.5) ? `IO-${year}-${random.digits(4)}` : null,
      issueDay: day,
      dueDay: day + category.termDays,
      invoice,
      paymentReference:
        category.payment === 'transfer' && random.chance(0.35) ? paymentReference(random) : null,
      payment: category.payment,
      vatNote: vatNoteOf(category),
      layoutSeed: supplier.layoutSeed,
    };
  }

  /** The category that is furthest behind its frequency, so that even a small company gets a bill of every kind. */
  #nextCategory(month: number): SupplyCategory {
    const weights = supplyCategories.map((each) => each.frequency * seasonFactor(each, month));
    const sum = weights.reduce((a, b) => a + b, 0);
    let next: SupplyCategory | undefined;
    let highest = Number.NEGATIVE_INFINITY;
    supplyCategories.forEach((category, index) => {
      const credit = (this.#credits.get(category) ?? this.#random.fraction()) + (weights[index] ?? 0) / sum;
      this.#credits.set(category, credit);
      const pull = credit + this.#random.around(-0.5, 0.5);
      if (pull > highest) {
        highest = pull;
        next = category;
      }
    });
    if (next === undefined) throw new Error('there are no categories');
    this.#credits.set(next, (this.#credits.get(next) ?? 0) - 1);
    return next;
  }

  #budget(category: SupplyCategory, day: Day): number {
    const year = (turnoverOf(this.#context.scale, yearOf(day)) * category.spendBp) / 10_000;
    const invoices = Math.max(0.3, this.#expectedByCategory.get(category) ?? 1);
    const season = 0.6 + 4.8 * monthShare(monthOf(day));
    return Math.round((year / invoices) * season * this.#random.around(0.35, 1.65));
  }

  #lines(category: SupplyCategory, amountCents: number, isCreditNote: boolean, day: Day): ComposedInvoice {
    const random = this.#random;
    const { shops, headOffice } = this.#context.company;
    const goods = category.products.some(({ account }) => account.startsWith('purchases'));
    const centres = goods || random.chance(0.6) ? [random.pick(shops), random.pick(shops)] : [headOffice];
    const project = category.name === 'advertising' && random.chance(0.5) ? showOf(day) : null;
    const most = isCreditNote ? 2 : category.maxLines;
    const count = random.chance(0.02) ? most * 3 : Math.max(1, Math.round(random.around(0.1, 0.9) * most));
    const drafts = draftLines(random, category.products, count, amountCents, centres, project);
    const [first] = drafts;
    if (first !== undefined && goods && !isCreditNote && random.chance(0.08)) {
      const sum = drafts.reduce(
        (total, line) => total + (line.rateBp === first.rateBp ? line.netCents : 0),
        0,
      );
      drafts.push(adjustmentLine('Orderkorting 2%', -Math.round(sum * 0.02), first));
    }
    return composeInvoice(drafts);
  }

  #fileNameOf(supplier: Supplier, paper: InvoicePaper): string {
    const name = slug(supplier.party.name);
    const number = paper.number.replace(/[^A-Za-z0-9-]/g, '');
    const word = paper.kind === 'invoice' ? 'factuur' : 'creditnota';
    if (supplier.sendsUbl) return `${word}-${number}-${name}.xml`;
    return `${this.#random.pick([`${word}-${number}-${name}`, `${name}_${number}`, `${word} ${number} ${name}`])}.pdf`;
  }

  #bookAndFile(
    supplier: Supplier,
    paper: InvoicePaper,
    fileName: string,
    options: PurchaseOptions,
    day = paper.issueDay,
  ): BookedPurchase {
    const { cabinet, ledger, records } = this.#context;
    const { invoice } = paper;
    const sign = paper.kind === 'invoice' ? 1 : -1;
    const common = { relationId: supplier.id, invoiceReference: paper.number };
    const costs = resultLines(invoice, sign, common, reverseCodes(supplier.category));
    const matchKey = `${supplier.code}/${records.count('invoice') + 1}`;
    const payable: EntryLine = {
      ...common,
      account: 'payables',
      cents: -sign * invoice.grossCents,
      description: `${supplier.party.name} ${paper.number}`,
      documentReference: fileName,
      dueDay: paper.dueDay,
      matchKey,
    };
    const entry = ledger.book({
      journal: 'purchases',
      day,
      description: `${supplier.party.name} ${paper.number}`,
      enteredBy: cabinet.someone('user_plus', 'user'),
      lines: [payable, ...costs, ...vatLines(costs)],
    });
    if (paper.kind === 'invoice') this.#creditNotes.remember(supplier.id, paper.number);
    const isXml = fileName.endsWith('.xml');
    const filing: Filing = {
      kind: 'purchase_invoice',
      fileName,
      mimeType: isXml ? 'application/xml' : 'application/pdf',
      file: isXml
        ? { format: 'invoice-ubl', paper, attachesPdf: supplier.layoutSeed % 5 === 0 }
        : { format: 'invoice-pdf', paper },
      receivedDay: day + this.#random.integer(0, 3),
      channel: isXml
        ? this.#random.pick(['peppol', 'peppol', 'email'])
        : this.#random.pick(['email', 'email', 'email', 'upload', 'portal']),
      isOriginal: isXml || this.#random.chance(0.85),
      ...(options.retention === undefined ? {} : { retention: options.retention }),
      links: [{ table: 'journal_entry', id: entry.id, role: 'booking' }],
      course: { type: 'booked', reference: entry.number, authorisedCents: invoice.grossCents },
    };
    const documentId = cabinet.file(filing);
    const invoiceId = addInvoice(records, {
      direction: 'purchase',
      paper,
      relationId: supplier.id,
      documentId,
      entryId: entry.id,
      vatCode: reverseCodes(supplier.category)?.due ?? null,
    });
    if (options.isUnpaid !== true) this.#settle(supplier, paper, payable.cents, matchKey);
    return { supplier, paper, filing, entry, invoiceId };
  }

  #settle(supplier: Supplier, paper: InvoicePaper, cents: number, matchKey: string): void {
    const item = {
      relation: supplier,
      account: 'payables' as const,
      cents,
      invoiceReference: paper.number,
      matchKey,
      remittance: paper.paymentReference ?? `${paper.number} klantnr ${paper.customerNumber}`,
    };
    if (paper.kind === 'credit_note') this.#payments.setOff(item, paper.issueDay, paper.dueDay);
    else this.#payments.paySupplier(item, paper.issueDay, paper.dueDay, paper.payment === 'direct_debit');
  }
}

function seasonFactor(category: SupplyCategory, month: number): number {
  return category.season.length === 0 || category.season.includes(month) ? 1 : 0.3;
}

function reverseCodes(category: SupplyCategory): ReverseCodes | null {
  return category.reverse === undefined ? null : reverseCodesOf[category.reverse];
}

const reverseCodesOf: Readonly<Record<NonNullable<SupplyCategory['reverse']>, ReverseCodes>> = {
  acquisition: { due: 'acquisitionDue', input: 'acquisitionInput' },
  reverse: { due: 'reverseDue', input: 'reverseInput' },
};

function vatNoteOf(category: SupplyCategory): string | null {
  if (category.reverse === 'acquisition') return 'Steuerfreie innergemeinschaftliche Lieferung';
  if (category.reverse === 'reverse') return 'Btw verlegd';
  return category.products.every(({ vat }) => vat === null) ? 'Vrijgesteld van btw' : null;
}

function showOf(day: Day): string {
  return `${yearOf(day)}-${monthOf(day) <= 6 ? 'V' : 'K'}`;
}
