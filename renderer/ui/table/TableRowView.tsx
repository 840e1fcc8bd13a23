import { memo } from 'react';
import { classNames } from '../class-names.ts';
import type { Format } from '../use-format.ts';
import type { CellWords } from './cell-text.ts';
import { isRightAligned, pinnedStyle } from './column-layout.ts';
import styles from './DataTable.module.css';
import { type CellRenderer, TableCell } from './TableCell.tsx';
import type { CellValue, TableColumn, TableRow } from './types.ts';

/** Settings of a row. */
export interface TableRowViewProps {
  readonly gridId: string;
  readonly index: number;
  /** Its place in pixels where it stands apart from the others, out of sight; null for one among them. */
  readonly apart: number | null;
  readonly row: TableRow | undefined;
  readonly columns: readonly TableColumn[];
  /** Where each column's cell stands in the row. */
  readonly cellIndexes: readonly number[];
  /** How many columns, from the first, stand still at the left. */
  readonly still: number;
  /** The column that the keyboard is at; null where it is in another row. */
  readonly activeColumn: number | null;
  readonly isSelected: boolean;
  /** It stands under the head of a group. */
  readonly isInGroup: boolean;
  /** Its record is shown beside the list. */
  readonly isOpen: boolean;
  /** Whether a cell is one of those that somebody looks for. */
  readonly isFound: ((column: string, cell: CellValue) => boolean) | undefined;
  readonly format: Format;
  readonly words: CellWords;
  readonly renderers: Readonly<Record<string, CellRenderer>>;
}

/** One row of the grid; its skeleton while it is being fetched. */
export const TableRowView = memo(function TableRowView({
  gridId,
  index,
  apart,
  row,
  columns,
  cellIndexes,
  still,
  activeColumn,
  isSelected,
  isInGroup,
  isOpen,
  isFound,
  format,
  words,
  renderers,
}: TableRowViewProps) {
  return (
    <tr
      id={`${gridId}-row-${index}`}
      aria-rowindex={index + 2}
      aria-level={isInGroup ? 2 : undefined}
      aria-selected={isSelected || isOpen}
      aria-busy={row === undefined}
      data-index={index}
      className={classNames(
        styles.row,
        apart !== null && styles.apart,
        isInGroup && styles.grouped,
        isSelected && styles.selected,
        isOpen && styles.open,
        row?.isDamaged && styles.damaged,
      )}
      style={apart === null ? undefined : { transform: `translateY(${apart}px)` }}
    >
      {columns.map((column, position) =>
        row === undefined ? (
          <td
            key={column.name}
            id={`${gridId}-cell-${index}-${position}`}
            aria-colindex={position + 1}
            style={pinnedStyle(position, still)}
            className={classNames(
              styles.cell,
              styles.waiting,
              isRightAligned(column) && styles.right,
              position < still && styles.pinned,
            )}
          />
        ) : (
          <TableCell
            key={column.name}
            id={`${gridId}-cell-${index}-${position}`}
            column={column}
            columnIndex={position}
            cell={row.cells[cellIndexes[position] ?? -1] ?? null}
            row={row}
            isActive={activeColumn === position}
            still={still}
            isFound={isFound?.(column.name, row.cells[cellIndexes[position] ?? -1] ?? null) ?? false}
            format={format}
            words={words}
            render={renderers[column.name]}
          />
        ),
      )}
    </tr>
  );
});
