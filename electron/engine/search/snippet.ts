import type { SearchHit } from '#shared/contract/search.ts';
import { foldText } from '#shared/domain/fold-text.ts';
import { type SearchOperator, type SearchTerm, searchToken, tokensOf } from '#shared/domain/search-query.ts';

const charactersBefore = 50;
const charactersInAll = 160;
/** A hit further down in a long text is shown by the text's beginning: reading on would hold up the whole page of hits. */
const charactersLookedAt = 200_000;

/** Operators whose value is a name that stands in the text of what is found. */
const markedOperators: readonly SearchOperator[] = ['relation', 'supplier', 'customer', 'account'];

/** The words that are marked in a hit: whole ones, and beginnings. Folded as the index folds. */
export interface MarkedWords {
  readonly whole: ReadonlySet<string>;
  readonly beginnings: readonly string[];
}

/** Which words a search's terms mark. */
export function markedWords(terms: readonly SearchTerm[]): MarkedWords {
  const whole = new Set<string>();
  const beginnings: string[] = [];
  const mark = (text: string, isBeginning: boolean) => {
    const tokens = tokensOf(foldText(text));
    const last = isBeginning ? tokens.pop() : undefined;
    for (const token of tokens) whole.add(token);
    if (last !== undefined) beginnings.push(last);
  };
  for (const term of terms) {
    if (term.kind === 'word' || term.kind === 'phrase') {
      if (!term.isExcluded) mark(term.text, false);
    } else if (term.kind === 'prefix') mark(term.text, true);
    else if (term.kind === 'number') mark(term.text, term.isPrefix);
    else if (term.kind === 'operator' && !term.isExcluded && markedOperators.includes(term.operator))
      mark(term.value, true);
    else if (term.kind === 'iban') {
      mark(term.compact, false);
      mark(term.compact.replace(/(.{4})(?=.)/g, '$1 '), false);
    }
  }
  return { whole, beginnings };
}

/** Cuts the piece of a text around its first marked word, marked words apart; the text's beginning where none is marked. */
export function snippetOf(text: string, words: MarkedWords): SearchHit['snippet'] {
  const flat = text.slice(0, charactersLookedAt).replace(/\s+/g, ' ').trim();
  if (flat === '') return [];
  const marks = marksIn(flat, words);
  const first = marks[0]?.start ?? 0;
  const start = first <= charactersBefore ? 0 : wordStart(flat, first - charactersBefore);
  const end = Math.min(flat.length, start + charactersInAll);
  const pieces: SearchHit['snippet'] = [];
  let position = start;
  const push = (piece: string, hit: boolean) => {
    if (piece !== '') pieces.push({ text: piece, hit });
  };
  if (start > 0) push('… ', false);
  for (const mark of marks) {
    if (mark.start < start || mark.end > end) continue;
    push(flat.slice(position, mark.start), false);
    push(flat.slice(mark.start, mark.end), true);
    position = mark.end;
  }
  push(flat.slice(position, end), false);
  if (end < flat.length) push(' …', false);
  return pieces;
}

function marksIn(text: string, words: MarkedWords): { start: number; end: number }[] {
  const marks = [];
  for (const match of text.matchAll(searchToken)) {
    const folded = foldText(match[0]);
    if (words.whole.has(folded) || words.beginnings.some((beginning) => folded.startsWith(beginning))) {
      marks.push({ start: match.index, end: match.index + match[0].length });
    }
  }
  return marks;
}

function wordStart(text: string, near: number): number {
  const space = text.indexOf(' ', near);
  return space === -1 ? near : space + 1;
}
