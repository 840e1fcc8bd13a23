import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { findInPage, foldPage, foldQuery, type PageText, type TextMatch } from './page-text.ts';

/** One match: its page, from 1, and where it stands on that. */
export interface FoundMatch extends TextMatch {
  readonly page: number;
}

/** What was found so far of a query in a PDF. */
export interface PdfFind {
  readonly query: string;
  readonly setQuery: (query: string) => void;
  readonly matches: readonly FoundMatch[];
  /** Which match is the one gone to; -1 where there is none. */
  readonly current: number;
  /** Goes so many matches on, round at the end. */
  readonly go: (by: 1 | -1) => void;
  readonly isSearching: boolean;
  /** There are more than are kept. */
  readonly isCut: boolean;
  /** No page had any text: a scan. */
  readonly hasNoText: boolean;
}

const mostMatches = 2000;
const calmMs = 150;

interface Found {
  readonly matches: readonly FoundMatch[];
  readonly isSearching: boolean;
  readonly hasText: boolean;
}

const nothing: Found = { matches: [], isSearching: false, hasText: true };

/** Looks a text up in a PDF, page after page; `pageNow` is where the first match is wanted from. */
export function usePdfFind(document: PDFDocumentProxy | null, pageNow: () => number): PdfFind {
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<Found>(nothing);
  const [chosen, setChosen] = useState<FoundMatch | null>(null);
  const texts = useRef(new Map<number, PageText>());
  const wanted = foldQuery(query);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the texts kept are of one document
  useEffect(() => {
    texts.current = new Map();
  }, [document]);
  useEffect(() => {
    setChosen(null);
    if (document === null || wanted === '') return setFound(nothing);
    const controller = new AbortController();
    const timer = setTimeout(() => {
      void search(document, wanted, texts.current, controller.signal, (next) => {
        setFound(next);
        setChosen((before) => before ?? next.matches.find(({ page }) => page >= pageNow()) ?? null);
        if (!next.isSearching) setChosen((before) => before ?? next.matches[0] ?? null);
      });
    }, calmMs);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [document, wanted, pageNow]);

  const { matches } = found;
  const current = chosen === null ? -1 : matches.indexOf(chosen);
  const go = useCallback(
    (by: 1 | -1) => {
      const from = current < 0 ? (by === 1 ? -1 : 0) : current;
      setChosen(matches[(from + by + matches.length) % matches.length] ?? null);
    },
    [matches, current],
  );
  return useMemo(
    () => ({
      query,
      setQuery,
      matches,
      current,
      go,
      isSearching: found.isSearching,
      isCut: matches.length >= mostMatches,
      hasNoText: wanted !== '' && !found.isSearching && !found.hasText,
    }),
    [query, matches, current, go, found, wanted],
  );
}

async function search(
  document: PDFDocumentProxy,
  wanted: string,
  texts: Map<number, PageText>,
  signal: AbortSignal,
  onFound: (found: Found) => void,
): Promise<void> {
  let matches: readonly FoundMatch[] = [];
  let hasText = false;
  for (let page = 1; page <= document.numPages && matches.length < mostMatches; page++) {
    const text = texts.get(page) ?? (await readPage(document, page));
    if (signal.aborted) return;
    texts.set(page, text);
    hasText ||= text.folded !== '';
    const here = findInPage(text, wanted, mostMatches - matches.length);
    if (here.length === 0) continue;
    matches = [...matches, ...here.map((match) => ({ ...match, page }))];
    onFound({ matches, isSearching: true, hasText });
  }
  onFound({ matches, isSearching: false, hasText });
}

/** A page that cannot be read has no text to find; where it is shown, it says so itself. */
async function readPage(document: PDFDocumentProxy, pageNumber: number): Promise<PageText> {
  try {
    const page = await document.getPage(pageNumber);
    const { items } = await page.getTextContent();
    return foldPage(items.flatMap((item) => ('str' in item ? [item] : [])));
  } catch {
    return foldPage([]);
  }
}
