import { type Day, monthOf, yearOf } from './calendar.ts';
import type { Context } from './context.ts';
import { CreditNotes } from './credit-notes.ts';
import type { Filing } from './filing.ts';
import { composeInvoice, draftLines, type InvoiceLineDraft, resultLines } from './invoice-composition.ts';
import { addInvoice } from './invoice-records.ts';
import { type EntryLine, vatLines } from './ledger.ts';
import type { OpenItem, Payments } from './open-items.ts';
import type { InvoicePaper } from './paper/document-file.ts';
import { monthShare, salesShare, turnoverOf } from './plan.ts';
import type { Random } from './random.ts';
import type { Relation } from './relations.ts';
import { deliveryCharge, euSalesProducts, ossProducts, salesProducts } from './sales-catalogue.ts';

/** The part of the turnover that is invoiced rather than taken in the shops. */
export const invoicedShare = 0.12;

/** A green leaf, as becomes a garden centre. */
const ownLayoutSeed = 6222;

/** Invoices and credit notes to customers, and the statements of sales to consumers abroad. */
export class Sales {
  readonly #context: Context;
  readonly #payments: Payments;
  readonly #random: Random;
  readonly #invoicesAYear: number;
  readonly #creditNotes: CreditNotes;
  #year = 0;
  #lastNumber = 0;

  constructor(context: Context, payments: Payments, invoicesAYear: number) {
    this.#context = context;
    this.#payments = payments;
    this.#random = context.random.fork('sales');
    this.#creditNotes = new CreditNotes(context.random.fork('sales/credit'), 16);
    this.#invoicesAYear = invoicesAYear;
  }

  /** Sends an invoice or, now and then, a credit note to a customer. */
  send(day: Day): void {
    const random = this.#random;
    const { relations, scale, company } = this.#context;
    const isAbroad = random.chance(0.06);
    const customer = random.pick(isAbroad ? relations.belgianCustomers : relations.dutchCustomers);
    const isCreditNote = this.#creditNotes.isDue(customer.id);
    const average =
      (turnoverOf(scale, yearOf(day)) * invoicedShare) / Math.max(1, this.#invoicesAYear * salesShare);
    const amount =
      average * (0.6 + 4.8 * monthShare(monthOf(day))) * random.around(0.2, 1.8) * (isCreditNote ? 0.2 : 1);
    const products = isAbroad ? euSalesProducts : salesProducts;
    const drafts: InvoiceLineDraft[] = draftLines(
      random,
      products,
      isCreditNote ? 1 : random.integer(1, 9),
      Math.round(amount),
      [random.pick(company.shops)],
    );
    if (!isAbroad && !isCreditNote && random.chance(0.35)) {
      drafts.push(
        ...draftLines(random, [deliveryCharge], 1, 40_00, [drafts[0]?.costCentre ?? company.headOffice]),
      );
    }
    const paper = this.#paper(customer, day, isCreditNote, drafts, {
      dueDay: day + customer.termDays,
      vatNote: isAbroad ? 'Intracommunautaire levering, btw 0%' : null,
      payment: 'transfer',
    });
    const sendsUbl = customer.isPublicBody;
    this.#bookAndFile(
      customer,
      paper,
      'receivables',
      {
        fileName: `${isCreditNote ? 'creditnota' : 'factuur'}-${paper.number}.${sendsUbl ? 'xml' : 'pdf'}`,
        sendsUbl,
      },
      (item) => {
        if (isCreditNote) this.#payments.setOff(item, day, paper.dueDay);
        else this.#payments.receiveFrom(customer, item, paper.dueDay);
      },
    );
  }

  /** Books what consumers in one other country ordered in the webshop: a statement that serves as the invoice. */
  bookOss(country: 'BE' | 'DE', day: Day, months: number): void {
    const random = this.#random;
    const { relations, scale, company } = this.#context;
    const relation = country === 'BE' ? relations.ossBelgium : relations.ossGermany;
    const amount = turnoverOf(scale, yearOf(day)) * 0.0006 * months * random.around(0.6, 1.4);
    const products = ossProducts(country === 'BE' ? 'ossBelgium' : 'ossGermany');
    const drafts = draftLines(random, products, random.integer(2, 3), Math.round(amount), [
      company.headOffice,
    ]);
    const paper = this.#paper(relation, day, false, drafts, {
      dueDay: day + 7,
      vatNote: `Btw ${country === 'BE' ? 'België 21%' : 'Duitsland 19%'}, aangegeven via het éénloketsysteem`,
      payment: 'paid',
    });
    this.#bookAndFile(
      relation,
      paper,
      'webshopReceivable',
      {
        fileName: `webwinkel-${country.toLowerCase()}-${paper.number}.pdf`,
        sendsUbl: false,
        retention: { class: 'oss10', from: day },
      },
      (item) => this.#payments.payOut({ ...item, relation: relations.paymentService }, paper.dueDay),
    );
  }

  #paper(
    relation: Relation,
    day: Day,
    isCreditNote: boolean,
    drafts: readonly InvoiceLineDraft[],
    terms: Pick<InvoicePaper, 'dueDay' | 'vatNote' | 'payment'>,
  ): InvoicePaper {
    const year = yearOf(day);
    if (year !== this.#year) {
      this.#year = year;
      this.#lastNumber = 0;
    }
    this.#lastNumber += 1;
    return {
      kind: isCreditNote ? 'credit_note' : 'invoice',
      language: 'nl',
      sender: this.#context.company.party,
      receiver: relation.party,
      number: `${year}${String(this.#lastNumber).padStart(5, '0')}`,
      originalNumber: isCreditNote ? this.#creditNotes.originalNumber(relation.id) : null,
      customerNumber: relation.code,
      orderNumber: this.#random.chance(0.3) ? `PO${this.#random.digits(5)}` : null,
      issueDay: day,
      invoice: composeInvoice(drafts),
      paymentReference: null,
      layoutSeed: ownLayoutSeed,
      ...terms,
    };
  }

  #bookAndFile(
    relation: Relation,
    paper: InvoicePaper,
    account: OpenItem['account'],
    document: {
      readonly fileName: string;
      readonly sendsUbl: boolean;
      readonly retention?: Filing['retention'];
    },
    settle: (item: OpenItem) => void,
  ): void {
    const { cabinet, ledger, records } = this.#context;
    if (paper.kind === 'invoice') this.#creditNotes.remember(relation.id, paper.number);
    const sign = paper.kind === 'invoice' ? -1 : 1;
    const common = { relationId: relation.id, invoiceReference: paper.number };
    const turnover = resultLines(paper.invoice, sign, common);
    const matchKey = `${relation.code}/${records.count('invoice') + 1}`;
    const receivable: EntryLine = {
      ...common,
      account,
      cents: -sign * paper.invoice.grossCents,
      description: `${relation.party.name} ${paper.number}`,
      documentReference: document.fileName,
      dueDay: paper.dueDay,
      matchKey,
    };
    const entry = ledger.book({
      journal: 'sales',
      day: paper.issueDay,
      description: `${paper.kind === 'invoice' ? 'Factuur' : 'Creditnota'} ${paper.number} ${relation.party.name}`,
      enteredBy: cabinet.someone('user_plus', 'user'),
      lines: [receivable, ...turnover, ...vatLines(turnover)],
    });
    const documentId = cabinet.file({
      kind: 'sales_invoice',
      fileName: document.fileName,
      mimeType: document.sendsUbl ? 'application/xml' : 'application/pdf',
      file: document.sendsUbl
        ? { format: 'invoice-ubl', paper, attachesPdf: false }
        : { format: 'invoice-pdf', paper },
      receivedDay: paper.issueDay,
      channel: document.sendsUbl ? 'peppol' : 'upload',
      isOriginal: true,
      ...(document.retention === undefined ? {} : { retention: document.retention }),
      links: [{ table: 'journal_entry', id: entry.id, role: 'booking' }],
      course: { type: 'booked', reference: entry.number, authorisedCents: null },
    });
    addInvoice(records, {
      direction: 'sales',
      paper,
      relationId: relation.id,
      documentId,
      entryId: entry.id,
      vatCode: null,
    });
    settle({
      relation,
      account,
      cents: receivable.cents,
      invoiceReference: paper.number,
      matchKey,
      remittance: `Factuur ${paper.number} ${relation.code}`,
    });
  }
}
