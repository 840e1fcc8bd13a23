import { type Day, dutchDate } from './calendar.ts';
import type { Context } from './context.ts';
import { composeInvoice, draftLines, resultLines } from './invoice-composition.ts';
import { addInvoice } from './invoice-records.ts';
import { vatLines } from './ledger.ts';
import { slug } from './names.ts';
import type { Random } from './random.ts';
import type { Takings } from './takings.ts';

/** Small things paid out of the till, with a photo or a scan of the receipt. */
export class Receipts {
  readonly #context: Context;
  readonly #takings: Takings;
  readonly #random: Random;

  constructor(context: Context, takings: Takings) {
    this.#context = context;
    this.#takings = takings;
    this.#random = context.random.fork('receipts');
  }

  /** Buys something and books and files its receipt. */
  buy(day: Day): void {
    const random = this.#random;
    const { records, ledger, cabinet, company, relations } = this.#context;
    const shop = random.weighted(relations.receiptShops, (each) => each.category.frequency);
    const branch = random.integer(0, company.shops.length - 1);
    const centre = company.shops[branch] ?? company.headOffice;
    const count = random.integer(1, shop.category.maxLines);
    const drafts = draftLines(random, shop.category.products, count, random.integer(600, 4200), [centre]);
    const invoice = composeInvoice(drafts);
    const number = shop.nextReceiptNumber(random);
    const isPhoto = random.chance(0.7);
    const fileName = `bon ${dutchDate(day)} ${slug(shop.party.name)} ${number}.${isPhoto ? 'png' : 'pdf'}`;
    const common = { relationId: shop.id, invoiceReference: number };
    const costs = resultLines(invoice, 1, common);
    const entry = ledger.book({
      journal: 'cash',
      day,
      description: `Kasbon ${shop.party.name}`,
      enteredBy: cabinet.someone('user'),
      lines: [
        ...costs,
        ...vatLines(costs),
        {
          account: 'cash',
          cents: -invoice.grossCents,
          description: `Kasbon ${number} ${shop.party.name}`,
          documentReference: fileName,
          costCentre: centre,
        },
      ],
    });
    this.#takings.payCash(branch, invoice.grossCents);
    const paper = {
      shop: shop.party,
      number,
      day,
      secondOfDay: random.integer(8 * 3600, 18 * 3600),
      invoice,
      layoutSeed: shop.layoutSeed,
    };
    const documentId = cabinet.file({
      kind: 'receipt',
      fileName,
      mimeType: isPhoto ? 'image/png' : 'application/pdf',
      file: { format: isPhoto ? 'receipt-png' : 'receipt-pdf', paper },
      receivedDay: day + random.integer(0, 2),
      channel: isPhoto ? 'app' : 'upload',
      isOriginal: false,
      links: [{ table: 'journal_entry', id: entry.id, role: 'booking' }],
      course: { type: 'booked', reference: entry.number, authorisedCents: invoice.grossCents },
    });
    addInvoice(records, {
      direction: 'purchase',
      paper: { kind: 'invoice', number, issueDay: day, dueDay: day, invoice, paymentReference: null },
      relationId: shop.id,
      documentId,
      entryId: entry.id,
      vatCode: null,
    });
  }
}
