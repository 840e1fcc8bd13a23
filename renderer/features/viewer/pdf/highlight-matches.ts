import type { FoundMatch } from './use-pdf-find.ts';

/** The runs of the pages that are drawn, by page; an element for each run of text, in order. */
export type DrawnText = ReadonlyMap<number, readonly HTMLElement[]>;

const allName = 'pdf-found';
const currentName = 'pdf-found-current';

/** Marks the matches on the pages that are drawn, the current one apart; without matches, nothing is marked. */
export function highlightMatches(drawn: DrawnText, matches: readonly FoundMatch[], current: number): void {
  const others = new Highlight();
  const chosen = new Highlight();
  for (const [index, match] of matches.entries()) {
    const runs = drawn.get(match.page);
    const range = runs === undefined ? null : rangeOf(runs, match);
    if (range !== null) (index === current ? chosen : others).add(range);
  }
  chosen.priority = 1;
  CSS.highlights.set(allName, others);
  CSS.highlights.set(currentName, chosen);
}

/** Takes all marks away. */
export function clearHighlights(): void {
  CSS.highlights.delete(allName);
  CSS.highlights.delete(currentName);
}

/** Where a match stands among the drawn runs; null where its page is not drawn whole. */
export function rangeOf(runs: readonly HTMLElement[], { start, end }: FoundMatch): Range | null {
  const first = runs[start.run]?.firstChild;
  const last = runs[end.run]?.firstChild;
  if (!(first instanceof Text) || !(last instanceof Text)) return null;
  const range = new Range();
  range.setStart(first, Math.min(start.offset, first.length));
  range.setEnd(last, Math.min(end.offset, last.length));
  return range;
}
