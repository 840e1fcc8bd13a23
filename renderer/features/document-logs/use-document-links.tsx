import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo } from 'react';
import type { RecordRef } from '#shared/contract/values.ts';
import { keepScope } from '../../app/keep-scope.ts';
import type { CellOf } from '../../app/list/ListScreen.tsx';
import type { CellValue } from '../../ui/table/types.ts';

/** The way from a row of a log to its document. */
export function useDocumentLinks() {
  const navigate = useNavigate();
  const open = useCallback(
    (_ref: RecordRef, cellOf: CellOf) =>
      void navigate({
        to: '/document/$documentId',
        params: { documentId: String(cellOf('documentId')) },
        search: keepScope,
      }),
    [navigate],
  );
  const fileName = useCallback(
    (cell: CellValue, cellOf: CellOf): ReactNode => (
      <Link
        to="/document/$documentId"
        params={{ documentId: String(cellOf('documentId')) }}
        search={keepScope}
        tabIndex={-1}
      >
        {String(cell ?? '')}
      </Link>
    ),
    [],
  );
  return useMemo(() => ({ open, fileName }), [open, fileName]);
}
