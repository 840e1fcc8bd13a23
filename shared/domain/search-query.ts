import { isIban } from './identifiers.ts';
import { parseWrittenAmount } from './written-amount.ts';
import { dayAfter, parseWrittenDate } from './written-date.ts';

/**
 * One condition of a search; a record must meet all of them. `tokens` are words as the full-text index cuts them. An amount that could
 * as well be a number (`1487`) carries both readings and is met by either.
 */
export type SearchTerm =
  | { readonly kind: 'word' | 'prefix' | 'phrase'; readonly text: string; readonly isExcluded: boolean }
  | {
      readonly kind: 'number';
      readonly text: string;
      readonly amountCents: number | bigint | null;
      readonly isPrefix: boolean;
    }
  | { readonly kind: 'amount'; readonly text: string; readonly amountCents: number | bigint }
  | {
      readonly kind: 'amount_range';
      readonly text: string;
      readonly from: number | bigint | null;
      readonly to: number | bigint | null;
    }
  | { readonly kind: 'date'; readonly text: string; readonly date: string }
  | {
      readonly kind: 'date_range';
      readonly text: string;
      readonly from: string | null;
      readonly to: string | null;
    }
  | { readonly kind: 'iban'; readonly text: string; readonly compact: string }
  | {
      readonly kind: 'operator';
      readonly text: string;
      readonly operator: SearchOperator;
      readonly value: string;
    };

/** What a word before a colon narrows the search to. */
export type SearchOperator = 'year' | 'relation' | 'kind' | 'account';

/** The words that people put before a colon, in both languages. */
const operators: Readonly<Record<string, SearchOperator>> = {
  jaar: 'year',
  year: 'year',
  boekjaar: 'year',
  leverancier: 'relation',
  klant: 'relation',
  relatie: 'relation',
  supplier: 'relation',
  customer: 'relation',
  relation: 'relation',
  soort: 'kind',
  kind: 'kind',
  rekening: 'account',
  account: 'account',
};

const ibanPattern = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/gi;
const euroAmount = /(?:€|\bEUR)\s*[+-]?\d[\d.,]*(?:(?<=,)--?)?|[+-]?\d[\d.,]*\s*€/gi;
const piece = /-?(?:\p{L}+:)?"[^"]*"?|[^\s"]+/gu;

/**
 * A word as the full-text index cuts them (FTS5, unicode61): a run of letters and digits; a combining accent belongs to the letter before
 * it. Global, for `match` and `matchAll`.
 */
export const searchToken = /[\p{L}\p{N}\p{Co}](?:[\p{L}\p{N}\p{Co}]|[\u0300-\u036f])*/gu;

/** The words of a text as the full-text index cuts them. */
export function tokensOf(text: string): string[] {
  return text.match(searchToken) ?? [];
}

/**
 * Reads what somebody typed into the search box. Nothing is refused: what has no special meaning is a word. The last word is a prefix
 * while it is being typed, that is unless a space follows it.
 */
export function parseSearchQuery(text: string): SearchTerm[] {
  const terms: SearchTerm[] = [];
  let rest = text.replace(ibanPattern, (match) => {
    // The pattern may have taken a word behind the number for its last group.
    const groups = match.split(' ');
    for (let length = groups.length; length > 0; length--) {
      const compact = groups.slice(0, length).join('').toUpperCase();
      if (!isIban(compact)) continue;
      terms.push({ kind: 'iban', text: groups.slice(0, length).join(' '), compact });
      return ` ${groups.slice(length).join(' ')}`;
    }
    return match;
  });
  rest = rest.replace(euroAmount, (match) => {
    const amountCents = parseWrittenAmount(match);
    if (amountCents === null) return match;
    terms.push({ kind: 'amount', text: match.trim(), amountCents });
    return ' ';
  });
  rest = rest
    .replace(/([<>]=?)\s+(?=[+-]?\d)/g, '$1')
    .replace(/(\d)\s*\.\.\.?\s*(?=[+-]?\d)/g, '$1..')
    .replace(/(\p{L}+):\s+(?=\S)/gu, (match, name: string) => (operatorNamed(name) ? `${name}:` : match));
  const pieces = rest.match(piece) ?? [];
  pieces.forEach((written, index) => {
    const isLast = index === pieces.length - 1 && !/\s$/.test(rest);
    const term = readPiece(written, isLast);
    if (term !== null) terms.push(term);
  });
  return terms;
}

function readPiece(written: string, isLast: boolean): SearchTerm | null {
  const isExcluded = /^-(?=["\p{L}])/u.test(written);
  const bare = isExcluded ? written.slice(1) : written;
  if (bare.startsWith('"')) {
    const phrase = bare.replaceAll('"', '').trim();
    return tokensOf(phrase).length === 0 ? null : { kind: 'phrase', text: phrase, isExcluded };
  }
  const special = isExcluded
    ? null
    : (readOperator(bare) ?? readRange(bare) ?? readDate(bare) ?? readNumber(bare, isLast));
  if (special !== null) return special;
  if (tokensOf(bare).length === 0) return null;
  const isPrefix = bare.endsWith('*') || (isLast && !isExcluded);
  return { kind: isPrefix ? 'prefix' : 'word', text: bare.replace(/\*+$/, ''), isExcluded };
}

function operatorNamed(name: string): SearchOperator | undefined {
  const lower = name.toLowerCase();
  return Object.hasOwn(operators, lower) ? operators[lower] : undefined;
}

function readOperator(text: string): SearchTerm | null {
  const [, name = '', written = ''] = /^(\p{L}+):(.+)$/u.exec(text) ?? [];
  const operator = operatorNamed(name);
  const value = written.replaceAll('"', '').trim();
  return operator === undefined || value === '' ? null : { kind: 'operator', text, operator, value };
}

/** `100..200`, `> 1000`, and the same with days. */
function readRange(text: string): SearchTerm | null {
  const between = /^(.+?)\.\.\.?(.+)$/.exec(text);
  if (between !== null) return readBetween(text, between[1] ?? '', between[2] ?? '');
  const compared = /^([<>])(=?)(.+)$/.exec(text);
  if (compared === null) return null;
  const [, sign, orEqual, bound = ''] = compared;
  const day = parseWrittenDate(bound);
  if (day !== null) {
    const next = orEqual === '=' ? day : dayAfter(day, sign === '>' ? 1 : -1);
    return sign === '>'
      ? { kind: 'date_range', text, from: next, to: null }
      : { kind: 'date_range', text, from: null, to: next };
  }
  const cents = parseWrittenAmount(bound);
  if (cents === null) return null;
  // Amounts are whole cents, so "more than" is "at least one cent more".
  const step = orEqual === '=' ? 0 : 1;
  return sign === '>'
    ? { kind: 'amount_range', text, from: shift(cents, step), to: null }
    : { kind: 'amount_range', text, from: null, to: shift(cents, -step) };
}

function readBetween(text: string, first: string, last: string): SearchTerm | null {
  const [firstDay, lastDay] = [parseWrittenDate(first), parseWrittenDate(last)];
  if (firstDay !== null && lastDay !== null) {
    return { kind: 'date_range', text, from: firstDay, to: lastDay };
  }
  const [from, to] = [parseWrittenAmount(first), parseWrittenAmount(last)];
  return from === null || to === null ? null : { kind: 'amount_range', text, from, to };
}

function shift(cents: number | bigint, by: number): number | bigint {
  return typeof cents === 'bigint' ? cents + BigInt(by) : cents + by;
}

function readDate(text: string): SearchTerm | null {
  const date = parseWrittenDate(text);
  return date === null ? null : { kind: 'date', text, date };
}

/** Digits with or without punctuation: an amount if it has decimals, else a number that may be an amount as well. */
function readNumber(text: string, isLast: boolean): SearchTerm | null {
  if (!/\d/.test(text) || /\*$/.test(text)) return null;
  const amountCents = parseWrittenAmount(text);
  if (amountCents !== null && /(?:[.,]\d{2}|,--?)$/.test(text)) return { kind: 'amount', text, amountCents };
  if (amountCents === null && !/[^\p{L}\p{N}]/u.test(text)) return null;
  return tokensOf(text).length === 0 ? null : { kind: 'number', text, amountCents, isPrefix: isLast };
}
