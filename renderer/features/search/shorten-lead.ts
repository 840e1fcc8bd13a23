import type { SearchHit } from '#shared/contract/search.ts';

type Snippet = SearchHit['snippet'];

/** Cuts what stands before the first hit to about so many characters, at a word's beginning where one is that near, so that the hit is in sight in a narrow column. */
export function shortenLead(snippet: Snippet, lead: number): Snippet {
  const first = snippet.findIndex(({ hit }) => hit);
  const text = snippet
    .slice(0, Math.max(0, first))
    .map((piece) => piece.text)
    .join('');
  if (text.length <= lead) return snippet;
  const tail = text.slice(-lead);
  const word = tail.slice(0, -1).indexOf(' ');
  return [{ text: `… ${word === -1 ? tail : tail.slice(word + 1)}`, hit: false }, ...snippet.slice(first)];
}
