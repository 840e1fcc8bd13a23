import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo } from 'react';
import type { RecordRef } from '#shared/contract/values.ts';
import { keepScope } from '../../app/keep-scope.ts';
import type { CellOf } from '../../app/list/ListScreen.tsx';
import { useSelectedRecord } from '../../app/scope.ts';
import type { CellValue } from '../../ui/table/types.ts';

/** The way from a bank line to its entry; a line without one opens beside the list. */
export function useBankLineLinks() {
  const navigate = useNavigate();
  const [, select] = useSelectedRecord();
  const open = useCallback(
    (ref: RecordRef, cellOf: CellOf) => {
      const entryId = cellOf('entryId');
      if (entryId === null) select(ref);
      else {
        void navigate({
          to: '/entries/$entryId',
          params: { entryId: String(entryId) },
          search: keepScope,
        });
      }
    },
    [navigate, select],
  );
  const renderers = useMemo(
    () => ({
      entryNumber: (cell: CellValue, cellOf: CellOf): ReactNode =>
        cellOf('entryId') === null ? null : (
          <Link
            to="/entries/$entryId"
            params={{ entryId: String(cellOf('entryId')) }}
            search={keepScope}
            tabIndex={-1}
          >
            {String(cell ?? cellOf('entryId'))}
          </Link>
        ),
    }),
    [],
  );
  return useMemo(() => ({ open, renderers }), [open, renderers]);
}
