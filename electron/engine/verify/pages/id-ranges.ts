/** Ids from the first to the last, both included. */
export interface IdRange {
  readonly firstId: number;
  readonly lastId: number;
}

/** The same ids in as few ranges as can be, ascending: overlapping and adjoining ones become one. */
export function joinRanges(ranges: readonly IdRange[]): IdRange[] {
  const joined: IdRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.firstId - b.firstId)) {
    const last = joined.at(-1);
    if (last !== undefined && range.firstId <= last.lastId + 1) {
      joined[joined.length - 1] = { firstId: last.firstId, lastId: Math.max(last.lastId, range.lastId) };
    } else {
      joined.push(range);
    }
  }
  return joined;
}
