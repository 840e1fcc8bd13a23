import { Check } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import type { Format } from '../use-format.ts';
import { type CellWords, cellText } from './cell-text.ts';
import { isRightAligned, pinnedStyle } from './column-layout.ts';
import styles from './DataTable.module.css';
import type { CellValue, TableColumn, TableRow } from './types.ts';

/** Draws a cell in place of its text, e.g. a link or a status with its colour; null for the text as it is. */
export type CellRenderer = (cell: CellValue, row: TableRow) => ReactNode;

/** Settings of a cell. */
export interface TableCellProps {
  readonly id: string;
  readonly column: TableColumn;
  readonly columnIndex: number;
  readonly cell: CellValue;
  readonly row: TableRow;
  readonly isActive: boolean;
  /** How many columns, from the first, stand still at the left. */
  readonly still: number;
  /** It is one of those that somebody looks for. */
  readonly isFound: boolean;
  readonly format: Format;
  readonly words: CellWords;
  readonly render: CellRenderer | undefined;
}

/** One cell of the grid. */
export const TableCell = memo(function TableCell({
  id,
  column,
  columnIndex,
  cell,
  row,
  isActive,
  isFound,
  still,
  format,
  words,
  render,
}: TableCellProps) {
  const text = cellText(column, cell, format, words);
  // Of a row that cannot be read the first cell says so, over those beside it, which are empty.
  const drawn = row.isDamaged ? (columnIndex === 0 ? words.damaged : '') : (render?.(cell, row) ?? null);
  return (
    <td
      id={id}
      aria-colindex={columnIndex + 1}
      style={pinnedStyle(columnIndex, still)}
      className={classNames(
        styles.cell,
        isRightAligned(column) && styles.right,
        columnIndex < still && styles.pinned,
        columnIndex === still - 1 && styles.pinnedLast,
        isActive && styles.activeCell,
        isFound && styles.found,
        column.type === 'cents' && (cell === 0 || cell === '0') && styles.zero,
        (column.type === 'date' || column.type === 'instant') && styles.figures,
      )}
    >
      {drawn ??
        (column.type === 'flag' && cell === 1 ? (
          <>
            <Check className={styles.flag} aria-hidden="true" />
            <span className="sr-only">{text}</span>
          </>
        ) : (
          text
        ))}
    </td>
  );
});
