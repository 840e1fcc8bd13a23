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

/** The tracks of a row as CSS: each column at its width; those that grow, and that nobody has set, share what is left up to a limit. */
export function gridTracks(
  columns: readonly TableColumn[],
  widths: Readonly<Record<string, number>>,
  sums: Readonly<Record<string, string>>,
): string {
  return columns
    .map((column) => {
      const width = Math.round(widths[column.name] ?? usualWidth(column, sums[column.name]));
      const grows = (column.grows ?? column.type === 'text') && widths[column.name] === undefined;
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
