import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { Scope } from '#shared/contract/values.ts';
import type { Grouping } from '#shared/domain/statements.ts';
import { type ListSearch, validateListSearch } from './list-search.ts';
import type { WorkspaceSearch } from './scope.ts';

/** What screens of balances have in their URL besides a list's own: up to where they count. */
export interface UpToSearch extends ListSearch {
  readonly period?: number | undefined;
  /** YYYY-MM-DD. */
  readonly until?: string | undefined;
  /** What a trial balance puts its accounts together by; absent for accounts one by one. */
  readonly by?: Grouping | undefined;
}

const groupings: readonly unknown[] = ['rgs', 'lead', 'type'] satisfies Grouping[];

/** Keeps what fits of the parameters of a screen of balances; a period and a date exclude each other. */
export function validateUpToSearch(search: Record<string, unknown>): UpToSearch {
  const { period, until, by } = search;
  return {
    ...validateListSearch(search),
    ...(groupings.includes(by) ? { by: by as Grouping } : {}),
    ...(typeof period === 'number' && Number.isSafeInteger(period)
      ? { period }
      : typeof until === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(until)
        ? { until }
        : {}),
  };
}

/** Up to where balances count, as the contract takes it, and how to change it. */
export interface UpTo {
  readonly scope: Pick<Scope, 'toPeriod' | 'toDate'>;
  readonly set: (next: { readonly period?: number; readonly until?: string }) => void;
}

/** Up to where the balances on the screen count. */
export function useUpTo(): UpTo {
  const { period, until } = useSearch({ strict: false });
  const navigate = useNavigate();
  const set = useCallback<UpTo['set']>(
    (next) =>
      void navigate({
        to: '.',
        search: (old) => ({ ...old, period: next.period, until: next.until, record: undefined }),
      }),
    [navigate],
  );
  return useMemo(
    () => ({
      scope: {
        ...(period === undefined ? {} : { toPeriod: period }),
        ...(until === undefined ? {} : { toDate: until }),
      },
      set,
    }),
    [period, until, set],
  );
}

/** The administration, the year, up to where, and the headings, on the way to another screen of balances. */
export function keepUpTo(search: WorkspaceSearch & Pick<UpToSearch, 'period' | 'until' | 'by'>): UpToSearch {
  const { administration, year, period, until, by } = search;
  return {
    ...(administration === undefined ? {} : { administration }),
    ...(year === undefined ? {} : { year }),
    ...(period === undefined ? {} : { period }),
    ...(until === undefined ? {} : { until }),
    ...(by === undefined ? {} : { by }),
  };
}
