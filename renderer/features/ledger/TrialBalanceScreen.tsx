import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordRef } from '#shared/contract/values.ts';
import { keepScope } from '../../app/keep-scope.ts';
import { type CellOf, ListScreen } from '../../app/list/ListScreen.tsx';
import { useScope } from '../../app/scope.ts';
import type { CellValue } from '../../ui/table/types.ts';

const source = { kind: 'view', view: 'trial-balance' } as const;
const quickColumn = { column: 'type', most: 3 };
const usualColumns = [
  'accountCode',
  'description',
  'type',
  'openingCents',
  'debitCents',
  'creditCents',
  'closingCents',
];

/** Every account's opening, movements and closing balance; an account leads to its card. */
export function TrialBalanceScreen() {
  const { t } = useTranslation('lists');
  const scope = useScope();
  const navigate = useNavigate();
  const openCard = useCallback(
    (ref: RecordRef) =>
      void navigate({ to: '/ledger/$accountId', params: { accountId: String(ref.id) }, search: keepScope }),
    [navigate],
  );
  const renderers = useMemo(
    () => ({
      accountCode: (cell: CellValue, _cellOf: CellOf, ref: RecordRef | null): ReactNode =>
        ref === null ? null : (
          <Link
            to="/ledger/$accountId"
            params={{ accountId: String(ref.id) }}
            search={keepScope}
            tabIndex={-1}
          >
            {String(cell)}
          </Link>
        ),
    }),
    [],
  );
  return (
    <ListScreen
      viewId="trial-balance"
      title={t('ledger.title')}
      detail={scope.fiscalYearId === undefined ? <span>{t('ledger.allYearsNote')}</span> : undefined}
      source={source}
      scope={scope}
      usualColumns={usualColumns}
      quickColumn={quickColumn}
      renderers={renderers}
      onActivate={openCard}
      empty={{ title: t('ledger.empty'), text: t('ledger.emptyText') }}
    />
  );
}
