import type { SearchHit } from '#shared/contract/search.ts';

type Snippet = SearchHit['snippet'];

/** Cuts what stands before the first hit to about so many characters, at a word's beginning, so that the hit is in sight in a narrow column. */
export function shortenLead(snippet: Snippet, lead: number): Snippet {
  const [first, ...rest] = snippet;
  if (first === undefined || first.hit || rest.length === 0 || first.text.length <= lead) return snippet;
  const tail = first.text.slice(-lead);
  const word = tail.indexOf(' ');
  return [{ text: `… ${word === -1 ? tail : tail.slice(word + 1)}`, hit: false }, ...rest];
}
