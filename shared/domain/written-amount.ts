import { normaliseAmount, parseScaled } from './scaled-decimal.ts';

/**
 * An amount as people write it, in cents: `1.234,56`, `1,234.56`, `1234.56`, `€ 1.234,56`, `€ 25,-`, `-5`, `5-`. One separator with exactly three
 * digits behind it separates thousands (`1.234` is 1234.00), for an amount has two decimals or none. Null for anything else, and
 * for more than two decimals.
 */
export function parseWrittenAmount(text: string): number | bigint | null {
  const compact = text
    .replace(/[\s\u00a0]/g, '')
    // As amounts are shown: U+2212.
    .replace('\u2212', '-')
    .replace(/^([+-]?)(?:€|EUR)|(?:€|EUR)$/gi, '$1')
    .replace(/,--?$/, ',00')
    .replace(/^([\d.,]+)-$/, '-$1');
  if (!/^[+-]?[\d.,]+$/.test(compact) || !/\d/.test(compact)) return null;
  const ungrouped = /^[+-]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/.test(compact)
    ? compact.replace(/[.,]/g, '')
    : compact;
  const decimal = normaliseAmount(ungrouped);
  if (decimal === null) return null;
  const cents = parseScaled(decimal, 2);
  return cents?.isExact ? cents.value : null;
}
