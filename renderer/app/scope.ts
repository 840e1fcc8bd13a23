import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { RecordRef, Scope } from '#shared/contract/values.ts';

/** What every screen of the workspace has in its URL: the administration and year chosen, and the record beside the list. */
export interface WorkspaceSearch {
  readonly administration?: number | undefined;
  readonly year?: number | undefined;
  /** `table:id`. */
  readonly record?: string | undefined;
}

/** Keeps what fits of a URL's parameters; a URL may be old or typed by hand. */
export function validateWorkspaceSearch(search: Record<string, unknown>): WorkspaceSearch {
  const { administration, year, record } = search;
  return {
    ...(isId(administration) ? { administration } : {}),
    ...(isId(year) ? { year } : {}),
    ...(typeof record === 'string' && parseRecord(record) !== null ? { record } : {}),
  };
}

/** The record that a `record` parameter names; null where it names none. */
export function parseRecord(text: string | undefined): RecordRef | null {
  const match = /^(.+):(-?\d+)$/.exec(text ?? '');
  const [, table, digits] = match ?? [];
  const id = Number(digits);
  return table === undefined || !Number.isSafeInteger(id) ? null : { table, id };
}

/** A record as a `record` parameter. */
export function recordParameter(ref: RecordRef): string {
  return `${ref.table}:${ref.id}`;
}

/** The administration and year that everything is narrowed to, as the contract takes it. */
export function useScope(): Scope {
  const { administration, year } = useSearch({ strict: false });
  return useMemo(
    () => ({
      ...(administration === undefined ? {} : { administrationId: administration }),
      ...(year === undefined ? {} : { fiscalYearId: year }),
    }),
    [administration, year],
  );
}

/** The record beside the list, and how to change it. `replace` keeps the history short while one walks through a list. */
export function useSelectedRecord(): readonly [
  RecordRef | null,
  (ref: RecordRef | null, options?: { replace?: boolean }) => void,
] {
  const { record } = useSearch({ strict: false });
  const navigate = useNavigate();
  const ref = useMemo(() => parseRecord(record), [record]);
  const select = useCallback(
    (next: RecordRef | null, options: { replace?: boolean } = {}) =>
      void navigate({
        to: '.',
        search: (search) => {
          const { record: _gone, ...rest } = search;
          return next === null ? rest : { ...rest, record: recordParameter(next) };
        },
        replace: options.replace ?? false,
      }),
    [navigate],
  );
  return [ref, select];
}

function isId(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value);
}
