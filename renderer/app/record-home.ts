import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { RecordRef } from '#shared/contract/values.ts';
import { keepScope } from './keep-scope.ts';
import { recordParameter, type WorkspaceSearch } from './scope.ts';

/** The screen that lists a table's records. */
const homes = {
  document: '/documents',
  invoice: '/invoices',
  relation: '/relations',
  journal: '/journals',
  journal_entry: '/entries',
  journal_line: '/lines',
  ledger_account: '/ledger',
  bank_statement: '/bank',
  bank_line: '/bank/lines',
} as const;

/** Goes to a record where it is listed, with the record beside the list; a table without a screen of its own goes to All tables. */
export function useOpenRecord(): (ref: RecordRef) => void {
  const navigate = useNavigate();
  return useCallback(
    (ref) => {
      const search = (old: WorkspaceSearch) => ({ ...keepScope(old), record: recordParameter(ref) });
      const home = homeOf(ref.table);
      void (home === null
        ? navigate({ to: '/tables/$table', params: { table: ref.table }, search })
        : navigate({ to: home, search }));
    },
    [navigate],
  );
}

/** The path of the screen that lists a table's records; null where it has none of its own. */
export function homeOf(table: string): (typeof homes)[keyof typeof homes] | null {
  return Object.hasOwn(homes, table) ? homes[table as keyof typeof homes] : null;
}
