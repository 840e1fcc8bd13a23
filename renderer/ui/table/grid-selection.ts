/** Where the keyboard is in a grid, and which rows are selected. The heading is row -1. */
export interface GridPosition {
  readonly row: number;
  readonly column: number;
  /** The other end of the selected rows; the same row where one is selected. */
  readonly anchor: number;
}

/** What a grid measures. */
export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that fit on the screen. */
  readonly page: number;
}

/** A key as a keyboard event has it. */
export interface GridKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
}

/** Where a key leads, after the keyboard interaction of the ARIA grid pattern; null for a key that does not move. */
export function moveInGrid(at: GridPosition, pressed: GridKey, size: GridSize): GridPosition | null {
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  const rowTo = (row: number) => {
    const next = Math.max(-1, Math.min(row, lastRow));
    return { ...at, row: next, anchor: pressed.shiftKey && next >= 0 && at.row >= 0 ? at.anchor : next };
  };
  const columnTo = (column: number) => ({ ...at, column: Math.max(0, Math.min(column, lastColumn)) });
  switch (pressed.key) {
    case 'ArrowDown':
      return rowTo(pressed.ctrlKey ? lastRow : at.row + 1);
    case 'ArrowUp':
      return rowTo(pressed.ctrlKey ? 0 : at.row - 1);
    case 'PageDown':
      return rowTo(at.row + size.page);
    case 'PageUp':
      return rowTo(Math.max(Math.min(0, lastRow), at.row - size.page));
    case 'ArrowRight':
      return columnTo(at.column + 1);
    case 'ArrowLeft':
      return columnTo(at.column - 1);
    case 'Home':
      return pressed.ctrlKey ? { ...rowTo(0), column: 0 } : columnTo(0);
    case 'End':
      return pressed.ctrlKey ? { ...rowTo(lastRow), column: lastColumn } : columnTo(lastColumn);
    default:
      return null;
  }
}

/** The selected rows, from the first to the last; null where the keyboard is in the heading. */
export function selectedRows(at: GridPosition): { readonly first: number; readonly last: number } | null {
  if (at.row < 0) return null;
  return { first: Math.min(at.row, Math.max(0, at.anchor)), last: Math.max(at.row, at.anchor) };
}
