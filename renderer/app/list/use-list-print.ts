import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filter, ListQuery, Sort } from '#shared/contract/lists.ts';
import { describeFilter } from '../../ui/table/filters/describe-filter.ts';
import { useFilterWords } from '../../ui/table/filters/use-filter-words.ts';
import type { RowPages } from '../../ui/table/row-pages.ts';
import type { CellRenderer } from '../../ui/table/TableCell.tsx';
import type { TableColumn, TableRow } from '../../ui/table/types.ts';
import { useFormat } from '../../ui/use-format.ts';
import type { PrintFact } from '../print/printout.ts';
import { copyForPaper } from '../print/screen-copy.ts';
import { type RowPrint, useRowPrint } from '../print/use-row-print.ts';
import { useEngine } from '../session-context.ts';
import { useDamagedText } from './use-damaged-text.ts';
import type { ListGroups } from './use-list-groups.ts';

/** A list as it stands on the screen. */
export interface ListToPrint {
  readonly title: string;
  /** What stands beside the title; empty where nothing does. */
  readonly detail: string;
  readonly query: ListQuery;
  /** All columns, in the order of a row's cells. */
  readonly columns: readonly TableColumn[];
  /** Those shown, in their order. */
  readonly shown: readonly TableColumn[];
  readonly renderers: Readonly<Record<string, CellRenderer>>;
  readonly filters: readonly Filter[];
  /** The order that holds, its own where nobody chose another. */
  readonly sort: readonly Sort[];
  readonly pages: RowPages<TableRow>;
  readonly groups: ListGroups;
  /** By what it is grouped, in words. */
  readonly grouping: string | undefined;
  /** What stands between the list's bar and its table, to be copied. */
  readonly around: { readonly current: Element | null };
}

/** Prints a list: all its rows and groups as they stand on the screen, the columns shown, and totals that the engine added up. */
export function useListPrint(list: ListToPrint): RowPrint {
  const { t } = useTranslation('print');
  const format = useFormat();
  const engine = useEngine();
  const words = useFilterWords();
  const damagedText = useDamagedText();
  const { title, detail, query, columns, shown, renderers, filters, sort, pages, groups, grouping, around } =
    list;
  const toPrint = useMemo(() => {
    if (groups.status !== 'none' && groups.status !== 'ready') return null;
    const places = groups.status === 'ready' ? groups.places : null;
    const { source } = query;
    const named = (name: string) => columns.find((column) => column.name === name);
    const unordered: ListQuery = { ...query, sort: [], group: undefined };
    const totals = (signal: AbortSignal) => engine.call('lists.totals', { query: unordered }, { signal });
    const filterWords = [...new Set(filters.map(({ column }) => column))].flatMap((name) => {
      const column = named(name);
      if (column === undefined) return [];
      const own = filters.filter((filter) => filter.column === name);
      return `${column.label}: ${describeFilter(column, own, format, words, Number.POSITIVE_INFINITY)}`;
    });
    const sortWords = sort.flatMap(({ column, direction }) => {
      const label = named(column)?.label;
      return label === undefined
        ? []
        : t(direction === 'asc' ? 'ascending' : 'descending', { column: label });
    });
    const facts: PrintFact[] = [
      ...(filterWords.length === 0 ? [] : [{ name: t('filters'), text: filterWords.join('; ') }]),
      ...(grouping === undefined
        ? []
        : [{ name: t('groups'), text: t('groupsClosed', { groups: grouping }) }]),
      ...(sortWords.length === 0 ? [] : [{ name: t('sort'), text: sortWords.join(', ') }]),
    ];
    const addable = shown.filter((column) => column.addable).map(({ name }) => name);
    return {
      subject: { subject: source.kind === 'view' ? source.view : source.table, detail: title },
      title,
      columns: shown,
      cellIndexes: shown.map(({ name }) => columns.findIndex((column) => column.name === name)),
      renderers,
      pages: groups.status === 'ready' ? groups.pages : pages,
      count: async (signal: AbortSignal) => places?.count ?? (await totals(signal)).rows,
      facts,
      body: () => [
        ...(detail === '' ? [] : [paragraph(detail)]),
        ...(around.current === null ? [] : copyForPaper(around.current)),
      ],
      async totals(range: { readonly first: number; readonly last: number } | null, signal: AbortSignal) {
        const lacks = (sums: Readonly<Record<string, unknown>>) =>
          addable.some((name) => !(name in sums)) ? [t('notAdded')] : [];
        if (range === null) {
          const { sums, damaged } = await totals(signal);
          const unread = damaged === undefined ? [] : [damagedText(damaged)];
          return { sums, notes: [...unread, ...lacks(sums)] };
        }
        const rows = places === null ? range : places.rowsBetween(range.first, range.last);
        if (rows === null || addable.length === 0) return { sums: null, notes: [] };
        const measured = await engine.call(
          'lists.measure',
          { query, first: rows.first, last: rows.last, columns: addable },
          { signal },
        );
        const sums = Object.fromEntries(measured.columns.map(({ column, sumCents }) => [column, sumCents]));
        return { sums, notes: lacks(sums) };
      },
    };
  }, [
    t,
    format,
    engine,
    words,
    damagedText,
    title,
    detail,
    query,
    columns,
    shown,
    renderers,
    filters,
    sort,
    pages,
    groups,
    grouping,
    around,
  ]);
  return useRowPrint(toPrint);
}

function paragraph(text: string): HTMLElement {
  const node = document.createElement('p');
  node.textContent = text;
  return node;
}
