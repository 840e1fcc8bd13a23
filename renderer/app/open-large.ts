import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { RecordRef } from '#shared/contract/values.ts';
import { keepScope } from './keep-scope.ts';
import { useOpenRecord } from './record-home.ts';

/** Tables whose records have a screen of their own. */
const withScreen: readonly string[] = [
  'document',
  'journal_entry',
  'relation',
  'ledger_account',
  'journal',
  'bank_statement',
];

/** Whether a record can be shown over the whole width. */
export function hasScreen(table: string): boolean {
  return withScreen.includes(table);
}

/** Goes to a record's own screen; a record without one is shown beside its list. */
export function useOpenLarge(): (ref: RecordRef) => void {
  const navigate = useNavigate();
  const openRecord = useOpenRecord();
  return useCallback(
    (ref) => {
      const id = String(ref.id);
      const search = keepScope;
      switch (ref.table) {
        case 'document':
          return void navigate({ to: '/document/$documentId', params: { documentId: id }, search });
        case 'journal_entry':
          return void navigate({ to: '/entries/$entryId', params: { entryId: id }, search });
        case 'relation':
          return void navigate({ to: '/relations/$relationId', params: { relationId: id }, search });
        case 'ledger_account':
          return void navigate({ to: '/ledger/$accountId', params: { accountId: id }, search });
        case 'journal':
          return void navigate({ to: '/journals/$journalId', params: { journalId: id }, search });
        case 'bank_statement':
          return void navigate({ to: '/bank/$statementId', params: { statementId: id }, search });
        default:
          return openRecord(ref);
      }
    },
    [navigate, openRecord],
  );
}
