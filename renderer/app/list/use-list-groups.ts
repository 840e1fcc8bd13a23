import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#shared/contract/failure.ts';
import type { Grouping, ListQuery } from '#shared/contract/lists.ts';
import type { Cell } from '#shared/contract/values.ts';
import { cellText } from '../../ui/table/cell-text.ts';
import { type GroupPlaces, groupedPages, placeGroups } from '../../ui/table/grouped-rows.ts';
import type { RowPages } from '../../ui/table/row-pages.ts';
import type { TableColumn, TableRow } from '../../ui/table/types.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useQuery } from '../use-query.ts';
import { useOpenGroups } from './visited-list.ts';

/** A list whose rows stand in groups, as far as it is known. */
export type ListGroups =
  | { readonly status: 'none' | 'loading' | 'too-many' }
  | { readonly status: 'failed'; readonly failure: Failure; readonly retry: () => void }
  | {
      readonly status: 'ready';
      /** Heads and the rows of open groups. */
      readonly pages: RowPages<TableRow>;
      readonly places: GroupPlaces;
      readonly toggle: (head: TableRow) => void;
      readonly openAll: () => void;
      readonly closeAll: () => void;
      /** Opens the group that a row of the list is in. */
      readonly openAt: (row: number) => void;
    };

const none = { status: 'none' } as const;
const noGroups: [] = [];

/** The groups of a list with a `group`, over its rows in `list`. Which are open is kept while the session lasts. */
export function useListGroups(
  query: ListQuery,
  list: RowPages<TableRow>,
  columns: readonly TableColumn[],
): ListGroups {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const { group } = query;
  const { data, failure, retry } = useQuery(
    'lists.groups',
    group === undefined ? null : { query: { ...query, sort: sortOf(query) } },
  );
  const [open, setOpen] = useOpenGroups(JSON.stringify([query.source, group]));
  const groups = data?.groups ?? noGroups;
  const keys = useMemo(() => groups.map(({ value }) => JSON.stringify(value)), [groups]);
  const labels = useMemo(() => {
    const column = columns.find(({ name }) => name === group?.column);
    const labelOf = (value: Cell) => {
      if (value === null || column === undefined || group === undefined) return t('none');
      if (typeof value === 'object') return t('table.binary');
      if (group.by !== 'value') return group.by === 'month' ? format.month(String(value)) : String(value);
      return cellText(column, value, format, { yes: t('yes'), no: t('no') });
    };
    return groups.map(({ value }) => labelOf(value));
  }, [groups, columns, group, format, t]);

  return useMemo((): ListGroups => {
    if (group === undefined) return none;
    if (failure !== undefined) return { status: 'failed', failure, retry };
    if (data === undefined) return { status: 'loading' };
    if (data.tooMany) return { status: 'too-many' };
    const heads = groups.map(
      ({ rows, sums }, index): TableRow => ({
        key: null,
        cells: columns.map(({ name }) => sums[name] ?? null),
        group: {
          key: keys[index] ?? '',
          label: labels[index] ?? '',
          rows,
          isOpen: open.has(keys[index] ?? ''),
        },
      }),
    );
    const places = placeGroups(
      groups.map(({ rows }) => rows),
      (index) => open.has(keys[index] ?? ''),
    );
    const flip = (key: string) =>
      setOpen((old) => {
        const next = new Set(old);
        if (!next.delete(key)) next.add(key);
        return next;
      });
    return {
      status: 'ready',
      pages: groupedPages(list, heads, places),
      places,
      toggle: ({ group: head }) => head !== undefined && flip(head.key),
      openAll: () => setOpen(() => new Set(keys)),
      closeAll: () => setOpen(() => new Set()),
      openAt: (row) => setOpen((old) => new Set([...old, keys[places.groupOf(row)] ?? ''])),
    };
  }, [group, data, failure, retry, groups, keys, labels, open, setOpen, columns, list]);
}

/** Of the order only what the groups' own follows from: sorting their rows otherwise need not add them up anew. */
function sortOf({ group, sort = [] }: ListQuery): { column: string; direction: 'asc' | 'desc' }[] {
  const [first] = sort;
  return first !== undefined && first.column === group?.column ? [first] : [];
}

/** Where a row of the list is to be brought into sight: in its group, which is opened for it. */
export function useRevealInGroups(
  reveal: { readonly index: number } | null,
  groups: ListGroups,
): { readonly index: number } | null {
  const [place, setPlace] = useState<{ readonly index: number } | null>(null);
  const done = useRef<object | null>(null);
  useEffect(() => {
    // Where there were no groups it was brought into sight at once.
    if (groups.status === 'none') done.current = reveal;
    if (reveal === null || done.current === reveal || groups.status !== 'ready') return;
    const { places } = groups;
    const index = places.placeOf(reveal.index);
    if (places.at(index).row === null) return groups.openAt(reveal.index);
    done.current = reveal;
    setPlace({ index });
  }, [reveal, groups]);
  return groups.status === 'none' ? reveal : place;
}

/** A grouping of a list, with its name. */
export interface GroupingChoice {
  /** For menus. */
  readonly id: string;
  readonly label: string;
  readonly grouping: Grouping;
}

/** The one among the choices that holds. */
export function chosenGrouping(
  choices: readonly GroupingChoice[],
  chosen: Grouping | null,
): GroupingChoice | undefined {
  return choices.find(
    ({ grouping }) => chosen !== null && grouping.column === chosen.column && grouping.by === chosen.by,
  );
}

/** By what a list may be grouped: what is shown first. Amounts and the rows' own ids make no groups. */
export function useGroupingChoices(
  columns: readonly TableColumn[],
  shown: readonly string[],
): readonly GroupingChoice[] {
  const { t } = useTranslation('lists');
  const choicesOf = useCallback(
    ({ name, type, label, sortable, filterable }: TableColumn): GroupingChoice[] => {
      if (!sortable || !filterable || name === 'id') return [];
      if (type === 'blob' || type === 'cents' || type === 'real') return [];
      if (type !== 'date' && type !== 'instant') {
        return [{ id: name, label, grouping: { column: name, by: 'value' } }];
      }
      return (['month', 'year'] as const).map((by) => ({
        id: `${name} ${by}`,
        label: t(`group.${by}`, { column: label }),
        grouping: { column: name, by },
      }));
    },
    [t],
  );
  return useMemo(() => {
    const visible = shown.flatMap((name) => columns.find((column) => column.name === name) ?? []);
    const hidden = columns.filter(({ name }) => !shown.includes(name));
    const choices = [...visible, ...hidden].flatMap(choicesOf);
    // A code and the name that it stands for share a heading: the one that is shown makes the groups.
    return choices.filter(({ label }, index) => choices.findIndex((one) => one.label === label) === index);
  }, [columns, shown, choicesOf]);
}
