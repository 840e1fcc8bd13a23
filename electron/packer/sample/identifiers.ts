import type { Random } from './random.ts';

/*
 * Numbers that pass the checks which software makes on them and yet belong to nobody: bank codes that no bank has, chamber of commerce
 * and fiscal numbers from ranges that are not given out.
 */

/** The bank codes of invented Dutch banks; no bank has them. */
export const inventedBanks = [
  { code: 'DEMO', bic: 'DEMONL2D', name: 'Demobank' },
  { code: 'VRBD', bic: 'VRBDNL2V', name: 'Voorbeeldbank' },
  { code: 'FICT', bic: 'FICTNL2F', name: 'Fictiebank' },
] as const;

export type InventedBank = (typeof inventedBanks)[number];

/** A number of any length modulo 97, letters counted as A = 10 to Z = 35 (ISO 7064, ISO 13616). */
export function modulo97(text: string): number {
  let rest = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
  }
  return rest;
}

/** An IBAN with its check digits (ISO 13616). */
export function iban(country: string, bban: string): string {
  return `${country}${String(98 - modulo97(`${bban}${country}00`)).padStart(2, '0')}${bban}`;
}

export function dutchIban(random: Random, bank: InventedBank): string {
  return iban('NL', `${bank.code}0${random.digits(9)}`);
}

export function belgianIban(random: Random): string {
  const account = `999${random.digits(7)}`;
  return iban('BE', `${account}${String(Number(account) % 97 || 97).padStart(2, '0')}`);
}

export function germanIban(random: Random): string {
  return iban('DE', `99999999${random.digits(10)}`);
}

/** Nine digits that pass the eleven test of fiscal numbers (weights 9 to 2, then -1 for the last). */
export function elevenProofNumber(random: Random, prefix: string): string {
  for (;;) {
    const digits = `${prefix}${random.digits(8 - prefix.length)}`;
    let sum = 0;
    for (let i = 0; i < 8; i++) sum += Number(digits[i]) * (9 - i);
    if (sum % 11 < 10) return `${digits}${sum % 11}`;
  }
}

/** Eight digits in the range that the chamber of commerce has not reached. */
export function kvkNumber(random: Random): string {
  return `99${random.digits(6)}`;
}

/** A VAT number on a legal entity's fiscal number: the eleven test over the nine digits. */
export function dutchCompanyVatNumber(random: Random): string {
  return `NL${elevenProofNumber(random, '99')}B0${random.integer(1, 3)}`;
}

/** A VAT number of a sole trader as given out since 2020: the whole of it, letters as numbers, is 1 modulo 97. */
export function dutchSoleTraderVatNumber(random: Random): string {
  for (;;) {
    const digits = `00${random.digits(7)}`;
    const check = (1 - modulo97(`NL${digits}B00`) + 97) % 97;
    if (check >= 2) return `NL${digits}B${String(check).padStart(2, '0')}`;
  }
}

/** Ten digits, the last two 97 minus the first eight modulo 97. */
export function belgianVatNumber(random: Random): string {
  const base = `0999${random.digits(4)}`;
  return `BE${base}${String(97 - (Number(base) % 97)).padStart(2, '0')}`;
}

/** Nine digits with a check digit after ISO 7064, MOD 11,10. */
export function germanVatNumber(random: Random): string {
  const base = `999${random.digits(5)}`;
  let product = 10;
  for (const digit of base) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (2 * sum) % 11;
  }
  return `DE${base}${(11 - product) % 10}`;
}

/** A Dutch payment reference of 16 digits with its check digit (betalingskenmerk: weights 2, 4, 8, 5, 10, 9, 7, 3, 6, 1 from the right). */
export function paymentReference(random: Random): string {
  const weights = [2, 4, 8, 5, 10, 9, 7, 3, 6, 1];
  const digits = random.digits(15);
  let sum = 0;
  for (let i = 0; i < digits.length; i++)
    sum += Number(digits[digits.length - 1 - i]) * (weights[i % 10] ?? 0);
  const check = 11 - (sum % 11);
  return `${check === 10 ? 1 : check === 11 ? 0 : check}${digits}`;
}
