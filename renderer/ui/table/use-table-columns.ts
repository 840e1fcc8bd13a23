import {
  type ColumnDef,
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import { columnWidthLimits, usualWidth } from './column-layout.ts';
import type { TableColumn, TableRow } from './types.ts';

const features = tableFeatures({
  columnOrderingFeature,
  columnVisibilityFeature,
  columnSizingFeature,
  columnResizingFeature,
});
const noRows: TableRow[] = [];

/** Settings of a table's columns. */
export interface TableColumnsOptions {
  readonly columns: readonly TableColumn[];
  /** Names of the columns shown, in order. */
  readonly shown: readonly string[];
  /** Widths that somebody set, in pixels by column name. */
  readonly widths: Readonly<Record<string, number>>;
  readonly onWidths: (widths: Readonly<Record<string, number>>) => void;
}

/**
 * The column model: which are shown, in which order, how wide, and dragging their edges. Rows are not the model's: it would want all of
 * them, and a list has only those that are looked at.
 */
export function useTableColumns({ columns, shown, widths, onWidths }: TableColumnsOptions) {
  const definitions = useMemo<ColumnDef<typeof features, TableRow>[]>(
    () =>
      columns.map((column) => ({
        id: column.name,
        header: column.label,
        size: usualWidth(column),
        minSize: columnWidthLimits.minimum,
        maxSize: columnWidthLimits.maximum,
      })),
    [columns],
  );
  const columnVisibility = useMemo(
    () => Object.fromEntries(columns.map(({ name }) => [name, shown.includes(name)])),
    [columns, shown],
  );
  return useTable({
    features,
    columns: definitions,
    data: noRows,
    columnResizeMode: 'onChange',
    state: { columnOrder: [...shown], columnVisibility, columnSizing: { ...widths } },
    onColumnSizingChange: (change) => onWidths(typeof change === 'function' ? change({ ...widths }) : change),
  });
}
