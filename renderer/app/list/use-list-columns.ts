import { useCallback, useMemo, useState } from 'react';
import type { Grouping, ListColumn, ListSource } from '#shared/contract/lists.ts';
import type { ViewColumns } from '#shared/contract/shell-contract.ts';
import type { TableColumn } from '../../ui/table/types.ts';
import { useCodeLabel, useColumnLabel } from '../labels.ts';
import type { ListUrlState } from '../list-search.ts';
import { useArchive } from '../session-context.ts';
import { useShell } from '../shell-context.ts';
import { columnShape } from './column-shape.ts';

const nothingRemembered: ViewColumns = { shown: null, widths: {}, pinned: [], group: null };

/** Integers that name something: they are not grouped, and stand at the left. */
const names = new Set(['id', 'year', 'period', 'number', 'step', 'lineNumber', 'line_number', 'block']);

/** A list's columns with their headings; undefined while they are not known. */
export function useTableColumnsOf(
  source: ListSource,
  columns: readonly ListColumn[] | undefined,
): readonly TableColumn[] | undefined {
  const columnLabel = useColumnLabel();
  const codeLabel = useCodeLabel();
  const isForeign = useArchive().format === 'foreign';
  const sourceName = source.kind === 'view' ? source.view : source.table;
  return useMemo(
    () =>
      columns?.map((column) => ({
        ...column,
        label: isForeign ? column.name : columnLabel(column.name),
        isName: column.references !== undefined || names.has(column.name),
        ...columnShape(column.name),
        codeLabel: (code: string) => (isForeign ? code : codeLabel(sourceName, column.name, code)),
      })),
    [columns, columnLabel, codeLabel, isForeign, sourceName],
  );
}

/** Which columns a list shows, how wide, and by what it is grouped: as its URL says, else as remembered, else the usual ones. */
export interface ColumnChoice {
  /** In order; those that stand still at the left first. */
  readonly shown: readonly string[];
  /** How many of those shown stand still. */
  readonly pinned: number;
  readonly togglePin: (column: string) => void;
  readonly widths: Readonly<Record<string, number>>;
  /** By what its rows are grouped; null where they are not, and where the list has no such column. */
  readonly group: Grouping | null;
  readonly setGroup: (group: Grouping | null) => void;
  readonly setShown: (shown: readonly string[]) => void;
  readonly setWidths: (widths: Readonly<Record<string, number>>) => void;
  readonly reset: () => void;
}

/** The choice of columns of a view, kept outside the archive under the view's id. */
export function useColumnChoice(
  viewId: string,
  columns: readonly TableColumn[],
  usual: readonly string[],
  url: ListUrlState,
): ColumnChoice {
  const { views } = useShell();
  const [remembered, setRemembered] = useState(() => views.columnsOf(viewId) ?? nothingRemembered);
  const ordered = useMemo(() => {
    const known = (names: readonly string[] | null) => {
      const fitting = names?.filter((name) => columns.some((column) => column.name === name)) ?? [];
      return fitting.length > 0 ? fitting : null;
    };
    return known(url.columns) ?? known(remembered.shown) ?? known(usual) ?? columns.map(({ name }) => name);
  }, [url.columns, remembered.shown, usual, columns]);

  const { pinned } = remembered;
  const shown = useMemo(
    () => [
      ...ordered.filter((name) => pinned.includes(name)),
      ...ordered.filter((name) => !pinned.includes(name)),
    ],
    [ordered, pinned],
  );
  const change = useCallback(
    (part: Partial<typeof remembered>) => {
      const next = { ...remembered, ...part };
      setRemembered(next);
      views.setColumns(viewId, next);
    },
    [views, remembered, viewId],
  );
  const setShown = useCallback(
    (next: readonly string[]) => {
      change({ shown: [...next] });
      url.setColumns(next);
    },
    [change, url],
  );
  const setWidths = useCallback((widths: Readonly<Record<string, number>>) => change({ widths }), [change]);
  const togglePin = useCallback(
    (column: string) =>
      change({
        pinned: pinned.includes(column) ? pinned.filter((name) => name !== column) : [...pinned, column],
      }),
    [change, pinned],
  );
  const setGroup = useCallback((group: Grouping | null) => change({ group }), [change]);
  const reset = useCallback(() => {
    const { group } = remembered;
    setRemembered({ ...nothingRemembered, group });
    views.setColumns(viewId, group === null ? null : { ...nothingRemembered, group });
    url.setColumns(null);
  }, [views, viewId, url, remembered]);
  const group = columns.some(({ name }) => name === remembered.group?.column) ? remembered.group : null;
  return {
    shown,
    pinned: shown.filter((name) => pinned.includes(name)).length,
    togglePin,
    widths: remembered.widths,
    group,
    setShown,
    setWidths,
    setGroup,
    reset,
  };
}
