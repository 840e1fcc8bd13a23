import type { KeyboardEvent } from 'react';
import { type GridPosition, moveInGrid } from './grid-selection.ts';
import type { TableColumn, TableRow } from './types.ts';

/** What a grid's keys are about, and what they do. */
export interface GridKeys {
  readonly at: GridPosition;
  readonly row: TableRow | undefined;
  readonly column: TableColumn | undefined;
  /** Rows, columns, and rows on the screen; `all` is null while rows are still counted. */
  readonly size: {
    readonly rows: number;
    readonly columns: number;
    readonly page: number;
    readonly all: number | null;
  };
  /** Over how many columns the name of a group stands; 0 where rows stand in no groups. */
  readonly nameSpan: number;
  /** The place of the head above a row. */
  readonly headAbove: (place: number) => number;
  readonly go: (next: GridPosition) => void;
  readonly select: (next: GridPosition) => void;
  readonly onSort: (column: TableColumn, isAdded: boolean) => void;
  readonly onFilter: () => void;
  readonly onResize: (column: TableColumn, by: number) => void;
  readonly onOpen: (row: TableRow) => void;
  readonly onActivate: (row: TableRow) => void;
  /** Shows the whole text of the cell. */
  readonly onRead: () => void;
  readonly onToggle: (row: TableRow) => void;
  readonly onCopy: () => void;
}

/** The keys of a grid (ARIA grid and treegrid patterns); true where a key meant something. */
export function handleGridKey(event: KeyboardEvent, keys: GridKeys): boolean {
  const { at, row, column } = keys;
  const isCommand = event.ctrlKey || event.metaKey;
  if (at.row < 0 && column !== undefined && handleHeadingKey(event, column, keys)) return true;
  if (row?.group !== undefined && !isCommand && !event.shiftKey && handleGroupKey(event, row, keys)) {
    return true;
  }
  if (event.key === 'ArrowLeft' && keys.nameSpan > 0 && at.row >= 0 && at.column === 0 && !isCommand) {
    const head = keys.headAbove(at.row);
    if (head !== at.row) keys.go({ row: head, column: 0, anchor: head });
    return true;
  }
  // A row that stands for no record opens none, so that Enter too reads its cell.
  if ((event.key === 'F2' || (event.key === 'Enter' && row?.key === null)) && row !== undefined) {
    keys.onRead();
    return true;
  }
  if (event.key === 'Enter' && row !== undefined) {
    keys.onActivate(row);
    return true;
  }
  if (event.key === ' ' && row !== undefined && !isCommand) {
    if (event.shiftKey) keys.select({ ...at, anchor: at.row });
    else if (row.key !== null) keys.onOpen(row);
    return true;
  }
  if (isCommand && event.key.toLowerCase() === 'c' && at.row >= 0) {
    keys.onCopy();
    return true;
  }
  if (isCommand && event.key.toLowerCase() === 'a') {
    // While rows are still counted their number is an estimate, and part of a list must not pass for all of it.
    if (keys.size.all !== null && keys.size.all > 0)
      keys.select({ ...at, row: keys.size.all - 1, anchor: 0 });
    return true;
  }
  if (event.altKey) return false;
  const pressed = { key: event.key, ctrlKey: isCommand, shiftKey: event.shiftKey };
  const next = moveInGrid(at, pressed, keys.size);
  if (next === null) return false;
  keys.go(next);
  return true;
}

function handleHeadingKey(event: KeyboardEvent, column: TableColumn, keys: GridKeys): boolean {
  if (event.key === 'Enter' || event.key === ' ') {
    if (column.sortable) keys.onSort(column, event.shiftKey);
    return true;
  }
  if (event.altKey && event.key === 'ArrowDown') {
    keys.onFilter();
    return true;
  }
  if (event.shiftKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
    keys.onResize(column, event.key === 'ArrowRight' ? 16 : -16);
    return true;
  }
  return false;
}

/** On a group's name Right opens and Left closes; beside it are its sums. */
function handleGroupKey(event: KeyboardEvent, row: TableRow, keys: GridKeys): boolean {
  const { at, nameSpan, size } = keys;
  const isOnName = at.column < nameSpan;
  switch (event.key) {
    case 'Enter':
    case ' ':
      keys.onToggle(row);
      return true;
    case 'ArrowRight':
      if (!isOnName) return false;
      if (!row.group?.isOpen) keys.onToggle(row);
      else if (nameSpan < size.columns) keys.go({ ...at, column: nameSpan });
      return true;
    case 'ArrowLeft':
      if (isOnName && row.group?.isOpen) keys.onToggle(row);
      if (at.column === nameSpan) keys.go({ ...at, column: 0 });
      return isOnName || at.column === nameSpan;
    default:
      return false;
  }
}
