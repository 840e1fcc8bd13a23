import type { AccountName } from './chart-of-accounts.ts';
import type { EntryLine, LineVat } from './ledger.ts';
import { shareOf, spread } from './money.ts';
import type { Product } from './product.ts';
import type { Random } from './random.ts';
import { type VatCodeName, vatCodes } from './vat-codes.ts';

/** A line of an invoice: what stands on the paper and how it is booked. Amounts as on the paper, so positive on a credit note too. */
export interface InvoiceLine {
  readonly description: string;
  readonly quantity: number;
  readonly unit: string;
  readonly unitPriceCents: number;
  readonly netCents: number;
  readonly rateBp: number;
  readonly vatCents: number;
  readonly account: AccountName;
  /** The code that the line is recognised under; null where no VAT is due. */
  readonly vat: VatCodeName | null;
  readonly costCentre: string;
  readonly project: string | null;
  /** A charge or an allowance on the whole invoice rather than something delivered. */
  readonly isAdjustment: boolean;
}

/** The VAT of one rate on an invoice. */
export interface InvoiceVat {
  readonly rateBp: number;
  readonly baseCents: number;
  readonly vatCents: number;
}

/** An invoice whose lines and VAT add up to its gross amount. */
export interface ComposedInvoice {
  readonly lines: readonly InvoiceLine[];
  readonly vat: readonly InvoiceVat[];
  readonly netCents: number;
  readonly vatCents: number;
  readonly grossCents: number;
}

/** The two codes of a reverse charge: the one that makes VAT due and the one that takes it back. */
export interface ReverseCodes {
  readonly due: VatCodeName;
  readonly input: VatCodeName;
}

/** A line before its VAT is known. */
export type InvoiceLineDraft = Omit<InvoiceLine, 'vatCents'>;

/** Draws lines from the products so that they come to about the amount. */
export function draftLines(
  random: Random,
  products: readonly Product[],
  lineCount: number,
  amountCents: number,
  centres: readonly string[],
  project: string | null = null,
): InvoiceLineDraft[] {
  const weights = Array.from({ length: lineCount }, () => 0.4 + random.fraction());
  let offered = random.shuffled(products);
  return spread(Math.max(amountCents, lineCount * 100), weights).map((share) => {
    if (offered.length === 0) offered = random.shuffled(products);
    const product = offered.pop() ?? random.pick(products);
    const unitPriceCents = random.integer(product.minCents, product.maxCents);
    const quantity = Math.max(1, Math.round(share / unitPriceCents));
    return {
      ...product,
      quantity,
      unitPriceCents,
      netCents: quantity * unitPriceCents,
      rateBp: product.vat === null ? 0 : vatCodes[product.vat].rateBp,
      costCentre: random.pick(centres),
      project,
      isAdjustment: false,
    };
  });
}

/** A charge (positive) or an allowance (negative) on the whole invoice, as a line. */
export function adjustmentLine(
  description: string,
  netCents: number,
  like: InvoiceLineDraft,
): InvoiceLineDraft {
  return {
    ...like,
    description,
    quantity: 1,
    unit: 'post',
    unitPriceCents: netCents,
    netCents,
    isAdjustment: true,
  };
}

/** Works out the VAT: rounded once a rate, then spread over that rate's lines to the cent. */
export function composeInvoice(drafts: readonly InvoiceLineDraft[]): ComposedInvoice {
  const rates = [...new Set(drafts.map((line) => line.rateBp))].sort((a, b) => b - a);
  const vatByLine = new Map<InvoiceLineDraft, number>();
  const vat = rates.map((rateBp): InvoiceVat => {
    const lines = drafts.filter((line) => line.rateBp === rateBp);
    const baseCents = lines.reduce((sum, line) => sum + line.netCents, 0);
    const vatCents = shareOf(baseCents, rateBp);
    const parts =
      baseCents === 0
        ? lines.map(() => 0)
        : spread(
            vatCents,
            lines.map((line) => line.netCents),
          );
    lines.forEach((line, index) => {
      vatByLine.set(line, parts[index] ?? 0);
    });
    return { rateBp, baseCents, vatCents };
  });
  const netCents = vat.reduce((sum, each) => sum + each.baseCents, 0);
  const vatCents = vat.reduce((sum, each) => sum + each.vatCents, 0);
  return {
    lines: drafts.map((line) => ({ ...line, vatCents: vatByLine.get(line) ?? 0 })),
    vat,
    netCents,
    vatCents,
    grossCents: netCents + vatCents,
  };
}

/**
 * The result side of an invoice's entry: one line for each account, VAT code, cost centre and project. `sign` is 1 where costs are
 * debited (a purchase, a sales credit note) and -1 where turnover is credited. `reverse` names the codes of a reverse charge.
 */
export function resultLines(
  invoice: ComposedInvoice,
  sign: 1 | -1,
  common: Pick<EntryLine, 'relationId' | 'invoiceReference'>,
  reverse: ReverseCodes | null = null,
): EntryLine[] {
  const groups = new Map<string, InvoiceLine[]>();
  for (const line of invoice.lines) {
    const key = `${line.account}/${line.vat}/${line.costCentre}/${line.project}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [line]);
    else group.push(line);
  }
  return [...groups.values()].flatMap((lines) => {
    const [first] = lines;
    if (first === undefined) return [];
    const netCents = lines.reduce((sum, line) => sum + line.netCents, 0);
    const vatCents = lines.reduce((sum, line) => sum + line.vatCents, 0);
    return [
      {
        ...common,
        account: first.account,
        cents: sign * netCents,
        description: lines.length === 1 ? first.description : `${first.description} e.a.`,
        costCentre: first.costCentre,
        ...(first.project === null ? {} : { project: first.project }),
        quantity: String(lines.reduce((sum, line) => sum + line.quantity, 0)),
        ...vatOf(first.vat, sign * netCents, sign * vatCents, reverse),
      },
    ];
  });
}

function vatOf(
  code: VatCodeName | null,
  netCents: number,
  vatCents: number,
  reverse: ReverseCodes | null,
): { readonly vat?: readonly LineVat[] } {
  if (reverse !== null) {
    const cents = shareOf(netCents, vatCodes[reverse.due].rateBp);
    return {
      vat: [
        { code: reverse.due, cents: -cents },
        { code: reverse.input, cents },
      ],
    };
  }
  return code === null ? {} : { vat: [{ code, cents: vatCents }] };
}
