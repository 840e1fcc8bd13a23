import type { RowPages } from './row-pages.ts';
import type { TableRow } from './types.ts';

/** Rows, both ends included. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

/** Where the rows of a list stand once each group has a head above its rows, and closed groups show their head alone. */
export interface GroupPlaces {
  /** Heads and the rows of open groups together. */
  readonly count: number;
  /** The group at a place, and which row of the list stands there; null for the group's head. */
  readonly at: (place: number) => { readonly group: number; readonly row: number | null };
  readonly headOf: (group: number) => number;
  /** The place of a row of the list; its group's head where that is closed. */
  readonly placeOf: (row: number) => number;
  readonly groupOf: (row: number) => number;
  /** The rows of the list between two places; those of a closed group go with its head. Null where there are none. */
  readonly rowsBetween: (first: number, last: number) => RowRange | null;
  /** The same, without the rows that are not to be seen, in pieces that hang together. */
  readonly shownBetween: (first: number, last: number) => readonly RowRange[];
}

/** Places for groups of `sizes` rows, which stand in the list one after another. */
export function placeGroups(sizes: readonly number[], isOpen: (group: number) => boolean): GroupPlaces {
  const firstRows = new Float64Array(sizes.length + 1);
  const heads = new Float64Array(sizes.length + 1);
  for (const [group, size] of sizes.entries()) {
    firstRows[group + 1] = (firstRows[group] ?? 0) + size;
    heads[group + 1] = (heads[group] ?? 0) + 1 + (isOpen(group) ? size : 0);
  }
  const firstRowOf = (group: number) => firstRows[group] ?? 0;
  const headOf = (group: number) => heads[group] ?? 0;
  const groupOf = (row: number) => lastAtMost(firstRows, row);
  const at = (place: number) => {
    const group = lastAtMost(heads, place);
    const step = place - headOf(group);
    return { group, row: step === 0 ? null : firstRowOf(group) + step - 1 };
  };
  return {
    count: headOf(sizes.length),
    at,
    headOf,
    groupOf,
    placeOf(row) {
      const group = groupOf(row);
      return headOf(group) + (isOpen(group) ? 1 + row - firstRowOf(group) : 0);
    },
    rowsBetween(first, last) {
      const start = at(first);
      const end = at(last);
      const isOneHead = first === last && start.row === null;
      const firstRow = start.row ?? firstRowOf(start.group);
      const lastRow =
        end.row ??
        (isOneHead || !isOpen(end.group) ? firstRowOf(end.group + 1) - 1 : firstRowOf(end.group) - 1);
      return lastRow < firstRow ? null : { first: firstRow, last: lastRow };
    },
    shownBetween(first, last) {
      const ranges: RowRange[] = [];
      for (let group = at(first).group; group < sizes.length && headOf(group) <= last; group++) {
        if (!isOpen(group)) continue;
        const from = Math.max(first, headOf(group) + 1);
        const to = Math.min(last, headOf(group + 1) - 1);
        const shift = firstRowOf(group) - headOf(group) - 1;
        if (to >= from) ranges.push({ first: from + shift, last: to + shift });
      }
      return ranges;
    },
  };
}

/** The last index but the final one whose value is at most `wanted`; `starts` rise, with one more than there are groups. */
function lastAtMost(starts: Float64Array, wanted: number): number {
  let low = 0;
  let high = starts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The rows of a list in groups as a table takes them; `heads` has one row a group. */
export function groupedPages(
  list: RowPages<TableRow>,
  heads: readonly TableRow[],
  places: GroupPlaces,
): RowPages<TableRow> {
  const get = (place: number) => {
    if (place < 0 || place >= places.count) return undefined;
    const { group, row } = places.at(place);
    return row === null ? heads[group] : list.get(row);
  };
  return {
    ...list,
    get,
    look: (first, last) => list.lookAt(places.shownBetween(first, Math.min(last, places.count - 1))),
    knownEnd: () => places.count,
    seenEnd: () => places.count,
    async range(first, last, signal) {
      const rows: TableRow[] = [];
      for (let place = first; place <= Math.min(last, places.count - 1); ) {
        const { group, row } = places.at(place);
        if (row === null) {
          rows.push(...heads.slice(group, group + 1));
          place++;
          continue;
        }
        const end = Math.min(last, places.headOf(group + 1) - 1);
        const part = await list.range(row, row + end - place, signal);
        if (part.length === 0) break;
        rows.push(...part);
        place += part.length;
      }
      return rows;
    },
  };
}
