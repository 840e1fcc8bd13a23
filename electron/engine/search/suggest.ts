import { foldText } from '#shared/domain/fold-text.ts';
import { isExcludedTerm, type SearchTerm, searchToken, tokensOf } from '#shared/domain/search-query.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import type { Pacing } from '../query/pacing.ts';

/** Shorter words have a neighbour for everything. */
const shortestWord = 4;
const longestWord = 24;
/** So many words of one search are put right. */
const wordsAtMost = 3;
/** Occurrences are told apart up to so many. */
const occurrencesAtMost = 200;
const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

/**
 * What was meant where nothing was found: the text with words that the archive does not have replaced by ones that it has, one slip of the
 * finger away (a letter too many, too few, other, or two swapped). The full-text index itself is the vocabulary: each neighbour of a word
 * is looked up in it, which costs microseconds, so nothing is built or kept. Null where there is none.
 */
export async function suggestText(
  db: ReadOnlyDatabase,
  text: string,
  terms: readonly SearchTerm[],
  pacing: Pacing,
): Promise<string | null> {
  const exists = db.prepare<number>('SELECT 1 FROM search WHERE search MATCH ? LIMIT 1', { pluck: true });
  const occurrences = db.prepare<number>(
    `SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ${occurrencesAtMost})`,
    { pluck: true },
  );
  const replaced = new Map<string, string>();
  for (const { word, isBeginning } of wordsOf(terms).slice(0, wordsAtMost * 4)) {
    if (replaced.size >= wordsAtMost) break;
    if (word.length < shortestWord || word.length > longestWord || /\d/.test(word)) continue;
    if (exists.get(isBeginning ? `"${word}"*` : `"${word}"`) !== undefined) continue;
    let best: { readonly word: string; readonly count: number } | null = null;
    for (const neighbour of neighboursOf(word)) {
      if (exists.get(`"${neighbour}"`) !== undefined) {
        const count = occurrences.get(`"${neighbour}"`) ?? 0;
        if (best === null || count > best.count) best = { word: neighbour, count };
      }
      await pacing.breathe();
    }
    if (best !== null) replaced.set(word, best.word);
  }
  if (replaced.size === 0) return null;
  return text.replace(searchToken, (token) => replaced.get(foldText(token)) ?? token).trim();
}

/** The words that must be there; the value of an operator is a name, whose last word may be a beginning. */
function wordsOf(terms: readonly SearchTerm[]): { word: string; isBeginning: boolean }[] {
  return terms.flatMap((term) => {
    if (isExcludedTerm(term)) return [];
    const isName = term.kind === 'operator' && !['year', 'kind', 'status'].includes(term.operator);
    const text = term.kind === 'operator' ? (isName ? term.value : '') : isText(term) ? term.text : '';
    const words = tokensOf(foldText(text));
    return words.map((word, index) => ({
      word,
      isBeginning: (isName || term.kind === 'prefix') && index === words.length - 1,
    }));
  });
}

function isText(term: SearchTerm): boolean {
  return term.kind === 'word' || term.kind === 'prefix' || term.kind === 'phrase';
}

/** All words at one step of Damerau and Levenshtein from a word. */
export function neighboursOf(word: string): Set<string> {
  const found = new Set<string>();
  for (let place = 0; place <= word.length; place++) {
    const [before, after] = [word.slice(0, place), word.slice(place)];
    const [first = '', second = ''] = after;
    if (after !== '') found.add(before + after.slice(1));
    if (second !== '') found.add(before + second + first + after.slice(2));
    for (const letter of letters) {
      if (after !== '') found.add(before + letter + after.slice(1));
      found.add(before + letter + after);
    }
  }
  found.delete(word);
  return found;
}
