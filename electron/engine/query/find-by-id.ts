import type { IdVector } from './id-vector.ts';
import { NumberList } from './number-list.ts';
import type { RowSink } from './slice-reader.ts';

/** Rows that stand scattered over the file are read one by one for so many pieces of a list; then it is faster to read them all in order. */
const mostScatteredPieces = 4;

/**
 * Looks for rows of a list by their ids: of a piece of it, the offsets of those that match. `read` gives the matching rows among
 * ascending ids. Rows that cannot be read do not match.
 */
export function createIdMatcher(
  ids: IdVector,
  read: (ascending: IdVector, sink: RowSink) => Promise<void>,
): (first: number, last: number) => Promise<number[]> {
  const matching = async (ascending: IdVector): Promise<Float64Array> => {
    const found = new NumberList();
    await read(ascending, { row: ([id]) => found.push(Number(id)), unreadable: () => {} });
    return found.view();
  };
  let scatteredPieces = 0;
  let everywhere: Float64Array | undefined;
  return async (first, last) => {
    const piece = ids.subarray(first, last + 1);
    if (everywhere === undefined && !isAscending(piece) && ++scatteredPieces > mostScatteredPieces) {
      everywhere = await matching(ids.slice().sort());
    }
    const found = everywhere ?? (await matching(piece.slice().sort()));
    const offsets: number[] = [];
    for (const [step, id] of piece.entries()) if (has(found, id)) offsets.push(first + step);
    return offsets;
  };
}

function isAscending(ids: IdVector): boolean {
  for (let place = 1; place < ids.length; place++) {
    if ((ids[place - 1] ?? 0) > (ids[place] ?? 0)) return false;
  }
  return true;
}

/** Whether ascending numbers hold one. */
function has(ascending: Float64Array, wanted: number): boolean {
  let low = 0;
  let high = ascending.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = ascending[middle] ?? 0;
    if (value === wanted) return true;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
