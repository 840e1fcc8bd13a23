import { ArrowDown, ArrowUp, ListFilter } from 'lucide-react';
import type { PointerEvent as ReactPointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../class-names.ts';
import { isRightAligned, pinnedStyle } from './column-layout.ts';
import styles from './DataTable.module.css';
import type { TableColumn } from './types.ts';

/** Settings of a heading. */
export interface HeaderCellProps {
  readonly id: string;
  readonly column: TableColumn;
  readonly columnIndex: number;
  readonly direction: 'asc' | 'desc' | null;
  /** Its place among several columns of an order, from 1; null where it is the only one. */
  readonly sortPlace: number | null;
  readonly isFiltered: boolean;
  readonly isActive: boolean;
  readonly isResizing: boolean;
  /** How many columns, from the first, stand still at the left. */
  readonly still: number;
  readonly onSort: (isAdded: boolean) => void;
  readonly onFilter: () => void;
  readonly onResizeStart: (event: ReactPointerEvent<HTMLElement>, header: HTMLElement) => void;
  readonly onFit: () => void;
}

/**
 * A column's heading. A click sorts; with Shift held the column is added to the order. With the keyboard: Enter sorts, Alt+Down opens
 * the filter, Shift+Left and Shift+Right change the width.
 */
export function HeaderCell({
  id,
  column,
  columnIndex,
  direction,
  sortPlace,
  isFiltered,
  isActive,
  isResizing,
  still,
  onSort,
  onFilter,
  onResizeStart,
  onFit,
}: HeaderCellProps) {
  const { t } = useTranslation('ui');
  return (
    // The grid has the focus and its keys; a heading is reached by the arrows (aria-activedescendant).
    <th
      id={id}
      scope="col"
      aria-colindex={columnIndex + 1}
      aria-sort={direction === null ? undefined : direction === 'asc' ? 'ascending' : 'descending'}
      data-column={column.name}
      style={pinnedStyle(columnIndex, still)}
      className={classNames(
        styles.heading,
        isRightAligned(column) && styles.right,
        column.sortable && styles.sortable,
        columnIndex < still && styles.pinned,
        columnIndex === still - 1 && styles.pinnedLast,
        isActive && styles.activeCell,
        direction !== null && styles.sorted,
      )}
      onClick={(event) => {
        if (column.sortable) onSort(event.shiftKey);
      }}
    >
      <span className={styles.headingText} title={column.label}>
        {column.label}
      </span>
      {direction === null ? null : (
        <span className={styles.sortMark} aria-hidden="true">
          {direction === 'asc' ? <ArrowUp /> : <ArrowDown />}
          {sortPlace}
        </span>
      )}
      {column.filterable ? (
        <button
          type="button"
          tabIndex={-1}
          className={classNames(styles.filterButton, isFiltered && styles.filtered)}
          aria-label={t('table.filterOn', { column: column.label })}
          onClick={(event) => {
            event.stopPropagation();
            onFilter();
          }}
        >
          <ListFilter aria-hidden="true" />
        </button>
      ) : null}
      {/* The pointer's way; the keyboard's is Shift+arrow on the heading. */}
      <span
        aria-hidden="true"
        className={classNames(styles.resizer, isResizing && styles.resizing)}
        onPointerDown={(event) => {
          const header = event.currentTarget.parentElement;
          if (header !== null) onResizeStart(event, header);
        }}
        onDoubleClick={onFit}
        onClick={(event) => event.stopPropagation()}
      />
    </th>
  );
}
