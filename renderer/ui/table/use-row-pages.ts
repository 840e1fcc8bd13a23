import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { createRowPages, type RowPages } from './row-pages.ts';

/** Row pages for the component's life; a new `fetch` is a new list; `atMost` is how many rows it may be asked for at once. */
export function useRowPages<R>(
  fetch: (offset: number, limit: number, signal: AbortSignal) => Promise<readonly R[]>,
  atMost?: number,
): RowPages<R> {
  const pages = useMemo(() => createRowPages(fetch, atMost), [fetch, atMost]);
  useSyncExternalStore(pages.subscribe, pages.version);
  useEffect(() => () => pages.close(), [pages]);
  return pages;
}
