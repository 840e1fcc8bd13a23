import type { AccountName } from './chart-of-accounts.ts';

/** A VAT code: rate in basis points, box of the return that its base and its VAT belong to, and the account that the VAT goes to. */
export interface VatCode {
  readonly code: string;
  readonly description: string;
  readonly rateBp: number;
  readonly box: string;
  readonly account: AccountName | null;
  readonly direction: 'payable' | 'receivable';
}

/**
 * The VAT codes by the names under which the sample books. A reverse charge is two codes on the same line: one that makes the VAT due
 * (2a, 4b) and one that takes it back (5b). Boxes BE and DE are the countries of the one-stop-shop return.
 */
export const vatCodes = {
  salesHigh: vatCode('VH', 'Verkoop 21%', 2100, '1a', 'vatHigh', 'payable'),
  salesLow: vatCode('VL', 'Verkoop 9%', 900, '1b', 'vatLow', 'payable'),
  salesEu: vatCode('VEU', 'Levering binnen de EU 0%', 0, '3b', null, 'payable'),
  ossBelgium: vatCode('OBE', 'Afstandsverkoop België 21%', 2100, 'BE', 'vatOss', 'payable'),
  ossGermany: vatCode('ODE', 'Afstandsverkoop Duitsland 19%', 1900, 'DE', 'vatOss', 'payable'),
  purchaseHigh: vatCode('IH', 'Inkoop 21%', 2100, '5b', 'vatInput', 'receivable'),
  purchaseLow: vatCode('IL', 'Inkoop 9%', 900, '5b', 'vatInput', 'receivable'),
  reverseDue: vatCode('IVV', 'Inkoop btw verlegd 21%, verschuldigd', 2100, '2a', 'vatReverse', 'payable'),
  reverseInput: vatCode('IVT', 'Inkoop btw verlegd 21%, te vorderen', 2100, '5b', 'vatInput', 'receivable'),
  acquisitionDue: vatCode('IEV', 'Verwerving EU 21%, verschuldigd', 2100, '4b', 'vatAcquisition', 'payable'),
  acquisitionInput: vatCode('IET', 'Verwerving EU 21%, te vorderen', 2100, '5b', 'vatInput', 'receivable'),
} as const satisfies Readonly<Record<string, VatCode>>;

export type VatCodeName = keyof typeof vatCodes;

/** The names in order; a code's id in the archive is its place in this list, from 1. */
export const vatCodeNames = Object.keys(vatCodes) as readonly VatCodeName[];

function vatCode(
  code: string,
  description: string,
  rateBp: number,
  box: string,
  account: AccountName | null,
  direction: VatCode['direction'],
): VatCode {
  return { code, description, rateBp, box, account, direction };
}
