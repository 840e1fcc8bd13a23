import {
  type CSSProperties,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../use-format.ts';
import { CellReader } from './CellReader.tsx';
import { cellText } from './cell-text.ts';
import { gridTracks, minimumRowWidth, pinnedEdges, usualWidth } from './column-layout.ts';
import styles from './DataTable.module.css';
import { GroupRowView, groupNameSpan } from './GroupRowView.tsx';
import { placeOf, showWholeText, textWidth } from './grid-elements.ts';
import { handleGridKey } from './grid-keys.ts';
import { type GridPosition, selectedRows } from './grid-selection.ts';
import { HeaderCell } from './HeaderCell.tsx';
import type { RowPages } from './row-pages.ts';
import type { CellRenderer } from './TableCell.tsx';
import { TableFoot } from './TableFoot.tsx';
import { TableRowView } from './TableRowView.tsx';
import type { CellValue, TableColumn, TableRow, TableSort } from './types.ts';
import { rowsAsTsv, useCopyRows } from './use-copy-rows.ts';
import { useTableColumns } from './use-table-columns.ts';
import { useVirtualRows } from './use-virtual-rows.ts';

/** A row that scrolls out lends its elements to one that scrolls in; more than are ever rendered at once. */
const recycledRows = 160;
const rowHeight = 30;
const headHeight = 31;
const footHeight = 31;
/** What share of the width columns that stand still take at most. */
const mostStill = 0.6;

/** Settings of a table. */
export interface DataTableProps {
  readonly label: string;
  readonly pages: RowPages<TableRow>;
  /** All columns, in the order of the cells. */
  readonly columns: readonly TableColumn[];
  /** Names of those shown, in order. */
  readonly shown: readonly string[];
  /** How many of those shown, from the first, stand still at the left while the others scroll. */
  readonly pinned?: number;
  readonly widths: Readonly<Record<string, number>>;
  readonly onWidths: (widths: Readonly<Record<string, number>>) => void;
  /** How many rows there are; null while that is being counted. */
  readonly rowCount: number | null;
  /** Sums by column name, once they are known. */
  readonly sums: Readonly<Record<string, number | string>> | null;
  readonly hasFoot: boolean;
  readonly sort: readonly TableSort[];
  readonly onSort: (sort: readonly TableSort[]) => void;
  readonly filteredColumns: ReadonlySet<string>;
  /** Opens a column's filter at its heading. */
  readonly onFilter: (column: string, heading: HTMLElement) => void;
  /** The key of the record that is shown beside the list. */
  readonly openKey: string | null;
  /** A row was chosen; `isWalk` while one goes through the list with the arrows. */
  readonly onOpen: (row: TableRow, isWalk: boolean) => void;
  /** Enter or a double click. */
  readonly onActivate: (row: TableRow) => void;
  /** Which rows are selected, both ends included; null while none are. */
  readonly onSelect?: (rows: { readonly first: number; readonly last: number } | null) => void;
  readonly renderers: Readonly<Record<string, CellRenderer>>;
  /** Whether a cell is one of those that somebody looks for. */
  readonly isFound?: ((column: string, cell: CellValue) => boolean) | undefined;
  /** Brings a row into sight, and the keyboard to it: set anew for each time. */
  readonly reveal: { readonly index: number } | null;
  /** Where rows stand in groups: which head stands above a row, and opening and closing one. */
  readonly groups?: {
    readonly headAbove: (place: number) => number;
    readonly onToggle: (head: TableRow) => void;
  };
  /** In place of the rows: nothing found, or why not. */
  readonly placeholder: ReactNode;
}

/**
 * A grid over a list of any length: rows are fetched where one looks, headings sort and filter, the keyboard goes everywhere (ARIA grid
 * pattern, with the focus on the grid and `aria-activedescendant` on the cell).
 */
export function DataTable(props: DataTableProps) {
  const { pages, columns, shown, widths, onWidths, rowCount, sort, onSort, openKey, onOpen, onActivate } =
    props;
  const { t } = useTranslation('ui');
  const gridId = useId();
  const format = useFormat();
  const words = useMemo(
    () => ({ yes: t('yes'), no: t('no'), damaged: t('table.damagedRow'), notAdded: t('table.notAdded') }),
    [t],
  );
  const grid = useRef<HTMLTableElement>(null);

  const visible = useMemo(() => {
    const byName = new Map(columns.map((column, index) => [column.name, { column, index }]));
    return shown.flatMap((name) => byName.get(name) ?? []);
  }, [columns, shown]);
  const visibleColumns = useMemo(() => visible.map(({ column }) => column), [visible]);
  const cellIndexes = useMemo(() => visible.map(({ index }) => index), [visible]);
  const table = useTableColumns({ columns, shown, widths, onWidths });

  const count = rowCount ?? pages.knownEnd() ?? Math.max(pages.seenEnd() + 40, 40);
  const rows = useVirtualRows({
    scroller: grid,
    count,
    rowHeight,
    chromeHeight: headHeight + (props.hasFoot ? footHeight : 0),
  });
  const { first, last } = rows;
  useEffect(() => {
    if (last >= first) pages.look(first, last);
  }, [pages, first, last]);

  const [at, setAt] = useState<GridPosition>({ row: 0, column: 0, anchor: 0 });
  const [hasMoved, setMoved] = useState(false);
  const readCell = useRef<HTMLElement | null>(null);
  const [reading, setReading] = useState<{ readonly label: string; readonly text: string } | null>(null);
  const selected = hasMoved ? selectedRows(at) : null;
  const { onSelect } = props;
  const { first: firstSelected, last: lastSelected } = selected ?? { first: -1, last: -1 };
  useEffect(() => {
    onSelect?.(firstSelected < 0 ? null : { first: firstSelected, last: Math.min(lastSelected, count - 1) });
  }, [onSelect, firstSelected, lastSelected, count]);
  const toText = useCallback(
    (copied: readonly TableRow[]) => rowsAsTsv(copied, visibleColumns, cellIndexes, format, words),
    [visibleColumns, cellIndexes, format, words],
  );
  const [copied, copy] = useCopyRows(pages, toText);

  const { reveal } = props;
  const { scrollTo } = rows;
  // A place is revealed once; that the list got longer since is no reason to jump back to it.
  const revealed = useRef<object | null>(null);
  useEffect(() => {
    if (reveal === null || revealed.current === reveal || reveal.index >= count) return;
    revealed.current = reveal;
    scrollTo(reveal.index, 'center');
    setAt((old) => ({ ...old, row: reveal.index, anchor: reveal.index }));
    setMoved(true);
  }, [reveal, count, scrollTo]);

  const sumTexts = Object.fromEntries(
    Object.entries(props.sums ?? {}).map(([name, sum]) => [name, format.cents(sum)]),
  );
  const pinned = Math.min(props.pinned ?? 0, visibleColumns.length);
  const edges = pinnedEdges(visibleColumns, widths, sumTexts, pinned);
  // In a narrow window only as many stand still as leave room for the others.
  const still = Math.max(
    0,
    edges.findLastIndex((edge) => edge <= rows.viewWidth * mostStill),
  );

  const go = (next: GridPosition) => {
    setAt(next);
    setMoved(true);
    if (next.row >= 0) scrollTo(next.row);
    // A column that stands still is in sight wherever one scrolled.
    if (next.column >= still) {
      const heading = document.getElementById(`${gridId}-head-${next.column}`);
      heading?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
    // While a record is open beside the list, it follows the arrows.
    const row = pages.get(next.row);
    if (openKey !== null && next.row !== at.row && row !== undefined && row.key !== null) onOpen(row, true);
  };
  const toggleSort = (column: TableColumn, isAdded: boolean) => {
    const old = sort.find((part) => part.column === column.name);
    const next: TableSort[] =
      old === undefined
        ? [{ column: column.name, direction: 'asc' }]
        : old.direction === 'asc'
          ? [{ column: column.name, direction: 'desc' }]
          : [];
    if (!isAdded) return onSort(next);
    const others = sort.filter((part) => part.column !== column.name);
    onSort([...others, ...next].slice(-4));
  };
  const resize = (column: TableColumn, by: number) =>
    onWidths({ ...widths, [column.name]: Math.max(48, (widths[column.name] ?? usualWidth(column)) + by) });
  const openFilter = (position: number) => {
    const column = visibleColumns[position];
    const heading = document.getElementById(`${gridId}-head-${position}`);
    if (column?.filterable && heading !== null) props.onFilter(column.name, heading);
  };
  /** As wide as its widest cell in sight. */
  const fitColumn = (column: TableColumn, position: number) => {
    const cells = grid.current?.querySelectorAll<HTMLElement>(`tbody td[aria-colindex="${position + 1}"]`);
    const widest = [...(cells ?? [])].reduce((width, cell) => Math.max(width, textWidth(cell)), 0);
    onWidths({
      ...widths,
      [column.name]: Math.ceil(Math.max(usualWidth({ ...column, width: 48 }), widest + 22)),
    });
  };

  const nameSpan = props.groups === undefined ? 0 : groupNameSpan(visibleColumns);
  const activeRow = at.row < 0 ? undefined : pages.get(at.row);
  const activeCell = activeRow?.group !== undefined && at.column < nameSpan ? 0 : at.column;
  const onKeyDown = (event: React.KeyboardEvent<HTMLTableElement>) => {
    if (event.target !== event.currentTarget) return;
    const isMeant = handleGridKey(event, {
      at,
      row: pages.get(at.row),
      column: visibleColumns[at.column],
      size: {
        rows: count,
        columns: visibleColumns.length,
        page: rows.fitting,
        all: rowCount ?? pages.knownEnd(),
      },
      nameSpan,
      headAbove: (place) => props.groups?.headAbove(place) ?? place,
      go,
      select(next) {
        setAt(next);
        setMoved(true);
      },
      onSort: toggleSort,
      onFilter: () => openFilter(at.column),
      onResize: resize,
      onOpen: (row) => onOpen(row, false),
      onActivate,
      onRead() {
        const cell = document.getElementById(`${gridId}-cell-${at.row}-${activeCell}`);
        const row = pages.get(at.row);
        const column = visibleColumns[at.column];
        if (cell === null || row === undefined || column === undefined) return;
        readCell.current = cell;
        const text = cellText(column, row.cells[cellIndexes[at.column] ?? -1] ?? null, format, words);
        setReading({ label: column.label, text: row.isDamaged ? words.damaged : text });
      },
      onToggle: (row) => props.groups?.onToggle(row),
      onCopy() {
        if (selected !== null) copy(selected.first, selected.last);
      },
    });
    if (isMeant) event.preventDefault();
  };
  const onClick = (event: React.MouseEvent<HTMLTableElement>) => {
    const place = placeOf(event.target);
    if (place === null) return;
    grid.current?.focus({ preventScroll: true });
    const anchor = event.shiftKey ? at.anchor : place.row;
    setAt({ row: place.row, column: place.column, anchor });
    setMoved(true);
    const row = pages.get(place.row);
    if (event.shiftKey || row === undefined) return;
    if (row.group !== undefined) props.groups?.onToggle(row);
    else if (row.key !== null) onOpen(row, false);
  };

  const rendered = Array.from(
    { length: Math.max(0, rows.lastRendered - rows.firstRendered + 1) },
    (_, step) => rows.firstRendered + step,
  );
  // Assistive technology is pointed at this one, wherever one looks.
  const keptApart =
    at.row >= 0 && at.row < count && (at.row < rows.firstRendered || at.row > rows.lastRendered)
      ? at.row
      : null;
  if (keptApart !== null) rendered.push(keptApart);
  const sizes: CSSProperties & Record<`--${string}`, string> = {
    '--tracks': gridTracks(visibleColumns, widths, sumTexts, pinned),
    ...Object.fromEntries(edges.map((edge, position) => [`--pin-${position}`, `${edge}px`])),
    scrollPaddingInlineStart: `${edges[still] ?? 0}px`,
    '--row-width': `${minimumRowWidth(visibleColumns, widths, sumTexts)}px`,
  };
  // A list's own order may begin with a column that is not shown.
  const shownSort = sort.filter((part) => shown.includes(part.column));
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  const isEmpty = props.placeholder !== null && props.placeholder !== undefined;

  return (
    <>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: grid and treegrid, the only roles it has, support it */}
      <table
        ref={grid}
        role={props.groups === undefined ? 'grid' : 'treegrid'}
        aria-label={props.label}
        aria-rowcount={rowCount === null ? -1 : rowCount + 1}
        aria-colcount={visibleColumns.length}
        aria-multiselectable="true"
        aria-busy={pages.seenEnd() === 0 && !isEmpty}
        aria-activedescendant={
          isEmpty
            ? undefined
            : at.row < 0
              ? `${gridId}-head-${at.column}`
              : `${gridId}-cell-${at.row}-${activeCell}`
        }
        tabIndex={0}
        className={styles.grid}
        style={sizes}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onPointerOver={showWholeText}
        onDoubleClick={(event) => {
          const place = placeOf(event.target);
          const row = place === null ? undefined : pages.get(place.row);
          if (row !== undefined && row.group === undefined) onActivate(row);
        }}
      >
        <thead className={styles.headGroup}>
          <tr aria-rowindex={1} className={styles.head}>
            {visibleColumns.map((column, position) => {
              const header = headers[position];
              const place = shownSort.findIndex((part) => part.column === column.name);
              return (
                <HeaderCell
                  key={column.name}
                  id={`${gridId}-head-${position}`}
                  column={column}
                  columnIndex={position}
                  direction={shownSort[place]?.direction ?? null}
                  sortPlace={shownSort.length > 1 && place >= 0 ? place + 1 : null}
                  isFiltered={props.filteredColumns.has(column.name)}
                  isActive={at.row < 0 && at.column === position}
                  still={still}
                  isResizing={header?.column.getIsResizing() ?? false}
                  onSort={(isAdded) => toggleSort(column, isAdded)}
                  onFilter={() => openFilter(position)}
                  onFit={() => fitColumn(column, position)}
                  onResizeStart={(event, heading) => {
                    // A column that shares what is left is dragged from the width that it has.
                    flushSync(() => onWidths({ ...widths, [column.name]: Math.round(heading.offsetWidth) }));
                    header?.getResizeHandler()(event);
                  }}
                />
              );
            })}
          </tr>
        </thead>
        {isEmpty ? (
          <tbody className={styles.failure}>
            <tr>
              <td colSpan={visibleColumns.length}>{props.placeholder}</td>
            </tr>
          </tbody>
        ) : (
          <tbody
            className={styles.body}
            style={{ height: rows.height, paddingTop: rows.topOf(rows.firstRendered) }}
          >
            {rendered.map((index) => {
              const row = pages.get(index);
              const common = {
                gridId,
                index,
                apart: index === keptApart ? rows.topOf(index) : null,
                columns: visibleColumns,
                cellIndexes,
                still,
                activeColumn: hasMoved && at.row === index ? at.column : null,
                isSelected: selected !== null && index >= selected.first && index <= selected.last,
                format,
                words,
              };
              const key = index === keptApart ? 'kept' : index % recycledRows;
              return row?.group !== undefined ? (
                <GroupRowView key={key} {...common} row={row} group={row.group} />
              ) : (
                <TableRowView
                  key={key}
                  {...common}
                  row={row}
                  isInGroup={props.groups !== undefined}
                  isOpen={row !== undefined && row.key !== null && row.key === openKey}
                  isFound={props.isFound}
                  renderers={props.renderers}
                />
              );
            })}
          </tbody>
        )}
        {props.hasFoot && !isEmpty ? (
          <TableFoot columns={visibleColumns} still={still} sums={props.sums} rowIndex={count + 2} />
        ) : null}
      </table>
      {reading === null ? null : (
        <CellReader
          {...reading}
          anchor={readCell}
          onClose={() => {
            setReading(null);
            grid.current?.focus({ preventScroll: true });
          }}
        />
      )}
      <div role="status" className="sr-only">
        {copied.status === 'copied' ? t('table.copied', { count: copied.rows }) : null}
        {copied.status === 'failed' ? t('table.copyFailed') : null}
      </div>
    </>
  );
}
