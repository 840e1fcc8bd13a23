import type { Filter, ListQuery } from '#shared/contract/lists.ts';
import type { QuickFilter } from '../../ui/table/filters/FilterChips.tsx';
import type { TableColumn } from '../../ui/table/types.ts';
import { useQuery } from '../use-query.ts';

/** The values of a column as chips, most frequent first. */
export interface QuickColumn {
  readonly column: string;
  readonly most: number;
}

/** A condition of its own as a chip. */
export interface QuickCondition {
  readonly id: string;
  readonly label: string;
  readonly filter: Filter;
}

/** The chips of a list: the values of one column with their counts, and conditions that are often wanted. */
export function useQuickFilters(
  query: ListQuery,
  columns: readonly TableColumn[],
  quickColumn: QuickColumn | undefined,
  conditions: readonly QuickCondition[],
  isReady: boolean,
  setFilters: (filters: readonly Filter[]) => void,
): readonly QuickFilter[] {
  const filters = query.filters ?? [];
  const others = filters.filter((filter) => filter.column !== quickColumn?.column);
  const { data } = useQuery(
    'lists.values',
    // Rows first: the counts are asked for when the first rows are there.
    isReady && quickColumn !== undefined
      ? {
          query: { ...query, filters: others, sort: [] },
          column: quickColumn.column,
          limit: quickColumn.most,
        }
      : null,
    { keepPrevious: true },
  );

  const column = columns.find(({ name }) => name === quickColumn?.column);
  const own = filters.find((filter) => filter.column === column?.name && filter.op === 'in');
  const values = (data?.values ?? []).flatMap(({ value, rows }): QuickFilter[] => {
    if (column === undefined || typeof value !== 'string') return [];
    const isOn = own?.values.includes(value) ?? false;
    return [
      {
        id: `${column.name}=${value}`,
        label: column.codeLabel?.(value) ?? value,
        count: rows,
        isOn,
        onToggle() {
          const left = own?.values.filter((other) => other !== value) ?? [];
          const next = isOn ? left : [...left, value];
          setFilters([
            ...others,
            ...(next.length === 0 ? [] : [{ column: column.name, op: 'in' as const, values: next }]),
          ]);
        },
      },
    ];
  });
  return [
    ...values,
    ...conditions.map(({ id, label, filter }) => {
      const isSame = (other: Filter) => JSON.stringify(other) === JSON.stringify(filter);
      const isOn = filters.some(isSame);
      return {
        id,
        label,
        isOn,
        onToggle: () =>
          setFilters(
            isOn
              ? filters.filter((other) => !isSame(other))
              : [...filters.filter((other) => other.column !== filter.column), filter],
          ),
      };
    }),
  ];
}
