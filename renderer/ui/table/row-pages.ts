/** How many rows are asked for at once. */
export const pageRows = 100;
/** Pages kept; the furthest from what is looked at go first. */
const maximumPages = 80;

/** Rows of a list of any length, fetched in pages where they are looked at. */
export interface RowPages<R> {
  readonly get: (index: number) => R | undefined;
  /** Says which rows are looked at: fetches what is missing of them, then what lies next to them; lets go of the rest. */
  readonly look: (first: number, last: number) => void;
  /** The same, where one looks at several places at once, from the top. */
  readonly lookAt: (ranges: readonly { readonly first: number; readonly last: number }[]) => void;
  /** The index after the last row, once its page was seen; null while it is not known. */
  readonly knownEnd: () => number | null;
  /** The index after the furthest row that was seen. */
  readonly seenEnd: () => number;
  /** What the last fetch failed with; null when it did not. */
  readonly failure: () => unknown;
  readonly retry: () => void;
  /** Rows `first` … `last` whatever is looked at, for copying. */
  readonly range: (first: number, last: number, signal: AbortSignal) => Promise<R[]>;
  readonly subscribe: (listener: () => void) => () => void;
  /** Goes up with every change. */
  readonly version: () => number;
  readonly close: () => void;
}

type Fetch<R> = (offset: number, limit: number, signal: AbortSignal) => Promise<readonly R[]>;

/** Makes the pages of one list: one source, order and set of filters; `atMost` is how many rows may be asked for at once. */
export function createRowPages<R>(fetch: Fetch<R>, atMost = 1000): RowPages<R> {
  const pages = new Map<number, readonly R[]>();
  const running = new Map<number, AbortController>();
  const listeners = new Set<() => void>();
  let looked: readonly { readonly first: number; readonly last: number }[] = [{ first: 0, last: 0 }];
  let knownEnd: number | null = null;
  let seenEnd = 0;
  let failure: unknown = null;
  let version = 0;
  let isClosed = false;

  const changed = () => {
    version += 1;
    for (const listener of [...listeners]) listener();
  };
  const keep = (page: number, rows: readonly R[]) => {
    pages.set(page, rows);
    const end = page * pageRows + rows.length;
    if (rows.length > 0) seenEnd = Math.max(seenEnd, end);
    if (rows.length < pageRows && (rows.length > 0 || page === 0)) knownEnd = end;
    if (pages.size <= maximumPages) return;
    const middles = looked.map(({ first, last }) => (first + last) / 2 / pageRows);
    const distance = (kept: number) => Math.min(...middles.map((middle) => Math.abs(kept - middle)));
    const [furthest] = [...pages.keys()].sort((a, b) => distance(b) - distance(a));
    if (furthest !== undefined) pages.delete(furthest);
  };
  const load = (page: number) => {
    const controller = new AbortController();
    running.set(page, controller);
    fetch(page * pageRows, pageRows, controller.signal).then(
      (rows) => settle(page, controller, () => keep(page, rows)),
      (error: unknown) =>
        settle(page, controller, () => {
          failure = error;
        }),
    );
  };
  const settle = (page: number, controller: AbortController, apply: () => void) => {
    if (isClosed || running.get(page) !== controller) return;
    running.delete(page);
    apply();
    changed();
    if (failure === null) fetchMissing();
  };
  /** Pages that are looked at come first; when they are there, the ones around them. */
  const fetchMissing = () => {
    const wanted = looked.map((range) => ({
      first: Math.floor(range.first / pageRows),
      last: Math.floor(range.last / pageRows),
    }));
    const end = knownEnd === null ? Number.POSITIVE_INFINITY : Math.ceil(knownEnd / pageRows);
    const isMissing = (page: number) => page >= 0 && page < end && !pages.has(page) && !running.has(page);
    for (const [page, controller] of running) {
      if (wanted.some(({ first, last }) => page >= first - 1 && page <= last + 1)) continue;
      controller.abort();
      running.delete(page);
    }
    let isComplete = true;
    for (const { first, last } of wanted) {
      for (let page = first; page <= last; page++) {
        if (!pages.has(page) && page < end) isComplete = false;
        if (isMissing(page)) load(page);
      }
    }
    if (!isComplete) return;
    for (const { first, last } of wanted) {
      for (const page of [last + 1, first - 1]) if (isMissing(page)) load(page);
    }
  };
  const lookAt: RowPages<R>['lookAt'] = (ranges) => {
    looked = ranges.map(({ first, last }) => ({ first: Math.max(0, first), last: Math.max(first, last) }));
    if (failure === null) fetchMissing();
  };

  return {
    get: (index) => pages.get(Math.floor(index / pageRows))?.[index % pageRows],
    look: (first, last) => lookAt([{ first, last }]),
    lookAt,
    knownEnd: () => knownEnd,
    seenEnd: () => seenEnd,
    failure: () => failure,
    retry() {
      failure = null;
      changed();
      fetchMissing();
    },
    async range(first, last, signal) {
      const rows: R[] = [];
      while (rows.length < last - first + 1) {
        const index = first + rows.length;
        const page = pages.get(Math.floor(index / pageRows));
        const part =
          page?.slice(index % pageRows) ?? (await fetch(index, Math.min(atMost, last - index + 1), signal));
        if (part.length === 0) break;
        rows.push(...part.slice(0, last - index + 1));
      }
      return rows;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
    close() {
      isClosed = true;
      for (const controller of running.values()) controller.abort();
      running.clear();
      pages.clear();
      listeners.clear();
    },
  };
}
