import { ChevronRight } from 'lucide-react';
import { memo } from 'react';
import { classNames } from '../class-names.ts';
import type { Format } from '../use-format.ts';
import { type CellWords, cellText } from './cell-text.ts';
import { isRightAligned, pinnedStyle } from './column-layout.ts';
import styles from './DataTable.module.css';
import type { TableColumn, TableGroup, TableRow } from './types.ts';

/** Over how many columns the name of a group stands: up to the first with a sum, and at least the first. */
export function groupNameSpan(columns: readonly TableColumn[]): number {
  const firstSum = columns.findIndex(({ addable }) => addable);
  return firstSum < 0 ? columns.length : Math.max(1, firstSum);
}

/** Settings of a group's row. */
export interface GroupRowViewProps {
  readonly gridId: string;
  readonly index: number;
  /** Its place in pixels where it stands apart from the others, out of sight; null for one among them. */
  readonly apart: number | null;
  readonly row: TableRow;
  readonly group: TableGroup;
  readonly columns: readonly TableColumn[];
  readonly cellIndexes: readonly number[];
  /** How many columns, from the first, stand still at the left. */
  readonly still: number;
  readonly activeColumn: number | null;
  readonly isSelected: boolean;
  readonly format: Format;
  readonly words: CellWords;
}

/** The row above the rows of a group: its name, how many rows it has, and what their amounts come to. */
export const GroupRowView = memo(function GroupRowView({
  gridId,
  index,
  apart,
  row,
  group,
  columns,
  cellIndexes,
  still,
  activeColumn,
  isSelected,
  format,
  words,
}: GroupRowViewProps) {
  const span = groupNameSpan(columns);
  return (
    <tr
      id={`${gridId}-row-${index}`}
      aria-rowindex={index + 2}
      aria-level={1}
      aria-expanded={group.isOpen}
      aria-selected={isSelected}
      data-index={index}
      className={classNames(
        styles.row,
        styles.group,
        apart !== null && styles.apart,
        isSelected && styles.selected,
      )}
      style={apart === null ? undefined : { transform: `translateY(${apart}px)` }}
    >
      <td
        id={`${gridId}-cell-${index}-0`}
        aria-colindex={1}
        colSpan={span}
        style={{ gridColumn: `span ${span}` }}
        className={classNames(
          styles.cell,
          styles.groupName,
          activeColumn !== null && activeColumn < span && styles.activeCell,
        )}
      >
        <span className={styles.groupInner}>
          <ChevronRight
            aria-hidden="true"
            className={classNames(styles.chevron, group.isOpen && styles.chevronOpen)}
          />
          <span className={styles.groupLabel}>{group.label}</span>
          <span className={styles.groupCount}>{format.integer(group.rows)}</span>
        </span>
      </td>
      {columns.slice(span).map((column, step) => {
        const position = span + step;
        const cell = row.cells[cellIndexes[position] ?? -1] ?? null;
        return (
          <td
            key={column.name}
            id={`${gridId}-cell-${index}-${position}`}
            aria-colindex={position + 1}
            style={pinnedStyle(position, still)}
            className={classNames(
              styles.cell,
              isRightAligned(column) && styles.right,
              position < still && styles.pinned,
              activeColumn === position && styles.activeCell,
            )}
          >
            {cell !== null ? (
              cellText(column, cell, format, words)
            ) : column.addable ? (
              <span title={words.notAdded}>
                <span aria-hidden="true">–</span>
                <span className="sr-only">{words.notAdded}</span>
              </span>
            ) : null}
          </td>
        );
      })}
    </tr>
  );
});
