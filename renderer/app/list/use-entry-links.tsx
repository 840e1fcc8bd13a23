import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo } from 'react';
import type { RecordRef } from '#shared/contract/values.ts';
import type { CellValue } from '../../ui/table/types.ts';
import { keepScope } from '../keep-scope.ts';
import type { CellOf } from './ListScreen.tsx';

/** How a list leads to a whole entry: by the link in one of its columns, and by Enter on a row. */
export interface EntryLinks {
  readonly renderers: Readonly<Record<string, (cell: CellValue, cellOf: CellOf) => ReactNode>>;
  readonly open: (ref: RecordRef, cellOf: CellOf) => void;
}

/** Links from `linkColumn` to the entry whose id stands in `idColumn`. */
export function useEntryLinks(linkColumn: string, idColumn: string): EntryLinks {
  const navigate = useNavigate();
  const open = useCallback(
    (_ref: RecordRef, cellOf: CellOf) =>
      void navigate({
        to: '/entries/$entryId',
        params: { entryId: String(cellOf(idColumn)) },
        search: keepScope,
      }),
    [navigate, idColumn],
  );
  const renderers = useMemo(
    () => ({
      [linkColumn]: (cell: CellValue, cellOf: CellOf) => (
        <Link
          to="/entries/$entryId"
          params={{ entryId: String(cellOf(idColumn)) }}
          search={keepScope}
          tabIndex={-1}
        >
          {String(cell ?? '')}
        </Link>
      ),
    }),
    [linkColumn, idColumn],
  );
  return { renderers, open };
}
