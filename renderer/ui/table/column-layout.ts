import type { ColumnType, TableColumn } from './types.ts';

const usualWidths: Readonly<Record<ColumnType, number>> = {
  text: 170,
  integer: 80,
  real: 96,
  cents: 112,
  date: 102,
  instant: 142,
  flag: 76,
  code: 116,
  blob: 90,
};

/** What a column is never narrower or wider than. */
export const columnWidthLimits = { minimum: 48, maximum: 900 } as const;

/** How wide a column is until somebody changes it; wide enough for the `sum` that stands under it. */
export function usualWidth(column: TableColumn, sum = ''): number {
  // A heading stays readable, with room for its sort and filter marks.
  return Math.max(
    column.width ?? usualWidths[column.type],
    Math.min(190, column.label.length * 7 + 36),
    sum.length * 7.6 + 22,
  );
}

/** Whether a column stands at the right of its cell, as figures do. */
export function isRightAligned(column: TableColumn): boolean {
  if (column.isName) return false;
  return (
    column.type === 'cents' || column.type === 'integer' || column.type === 'real' || column.type === 'blob'
  );
}

/** How many times its width a growing column takes at most: further than that the eye loses the row. */
const mostGrowth = 2.4;

/** The tracks of a row as CSS: each column at its width, the first `pinned` ones exactly; those that grow, and that nobody has set, share what is left up to a limit. */
export function gridTracks(
  columns: readonly TableColumn[],
  widths: Readonly<Record<string, number>>,
  sums: Readonly<Record<string, string>>,
  pinned = 0,
): string {
  return columns
    .map((column, position) => {
      const width = Math.round(widths[column.name] ?? usualWidth(column, sums[column.name]));
      // What stands still must not grow: the columns after it are laid out from its width.
      const mayGrow = position >= pinned && widths[column.name] === undefined;
      const grows = mayGrow && (column.grows ?? column.type === 'text');
      return grows ? `minmax(${width}px, ${Math.round(width * mostGrowth)}px)` : `${width}px`;
    })
    .join(' ');
}

/** What a row needs at least, in pixels. */
export function minimumRowWidth(
  columns: readonly TableColumn[],
  widths: Readonly<Record<string, number>>,
  sums: Readonly<Record<string, string>>,
): number {
  return columns.reduce(
    (sum, column) => sum + Math.round(widths[column.name] ?? usualWidth(column, sums[column.name])),
    0,
  );
}

/** How far from the left edge each of the first `pinned` columns stands, and last what they take together, in pixels. */
export function pinnedEdges(
  columns: readonly TableColumn[],
  widths: Readonly<Record<string, number>>,
  sums: Readonly<Record<string, string>>,
  pinned: number,
): readonly number[] {
  const edges = [0];
  for (const column of columns.slice(0, pinned)) {
    edges.push(
      (edges.at(-1) ?? 0) + Math.round(widths[column.name] ?? usualWidth(column, sums[column.name])),
    );
  }
  return edges;
}

/** Where a cell stands while it is one of the first `still` columns; undefined for the others. */
export function pinnedStyle(position: number, still: number): { readonly left: string } | undefined {
  return position < still ? { left: `var(--pin-${position})` } : undefined;
}
