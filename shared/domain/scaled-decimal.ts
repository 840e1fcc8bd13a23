/** A decimal number as an integer of its smallest unit. */
export interface ScaledDecimal {
  /** A number where it is exact, else a bigint of up to 64 bits. */
  readonly value: number | bigint;
  /** False where digits beyond the scale were rounded away, half away from zero. */
  readonly isExact: boolean;
}

const plainDecimal = /^([+-]?)(\d*)(?:\.(\d*))?$/;
const int64Max = 2n ** 63n - 1n;

/**
 * A decimal text times ten to the power of `digits`, by whole-number arithmetic. Null for what is no decimal in XML Schema's notation
 * or does not fit 64 bits.
 */
export function parseScaled(text: string, digits: number): ScaledDecimal | null {
  const match = plainDecimal.exec(text);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (whole === '' && fraction === '') return null;
  const kept = fraction.slice(0, digits).padEnd(digits, '0');
  const rest = fraction.slice(digits);
  const units = whole + kept;
  if (units.length <= 15 && rest === '') {
    const value = Number(units);
    return { value: sign === '-' && value !== 0 ? -value : value, isExact: true };
  }
  const magnitude = BigInt(units) + (/^[5-9]/.test(rest) ? 1n : 0n);
  if (magnitude > int64Max) return null;
  return { value: plainest(sign === '-' ? -magnitude : magnitude), isExact: /^0*$/.test(rest) };
}

/** The same number as a `number` where that is exact. */
export function plainest(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/**
 * An amount as people and careless programs write it, in XML Schema's notation: with a comma for the point, or with separators of
 * thousands. Null where it is not clear what is meant.
 */
export function normaliseAmount(text: string): string | null {
  const compact = text.replace(/[\s\u00a0€]/g, '');
  if (/^[+-]?\d+,\d{1,}$/.test(compact)) return compact.replace(',', '.');
  if (/^[+-]?\d{1,3}(?:\.\d{3})+,\d{1,}$/.test(compact)) return compact.replaceAll('.', '').replace(',', '.');
  if (/^[+-]?\d{1,3}(?:,\d{3})+\.\d{1,}$/.test(compact)) return compact.replaceAll(',', '');
  if (/^\d*(?:\.\d*)?-$/.test(compact) && /\d/.test(compact)) return `-${compact.slice(0, -1)}`;
  return plainDecimal.test(compact) && /\d/.test(compact) ? compact : null;
}
