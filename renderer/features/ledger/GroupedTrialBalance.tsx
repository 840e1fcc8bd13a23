import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Grouping, groupAccounts } from '#shared/domain/statements.ts';
import { FailureState } from '../../app/FailureState.tsx';
import { PrintScreenButton } from '../../app/print/PrintScreenButton.tsx';
import { useScope } from '../../app/scope.ts';
import { UpToChooser } from '../../app/UpToChooser.tsx';
import { keepUpTo } from '../../app/up-to.ts';
import { type Balances, useBalances } from '../../app/use-balances.ts';
import { useHeadingLabel } from '../../app/use-heading-label.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ScreenFrame } from '../../ui/ScreenFrame.tsx';
import { SkeletonLines } from '../../ui/Skeleton.tsx';
import { StatementTable } from '../../ui/StatementTable.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { CarriedOver } from './CarriedOver.tsx';
import styles from './GroupedTrialBalance.module.css';
import { TrialBalanceGrouping } from './TrialBalanceGrouping.tsx';
import { trialBalanceLines } from './trial-balance-lines.ts';

/** One year's trial balance under headings with subtotals, last year beside it: the year chosen, else the last. */
export function GroupedTrialBalance({ by }: { readonly by: Grouping }) {
  const { t } = useTranslation(['statements', 'lists', 'ui']);
  const { fiscalYearId } = useScope();
  const { data, failure, retry } = useBalances();
  const chosen = data?.years.findIndex(({ id }) => id === fiscalYearId) ?? -1;
  const place = chosen < 0 ? (data?.years.length ?? 0) - 1 : chosen;
  const year = data?.years[place];
  const title = t('lists:ledger.title');
  return (
    <ScreenFrame
      title={title}
      beside={year === undefined ? null : <span className={styles.year}>{year.label}</span>}
      controls={
        <>
          <TrialBalanceGrouping />
          {year === undefined ? null : <UpToChooser periods={year.periods} />}
          <PrintScreenButton
            isOfYear
            year={year?.label}
            subject={{ subject: 'trial-balance' }}
            isDisabled={data === undefined}
          />
        </>
      }
    >
      {failure !== undefined ? (
        <FailureState failure={failure} onRetry={retry} />
      ) : data === undefined ? (
        <SkeletonLines lines={14} label={t('ui:loading')} />
      ) : year === undefined || data.accounts.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
      ) : (
        <>
          <CarriedOver balances={data} place={place} />
          <Headings balances={data} place={place} by={by} />
        </>
      )}
    </ScreenFrame>
  );
}

interface HeadingsProps {
  readonly balances: Balances;
  readonly place: number;
  readonly by: Grouping;
}

function Headings({ balances, place, by }: HeadingsProps) {
  const { t } = useTranslation(['statements', 'lists']);
  const format = useFormat();
  const headingLabel = useHeadingLabel();
  const lines = trialBalanceLines(balances, place);
  const before = balances.years[place - 1];
  const columns = [
    { id: 'opening', label: t('opening') },
    { id: 'debit', label: t('debit') },
    { id: 'credit', label: t('credit') },
    { id: 'closing', label: t('closing') },
    ...(before === undefined ? [] : [{ id: 'before', label: t('closingOf', { year: before.label }) }]),
  ];
  const cells = (amounts: readonly bigint[]) =>
    amounts.slice(0, columns.length).map((cents) => format.cents(String(cents)));
  const total = columns.map((_, index) =>
    lines.reduce((sum, { closings }) => sum + (closings[index] ?? 0n), 0n),
  );
  return (
    <StatementTable
      label={t('figures', { title: t('lists:ledger.title') })}
      codeLabel={t('account')}
      nameLabel={t('description')}
      columns={columns}
      blocks={[
        {
          id: by,
          sections: groupAccounts(lines, by, columns.length).map(({ heading, accounts, totals }) => ({
            id: heading ?? '',
            title: headingLabel(heading, by),
            sums: cells(totals),
            lines: accounts.map((account) => ({
              id: String(account.id),
              code: account.code,
              name: (
                <Link to="/ledger/$accountId" params={{ accountId: String(account.id) }} search={keepUpTo}>
                  {account.description}
                </Link>
              ),
              cells: cells(account.closings),
            })),
          })),
          totals: [{ id: 'total', name: t('total'), cells: cells(total), isTotal: true }],
        },
      ]}
    />
  );
}
