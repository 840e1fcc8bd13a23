import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { Filter, Sort } from '#shared/contract/lists.ts';
import { validateWorkspaceSearch, type WorkspaceSearch } from './scope.ts';

/** What a list screen has in its URL besides the workspace's own. */
export interface ListSearch extends WorkspaceSearch {
  /** Column names joined by commas, each with a `-` before it where it goes down. */
  readonly sort?: string | undefined;
  readonly filters?: readonly Filter[] | undefined;
  /** The columns shown, in order, joined by commas; absent for the ones remembered or the usual ones. */
  readonly columns?: string | undefined;
}

const operators: readonly string[] = [
  'equals',
  'differs',
  'contains',
  'starts_with',
  'in',
  'at_least',
  'at_most',
  'empty',
  'not_empty',
] satisfies Filter['op'][];

/** Keeps what fits of a list's parameters. */
export function validateListSearch(search: Record<string, unknown>): ListSearch {
  const { sort, filters, columns } = search;
  const fitting = Array.isArray(filters) ? filters.filter(isFilter) : [];
  return {
    ...validateWorkspaceSearch(search),
    ...(typeof sort === 'string' && sort !== '' ? { sort } : {}),
    ...(fitting.length > 0 ? { filters: fitting } : {}),
    ...(typeof columns === 'string' && columns !== '' ? { columns } : {}),
  };
}

/** The order that a `sort` parameter means, at most the four columns that the engine takes. */
export function parseSort(text: string | undefined): Sort[] {
  return (text ?? '')
    .split(',')
    .filter((part) => part !== '' && part !== '-')
    .slice(0, 4)
    .map((part) =>
      part.startsWith('-')
        ? { column: part.slice(1), direction: 'desc' }
        : { column: part, direction: 'asc' },
    );
}

/** An order as a `sort` parameter. */
export function sortParameter(sort: readonly Sort[]): string {
  return sort.map(({ column, direction }) => (direction === 'desc' ? `-${column}` : column)).join(',');
}

/** A list's order, filters and columns as its URL has them, and how to change them. */
export interface ListUrlState {
  /** Empty for the list's own order. */
  readonly sort: readonly Sort[];
  readonly filters: readonly Filter[];
  readonly columns: readonly string[] | null;
  readonly setSort: (sort: readonly Sort[]) => void;
  readonly setFilters: (filters: readonly Filter[]) => void;
  readonly setColumns: (columns: readonly string[] | null) => void;
}

/** The state of the list on the screen. Each change is a step that Back takes back. */
export function useListUrlState(): ListUrlState {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = useCallback(
    (part: { [K in 'sort' | 'filters' | 'columns']?: ListSearch[K] | undefined }, replace = false) =>
      void navigate({ to: '.', search: (old) => ({ ...old, ...part }), replace }),
    [navigate],
  );
  return useMemo(
    () => ({
      sort: parseSort(search.sort),
      filters: search.filters ?? [],
      columns: search.columns?.split(',') ?? null,
      setSort: (sort) => change({ sort: sort.length === 0 ? undefined : sortParameter(sort) }),
      setFilters: (filters) => change({ filters: filters.length === 0 ? undefined : filters }),
      setColumns: (columns) => change({ columns: columns?.join(',') }, true),
    }),
    [search.sort, search.filters, search.columns, change],
  );
}

function isFilter(value: unknown): value is Filter {
  if (typeof value !== 'object' || value === null) return false;
  const { column, op, values } = value as Record<string, unknown>;
  return (
    typeof column === 'string' &&
    typeof op === 'string' &&
    operators.includes(op) &&
    Array.isArray(values) &&
    values.every((item) => item === null || typeof item === 'string' || typeof item === 'number')
  );
}
