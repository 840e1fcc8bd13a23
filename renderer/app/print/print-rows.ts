import type { RowPages } from '../../ui/table/row-pages.ts';

/** So many rows are fetched at once for paper. */
export const printBatch = 500;

/** More rows than these are asked about before they are printed, and never printed in one go. */
export const mostPrintedRows = 5_000;

/** Rows, counted from 0, both ends included. */
export interface PrintRange {
  readonly first: number;
  readonly last: number;
}

/** The rows of a range, one batch after the other; fewer where the list ends sooner. Rejects when aborted. */
export async function readRows<R>(
  pages: Pick<RowPages<R>, 'range'>,
  { first, last }: PrintRange,
  onRows: (rows: number) => void,
  signal: AbortSignal,
): Promise<R[]> {
  const rows: R[] = [];
  onRows(0);
  for (let from = first; from <= last; from += printBatch) {
    signal.throwIfAborted();
    const until = Math.min(last, from + printBatch - 1);
    const batch = await pages.range(from, until, signal);
    rows.push(...batch);
    onRows(rows.length);
    if (batch.length < until - from + 1) break;
  }
  signal.throwIfAborted();
  return rows;
}

/** What somebody wrote as a range of rows, counted from 1; null where it is none, is outside the list, or is too long. */
export function rangeWritten(from: string, to: string, count: number): PrintRange | null {
  const [first, last] = [from, to].map((text) => {
    const digits = text.replace(/[\s.,\u00a0\u202f]/g, '');
    return /^\d{1,15}$/.test(digits) ? Number(digits) - 1 : Number.NaN;
  });
  if (first === undefined || last === undefined) return null;
  const isWithin = first >= 0 && first <= last && last < count;
  return isWithin && last - first < mostPrintedRows ? { first, last } : null;
}
