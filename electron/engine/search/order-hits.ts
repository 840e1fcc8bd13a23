import { foldText } from '#shared/domain/fold-text.ts';
import { type SearchTerm, tokensOf } from '#shared/domain/search-query.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';

/** The newest hits of a kind that are ranked by how well they fit; of more, the rest follow by age (docs/decisions/0005-order-of-hits.md). */
const rankedAtMost = 1000;
/** The order of the kinds where none has a better hit: what people look for first. */
const kindOrder: readonly string[] = [
  'relation',
  'invoice',
  'document',
  'journal_entry',
  'bank_line',
  'journal_line',
  'ledger_account',
];

/** A kind's matches, the newest first, and whether they are all there are. */
export interface KindMatches {
  readonly kind: string;
  readonly ids: readonly number[];
  readonly isExact: boolean;
}

/** The words that were typed; the last of them may only be the beginning of one. */
interface TypedWords {
  readonly words: readonly string[];
  readonly isUnfinished: boolean;
}

/** Puts kinds and their hits in the order of the answer: kinds with an exact hit first, within a kind the best fitting and newest. */
export function orderHits(
  db: ReadOnlyDatabase,
  matches: readonly KindMatches[],
  terms: readonly SearchTerm[],
): KindMatches[] {
  const typed: TypedWords = {
    words: terms.flatMap((term) => tokensOf(foldText(wordsOf(term)))),
    isUnfinished: terms.some((term) => term.kind === 'prefix' || (term.kind === 'number' && term.isPrefix)),
  };
  return matches
    .map((one) => ({ ...one, ...rankKind(db, one.ids, typed), place: placeOf(one.kind) }))
    .sort((a, b) => Number(b.hasExact) - Number(a.hasExact) || a.place - b.place)
    .map(({ kind, ids, isExact }) => ({ kind, ids, isExact }));
}

/** The words of a term that a title can have. */
function wordsOf(term: SearchTerm): string {
  switch (term.kind) {
    case 'word':
    case 'prefix':
    case 'phrase':
      return term.isExcluded ? '' : term.text;
    case 'number':
      return term.text;
    case 'iban':
      return term.compact;
    case 'operator':
      return ['relation', 'supplier', 'customer'].includes(term.operator) && !term.isExcluded
        ? term.value
        : '';
    default:
      return '';
  }
}

function placeOf(kind: string): number {
  const place = kindOrder.indexOf(kind);
  return place < 0 ? kindOrder.length : place;
}

function rankKind(
  db: ReadOnlyDatabase,
  ids: readonly number[],
  typed: TypedWords,
): { ids: number[]; hasExact: boolean } {
  const ranked = db
    .prepare<[number, string, string | null]>(
      'SELECT id, title, record_date FROM search_record WHERE id IN (SELECT value FROM json_each(?))',
      { raw: true },
    )
    .all(JSON.stringify(ids.slice(0, rankedAtMost)))
    .map(([id, title, date]) => ({ id, date: date ?? '', fit: fitOf(title, typed) }))
    .sort((a, b) => b.fit - a.fit || compareDates(b.date, a.date) || b.id - a.id);
  return {
    ids: [...ranked.map(({ id }) => id), ...ids.slice(rankedAtMost)],
    hasExact: (ranked[0]?.fit ?? 0) >= exactFit,
  };
}

function compareDates(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const exactFit = 2;

/** 3 where a title is what was typed, 2 where it has all of it in a row; else the share of the typed words that it has, below 1. */
function fitOf(title: string, { words, isUnfinished }: TypedWords): number {
  if (words.length === 0) return 0;
  const inTitle = tokensOf(foldText(title));
  const last = words.length - 1;
  const isAt = (place: number) =>
    words.every((word, index) => {
      const other = inTitle[place + index];
      return other === word || (isUnfinished && index === last && other?.startsWith(word) === true);
    });
  const place = inTitle.findIndex((_word, index) => isAt(index));
  if (place >= 0) return inTitle.length === words.length ? 3 : exactFit;
  return words.filter((word) => inTitle.includes(word)).length / (words.length + 1);
}
