import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { clearHighlights, highlightMatches, rangeOf } from './highlight-matches.ts';
import type { FoundMatch, PdfFind } from './use-pdf-find.ts';

/** Marks what was found on the pages as they are drawn, and brings a match into sight, also on a page that is yet to be drawn. */
export function useMarks(
  { matches, current }: Pick<PdfFind, 'matches' | 'current'>,
  scroller: RefObject<HTMLElement | null>,
  showPage: (pageNumber: number) => void,
): {
  readonly keepText: (pageNumber: number, runs: readonly HTMLElement[] | null) => void;
  readonly showMatch: (match: FoundMatch) => void;
} {
  const drawn = useRef(new Map<number, readonly HTMLElement[]>());
  const awaited = useRef<FoundMatch | null>(null);
  const marked = useRef({ matches, current });
  marked.current = { matches, current };
  const show = useRef(showPage);
  show.current = showPage;

  useEffect(() => {
    if (matches.length === 0) clearHighlights();
    else highlightMatches(drawn.current, matches, current);
  }, [matches, current]);
  useEffect(() => clearHighlights, []);

  const scrollTo = useCallback(
    (match: FoundMatch): boolean => {
      const runs = drawn.current.get(match.page);
      const element = scroller.current;
      const box = runs === undefined ? undefined : rangeOf(runs, match)?.getBoundingClientRect();
      if (box === undefined || element === null) return false;
      const view = element.getBoundingClientRect();
      if (box.top < view.top + margin || box.bottom > view.bottom - margin) {
        element.scrollTop += box.top - view.top - view.height / 3;
      }
      if (box.left < view.left || box.right > view.right) {
        element.scrollLeft += box.left - view.left - view.width / 3;
      }
      return true;
    },
    [scroller],
  );
  const keepText = useCallback(
    (pageNumber: number, runs: readonly HTMLElement[] | null) => {
      if (runs === null) drawn.current.delete(pageNumber);
      else drawn.current.set(pageNumber, runs);
      const { matches: found, current: at } = marked.current;
      if (runs === null || found.length === 0) return;
      highlightMatches(drawn.current, found, at);
      if (awaited.current?.page === pageNumber && scrollTo(awaited.current)) awaited.current = null;
    },
    [scrollTo],
  );
  const showMatch = useCallback(
    (match: FoundMatch) => {
      awaited.current = null;
      if (scrollTo(match)) return;
      awaited.current = match;
      show.current(match.page);
    },
    [scrollTo],
  );
  return { keepText, showMatch };
}

const margin = 24;
