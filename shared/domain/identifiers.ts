/** A number modulo 97, letters counted as A = 10 to Z = 35 (ISO 7064). Null where another character stands in it. */
function modulo97(text: string): number | null {
  if (!/^[0-9A-Z]+$/.test(text)) return null;
  let rest = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
  }
  return rest;
}

/** Lengths of the IBANs that Dutch bookkeeping meets (SWIFT IBAN registry); of other countries only the check digits are judged. */
const ibanLengths: Readonly<Record<string, number>> = {
  AT: 20,
  BE: 16,
  BG: 22,
  CH: 21,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  EE: 20,
  ES: 24,
  FI: 18,
  FR: 27,
  GB: 22,
  GR: 27,
  HR: 21,
  HU: 28,
  IE: 22,
  IS: 26,
  IT: 27,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MT: 31,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  RO: 24,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  TR: 26,
};

/** Whether a compact upper-case text is an IBAN: its form, its country's length, and its check digits (ISO 13616). */
export function isIban(compact: string): boolean {
  const country = /^([A-Z]{2})\d{2}[0-9A-Z]{11,30}$/.exec(compact)?.[1];
  if (country === undefined) return false;
  if (compact.length !== (ibanLengths[country] ?? compact.length)) return false;
  return modulo97(compact.slice(4) + compact.slice(0, 4)) === 1;
}

/**
 * Whether an account number is a well-formed IBAN, or one of the Dutch numbers from before (up to ten digits), which bookkeeping
 * packages still hold. Spaces and dots do not count.
 */
export function isAccountNumber(text: string): boolean {
  const compact = text.replace(/[\s.]/g, '').toUpperCase();
  return /^P?\d{1,10}$/.test(compact) || isIban(compact);
}

/** Whether a number is one of the Dutch trade register (KvK): eight digits, or twelve with the branch's behind them. */
export function isKvkNumber(text: string): boolean {
  return /^\d{8}(?:\d{4})?$/.test(text.replace(/[\s.]/g, ''));
}

/** What stands behind the country's letters in a VAT number (Directive 2006/112/EC, article 215; European Commission, VIES FAQ 11). */
const vatForms: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/,
  FI: /^\d{8}$/,
  FR: /^[A-HJ-NP-Z0-9]{2}\d{9}$/,
  GB: /^(?:\d{9}|\d{12}|(?:GD|HA)\d{3})$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^\d[A-Z0-9+*]\d{5}[A-Z]{1,2}$/,
  IT: /^\d{11}$/,
  LT: /^(?:\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^\d{9}B\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: /^(?:\d{9}|\d{12}|(?:GD|HA)\d{3})$/,
};

/**
 * Whether a VAT number is well formed: in the form of its country, and a Dutch one also by its check digits, be it the eleven test of
 * legal entities or the modulo 97 of sole traders. Without a country it is taken for a Dutch one. Countries outside the list pass.
 */
export function isVatNumber(text: string): boolean {
  const compact = text.replace(/[\s.-]/g, '').toUpperCase();
  const isBare = /^\d{9}B\d{2}$/.test(compact);
  const country = isBare ? 'NL' : compact.slice(0, 2);
  const rest = isBare ? compact : compact.slice(2);
  if (!/^[A-Z]{2}$/.test(country)) return false;
  const form = vatForms[country];
  if (form === undefined) return rest.length >= 4;
  if (!form.test(rest)) return false;
  return country !== 'NL' || passesElevenTest(rest.slice(0, 9)) || modulo97(`NL${rest}`) === 1;
}

/** Weights 9 to 2, then -1 for the last digit. */
function passesElevenTest(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += Number(digits[i]) * (i === 8 ? -1 : 9 - i);
  return sum % 11 === 0;
}
