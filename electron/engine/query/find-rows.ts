import { fail } from '#shared/contract/failure.ts';
import type { Filter, ListRow } from '#shared/contract/lists.ts';
import { filterTest } from './cell-filter.ts';

/** Rows that are looked for: those in which any of `terms` holds, from `from` on and round the end, or backwards. */
export interface WantedRows {
  readonly terms: readonly Filter[];
  readonly from: number;
  readonly backward: boolean;
  /** No more than these. */
  readonly limit: number;
}

/** Where rows were found, in the order in which they were come upon; `complete` where the whole list was looked through. */
export interface FoundRows {
  readonly offsets: number[];
  readonly complete: boolean;
}

/** Told of each piece of the list: how many rows were looked through by then, and where more were found. */
export type OnFound = (progress: { readonly scanned: number; readonly offsets: number[] }) => void;

/** Looks through a list of `count` rows in pieces of `chunk`; `matchesIn` gives the offsets found between two, ascending. */
export async function findAround(
  wanted: Omit<WantedRows, 'terms'> & { readonly count: number; readonly chunk: number },
  matchesIn: (first: number, last: number) => Promise<readonly number[]>,
  onFound: OnFound,
  signal: AbortSignal | undefined,
): Promise<FoundRows> {
  const { count, chunk, backward, limit } = wanted;
  const from = Math.min(wanted.from, Math.max(0, count - 1));
  const spans = backward
    ? [
        { first: 0, last: from },
        { first: from + 1, last: count - 1 },
      ]
    : [
        { first: from, last: count - 1 },
        { first: 0, last: from - 1 },
      ];
  const offsets: number[] = [];
  let scanned = 0;
  for (const span of spans) {
    const size = Math.max(1, chunk);
    const pieces = Math.ceil((span.last - span.first + 1) / size);
    for (let piece = 0; piece < pieces; piece++) {
      const first = backward
        ? Math.max(span.first, span.last - (piece + 1) * size + 1)
        : span.first + piece * size;
      const last = backward ? span.last - piece * size : Math.min(span.last, first + size - 1);
      if (signal?.aborted) throw fail('cancelled', 'The search was cancelled.');
      const matches = await matchesIn(first, last);
      const ordered = backward ? matches.toReversed() : matches;
      const more = ordered.slice(0, limit - offsets.length);
      offsets.push(...more);
      scanned += last - first + 1;
      onFound({ scanned, offsets: more });
      if (offsets.length >= limit)
        return { offsets, complete: scanned === count && more.length === ordered.length };
    }
  }
  return { offsets, complete: true };
}

/** Whether any of the terms holds in a row; `indexOf` gives a column's place, or throws. */
export function anyTerm(
  terms: readonly Filter[],
  indexOf: (column: string) => number,
): (row: ListRow) => boolean {
  const tests = terms.map((term) => ({ index: indexOf(term.column), test: filterTest(term) }));
  return ({ cells, damaged }) => !damaged && tests.some(({ index, test }) => test(cells[index] ?? null));
}

/** The offsets of rows for which the test holds; the first of `rows` stands at `first`. */
export function offsetsOf(
  rows: readonly ListRow[],
  first: number,
  test: (row: ListRow) => boolean,
): number[] {
  return rows.flatMap((row, step) => (test(row) ? [first + step] : []));
}
