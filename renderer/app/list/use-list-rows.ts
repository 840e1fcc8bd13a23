import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ListQuery, ListRow } from '#shared/contract/lists.ts';
import type { RecordRef } from '#shared/contract/values.ts';
import type { RowPages } from '../../ui/table/row-pages.ts';
import type { ColumnValues, TableRow } from '../../ui/table/types.ts';
import { useRowPages } from '../../ui/table/use-row-pages.ts';
import { recordParameter } from '../scope.ts';
import { useSession } from '../session-context.ts';
import { useShell } from '../shell-context.ts';

/** The rows of a list as a table takes them. */
export function useListRows(query: ListQuery): RowPages<TableRow> {
  const { engine } = useSession();
  const { shell } = useShell();
  const key = JSON.stringify(query);
  // biome-ignore lint/correctness/useExhaustiveDependencies: key stands for query
  const fetch = useCallback(
    async (offset: number, limit: number, signal: AbortSignal) => {
      const { rows } = await engine.call('lists.rows', { query, offset, limit }, { signal });
      return rows.map(tableRow);
    },
    [engine, key],
  );
  const pages = useRowPages(fetch);
  // What an engine took with it when it went is fetched anew from the next one.
  useEffect(
    () =>
      shell.onEvent((event) => {
        if (event.event === 'engine-restarted' && pages.failure() !== null) pages.retry();
      }),
    [shell, pages],
  );
  return pages;
}

/** Brings the record that the URL names into sight: where it stands in the list, for each list and record once. */
export function useReveal(
  query: ListQuery,
  ref: RecordRef | null,
): {
  readonly reveal: { readonly index: number } | null;
  /** Brings any row into sight. */
  readonly revealRow: (index: number) => void;
  readonly chosenHere: (key: string) => void;
} {
  const { engine } = useSession();
  const [reveal, setReveal] = useState<{ readonly index: number } | null>(null);
  const chosen = useRef<string | null>(null);
  const queryKey = JSON.stringify(query);
  const refKey = ref === null ? null : recordParameter(ref);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys stand for query and ref
  useEffect(() => {
    if (ref === null || refKey === null || chosen.current === `${refKey} ${queryKey}`) return;
    const controller = new AbortController();
    engine.call('lists.locate', { query, ref }, { signal: controller.signal }).then(
      ({ offset }) => {
        if (offset !== null) setReveal({ index: offset });
      },
      // That a record is not to be found in this list is no reason to speak up: it is shown beside it.
      () => {},
    );
    return () => controller.abort();
  }, [engine, queryKey, refKey]);
  const chosenHere = useCallback(
    (key: string) => {
      chosen.current = `${key} ${queryKey}`;
    },
    [queryKey],
  );
  const revealRow = useCallback((index: number) => setReveal({ index }), []);
  return { reveal, revealRow, chosenHere };
}

/** Fetches a column's values for its filter: those within all other filters. */
export function useColumnValues(
  query: ListQuery,
): (column: string, signal: AbortSignal) => Promise<ColumnValues> {
  const { engine } = useSession();
  const key = JSON.stringify(query);
  // biome-ignore lint/correctness/useExhaustiveDependencies: key stands for query
  const stable = useMemo(() => query, [key]);
  return useCallback(
    async (column, signal) => {
      const filters = stable.filters?.filter((filter) => filter.column !== column) ?? [];
      const { values, complete } = await engine.call(
        'lists.values',
        { query: { ...stable, filters, sort: [] }, column, limit: 200 },
        { signal },
      );
      return { values, isComplete: complete };
    },
    [engine, stable],
  );
}

function tableRow(row: ListRow): TableRow {
  const key = row.ref === null ? null : recordParameter(row.ref);
  return row.damaged ? { key, cells: row.cells, isDamaged: true } : { key, cells: row.cells };
}
