import { isIban } from './identifiers.ts';
import { parseWrittenAmount } from './written-amount.ts';
import { dayAfter, parseWrittenDate, parseWrittenPeriod, type WrittenPeriod } from './written-date.ts';

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
      readonly isExcluded: boolean;
    };

/** A field of the records that a word before a colon narrows the search to. */
export type SearchOperator =
  | 'year'
  | 'administration'
  | 'relation'
  | 'supplier'
  | 'customer'
  | 'account'
  | 'journal'
  | 'kind'
  | 'status';

/** The words that people put before a colon, in both languages. An amount or a day behind one of theirs is read as nothing else. */
const operators: Readonly<Record<string, SearchOperator | 'amount' | 'date'>> = {
  jaar: 'year',
  boekjaar: 'year',
  year: 'year',
  administratie: 'administration',
  bedrijf: 'administration',
  administration: 'administration',
  company: 'administration',
  relatie: 'relation',
  relation: 'relation',
  leverancier: 'supplier',
  crediteur: 'supplier',
  supplier: 'supplier',
  vendor: 'supplier',
  creditor: 'supplier',
  klant: 'customer',
  afnemer: 'customer',
  debiteur: 'customer',
  customer: 'customer',
  client: 'customer',
  debtor: 'customer',
  rekening: 'account',
  grootboek: 'account',
  grootboekrekening: 'account',
  account: 'account',
  ledger: 'account',
  dagboek: 'journal',
  journaal: 'journal',
  journal: 'journal',
  soort: 'kind',
  type: 'kind',
  kind: 'kind',
  status: 'status',
  bedrag: 'amount',
  amount: 'amount',
  datum: 'date',
  date: 'date',
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
  rest = rest
    .replace(/(\p{L}+:|[<>]=?)\s*(?:€|EUR\b)\s*(?=[+-]?\d)/giu, '$1')
    .replace(/(\d)\s*\.\.\.?\s*(?:€\s*)?(?=[+-]?\d)/g, '$1..');
  rest = rest.replace(euroAmount, (match) => {
    const amountCents = parseWrittenAmount(match);
    if (amountCents === null) return match;
    terms.push({ kind: 'amount', text: match.trim(), amountCents });
    return ' ';
  });
  rest = rest
    .replace(/([<>]=?)\s+(?=[+-]?\d)/g, '$1')
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
  const special =
    readOperator(bare, isExcluded) ??
    (isExcluded ? null : (readRange(bare) ?? readDate(bare) ?? readNumber(bare, isLast)));
  if (special !== null) return special;
  if (tokensOf(bare).length === 0) return null;
  const isPrefix = bare.endsWith('*') || (isLast && !isExcluded);
  return { kind: isPrefix ? 'prefix' : 'word', text: bare.replace(/\*+$/, ''), isExcluded };
}

function operatorNamed(name: string): SearchOperator | 'amount' | 'date' | undefined {
  const lower = name.toLowerCase();
  return Object.hasOwn(operators, lower) ? operators[lower] : undefined;
}

function readOperator(text: string, isExcluded: boolean): SearchTerm | null {
  const [, name = '', written = ''] = /^(\p{L}+):(.+)$/u.exec(text) ?? [];
  const operator = operatorNamed(name);
  const value = written.replaceAll('"', '').trim();
  if (operator === undefined || value === '') return null;
  if (operator === 'amount') return isExcluded ? null : amountOf(text, value);
  if (operator === 'date') return isExcluded ? null : spanOf(text, value);
  return { kind: 'operator', text, operator, value, isExcluded };
}

/** `bedrag:`: an amount of the record alone, one or a range of them. */
function amountOf(text: string, value: string): SearchTerm | null {
  const range = readRange(value);
  if (range?.kind === 'amount_range') return { ...range, text };
  const cents = parseWrittenAmount(value);
  if (cents === null) return null;
  const amount = cents < 0 ? -cents : cents;
  return { kind: 'amount_range', text, from: amount, to: amount };
}

/** `datum:`: days, months and years of the record alone, one or a range of them. */
function spanOf(text: string, value: string): SearchTerm | null {
  const range = readRange(value, true);
  if (range?.kind === 'date_range') return { ...range, text };
  const period = parseWrittenPeriod(value, true);
  return period === null ? null : { kind: 'date_range', text, ...period };
}

/** `100..200`, `> 1000`, and the same with days and months, and with years where nothing but a date can be meant. */
function readRange(text: string, areYears = false): SearchTerm | null {
  const between = /^(.+?)\.\.\.?(.+)$/.exec(text);
  if (between !== null) return readBetween(text, between[1] ?? '', between[2] ?? '', areYears);
  const compared = /^([<>])(=?)(.+)$/.exec(text);
  if (compared === null) return null;
  const [, sign, orEqual, bound = ''] = compared;
  const period = parseWrittenPeriod(bound, areYears);
  if (period !== null) return comparedTo(text, period, sign === '>', orEqual === '=');
  const cents = parseWrittenAmount(bound);
  if (cents === null) return null;
  // Amounts are whole cents, so "more than" is "at least one cent more".
  const step = orEqual === '=' ? 0 : 1;
  return sign === '>'
    ? { kind: 'amount_range', text, from: shift(cents, step), to: null }
    : { kind: 'amount_range', text, from: null, to: shift(cents, -step) };
}

/** After a month is after its last day, from a month on is from its first. */
function comparedTo(text: string, period: WrittenPeriod, isAfter: boolean, orEqual: boolean): SearchTerm {
  if (isAfter) {
    const from = orEqual ? period.from : dayAfter(period.to, 1);
    return { kind: 'date_range', text, from, to: null };
  }
  return { kind: 'date_range', text, from: null, to: orEqual ? period.to : dayAfter(period.from, -1) };
}

/** The two ends stand in either order. */
function readBetween(text: string, first: string, last: string, areYears: boolean): SearchTerm | null {
  const [one, other] = [parseWrittenPeriod(first, areYears), parseWrittenPeriod(last, areYears)];
  if (one !== null && other !== null) {
    const [early, late] = one.from <= other.from ? [one, other] : [other, one];
    return { kind: 'date_range', text, from: early.from, to: [early.to, late.to].toSorted()[1] ?? late.to };
  }
  const [from, to] = [parseWrittenAmount(first), parseWrittenAmount(last)];
  if (from === null || to === null) return null;
  return { kind: 'amount_range', text, ...(from <= to ? { from, to } : { from: to, to: from }) };
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

/** Whether a term says what must not be there. */
export function isExcludedTerm(term: SearchTerm): boolean {
  return 'isExcluded' in term && term.isExcluded;
}

/** A term as it can be typed again with the same meaning, whatever stands behind it. */
export function writtenTerm(term: SearchTerm): string {
  const sign = isExcludedTerm(term) ? '-' : '';
  if (term.kind === 'phrase') return `${sign}"${term.text}"`;
  return `${sign}${term.text}${term.kind === 'prefix' ? '*' : ''}`;
}
