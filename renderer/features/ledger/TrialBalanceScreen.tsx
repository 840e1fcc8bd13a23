import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordRef } from '#shared/contract/values.ts';
import { type CellOf, ListScreen } from '../../app/list/ListScreen.tsx';
import { useScope } from '../../app/scope.ts';
import { UpToChooser } from '../../app/UpToChooser.tsx';
import { keepUpTo, useUpTo } from '../../app/up-to.ts';
import { useAdministrationId, usePeriods } from '../../app/use-balances.ts';
import type { CellValue } from '../../ui/table/types.ts';
import { GroupedTrialBalance } from './GroupedTrialBalance.tsx';
import { TrialBalanceGrouping } from './TrialBalanceGrouping.tsx';

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

/** Every account's opening, movements and closing balance, one by one or under headings; an account leads to its card. */
export function TrialBalanceScreen() {
  const { by } = useSearch({ strict: false });
  const administrationId = useAdministrationId();
  // Headings are of one administration; the list can show several.
  return by === undefined || administrationId === null ? <Accounts /> : <GroupedTrialBalance by={by} />;
}

function Accounts() {
  const { t } = useTranslation('lists');
  const ofYear = useScope();
  const upTo = useUpTo();
  const scope = useMemo(() => ({ ...ofYear, ...upTo.scope }), [ofYear, upTo.scope]);
  const periods = usePeriods();
  const navigate = useNavigate();
  const openCard = useCallback(
    (ref: RecordRef) =>
      void navigate({ to: '/ledger/$accountId', params: { accountId: String(ref.id) }, search: keepUpTo }),
    [navigate],
  );
  const renderers = useMemo(
    () => ({
      accountCode: (cell: CellValue, _cellOf: CellOf, ref: RecordRef | null): ReactNode =>
        ref === null ? null : (
          <Link
            to="/ledger/$accountId"
            params={{ accountId: String(ref.id) }}
            search={keepUpTo}
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
      {...(scope.fiscalYearId === undefined ? { note: t('ledger.allYearsNote') } : {})}
      source={source}
      scope={scope}
      usualColumns={usualColumns}
      quickColumn={quickColumn}
      renderers={renderers}
      onActivate={openCard}
      empty={{ title: t('ledger.empty'), text: t('ledger.emptyText') }}
      controls={
        <>
          <TrialBalanceGrouping />
          <UpToChooser periods={periods} />
        </>
      }
    />
  );
}
