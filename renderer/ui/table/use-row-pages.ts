import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { createRowPages, type RowPages } from './row-pages.ts';

/** Row pages for the component's life; a new `fetch` is a new list. */
export function useRowPages<R>(
  fetch: (offset: number, limit: number, signal: AbortSignal) => Promise<readonly R[]>,
): RowPages<R> {
  const pages = useMemo(() => createRowPages(fetch), [fetch]);
  useSyncExternalStore(pages.subscribe, pages.version);
  useEffect(() => () => pages.close(), [pages]);
  return pages;
}
