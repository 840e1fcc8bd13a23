import { type SearchTerm, tokensOf } from '#shared/domain/search-query.ts';

/** A text as FTS5 takes it literally: its words in a row. The quotes keep every operator of the query language out. */
export function literal(text: string): string {
  return `"${text.replaceAll('"', ' ').replaceAll('\u0000', ' ')}"`;
}

/** The words of an IBAN, which records hold compact or in groups of four. */
function ibanExpression(compact: string): string {
  const grouped = compact.replace(/(.{4})(?=.)/g, '$1 ');
  return `(${literal(compact)} OR ${literal(grouped)})`;
}

/** A day as it may stand in the text of a record: as in the database, or as people write it. */
function dateExpression(date: string): string {
  const [year, month, day] = date.split('-');
  return `(${literal(date)} OR ${literal(`${day} ${month} ${year}`)})`;
}

/** An amount as it stands in the text of a document: the separators cut it into words, with or without those of thousands. */
function amountExpression(cents: bigint): string {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  const [euros, rest] = [digits.slice(0, -2), digits.slice(-2)];
  const grouped = euros.replace(/(?<=\d)(?=(?:\d{3})+$)/g, ' ');
  const plain = literal(`${euros} ${rest}`);
  return grouped === euros ? plain : `(${plain} OR ${literal(`${grouped} ${rest}`)})`;
}

/** What one term means for the full-text index, or null where the index has no say in it. */
export function expressionOf(term: SearchTerm): string | null {
  switch (term.kind) {
    case 'word':
    case 'phrase':
      return literal(term.text);
    case 'prefix':
      return `${literal(term.text)}*`;
    case 'number':
      return term.isPrefix ? `${literal(term.text)}*` : literal(term.text);
    case 'iban':
      return ibanExpression(term.compact);
    case 'date':
      return dateExpression(term.date);
    case 'amount':
      return amountExpression(BigInt(term.amountCents));
    case 'operator':
    case 'amount_range':
    case 'date_range':
      return null;
  }
}

/** Beginnings of these lengths have lists of their own in the index (schema.sql, `prefix`). */
const indexedPrefixes = [2, 3, 4];

/** Whether a term is a beginning that the index must gather the words of, each time that it is asked: one letter, or many. */
export function isGatheredPrefix(term: SearchTerm): boolean {
  const text = term.kind === 'prefix' || (term.kind === 'number' && term.isPrefix) ? term.text : '';
  const last = tokensOf(text).at(-1);
  return last !== undefined && !indexedPrefixes.includes([...last].length);
}

/** Joins what must all be there and what must not; null where nothing must be there, since the index cannot list "all but". */
export function joinExpressions(required: readonly string[], excluded: readonly string[]): string | null {
  const [first] = required;
  if (first === undefined) return null;
  const all = required.length === 1 ? first : `(${required.join(' AND ')})`;
  return excluded.length === 0 ? all : `${all} NOT (${excluded.join(' OR ')})`;
}
