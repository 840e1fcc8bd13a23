import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatementAccount } from '#shared/domain/statements.ts';
import { usualGrouping } from '#shared/domain/statements.ts';
import { ChooseAdministration } from '../../app/ChooseAdministration.tsx';
import { FailureState } from '../../app/FailureState.tsx';
import { PrintScreenButton } from '../../app/print/PrintScreenButton.tsx';
import { UpToChooser } from '../../app/UpToChooser.tsx';
import { type Balances, useAdministrationId, useBalances, useShownYears } from '../../app/use-balances.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ScreenFrame } from '../../ui/ScreenFrame.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { SkeletonLines } from '../../ui/Skeleton.tsx';
import { SeriesTable } from './SeriesTable.tsx';
import styles from './StatementFrame.module.css';
import { accountsOf, type Series } from './statement-view.ts';
import { YearsChart } from './YearsChart.tsx';

/** What a statement is made of, once the figures are there. */
export interface StatementData {
  readonly balances: Balances;
  /** Places of the years shown. */
  readonly years: readonly number[];
  readonly accounts: readonly StatementAccount[];
}

/** Settings of a statement's screen. */
export interface StatementFrameProps {
  readonly title: string;
  readonly view: 'profit-and-loss' | 'balance-sheet';
  readonly seriesOf: (accounts: readonly StatementAccount[]) => readonly Series[];
  /** Whether what an opening balance adds matters to it. */
  readonly needsOpening: boolean;
  readonly children: (data: StatementData) => ReactNode;
}

/** What both statements have: title, period, what is missing and why, the chart of all years, and the table below. */
export function StatementFrame({ title, view, seriesOf, needsOpening, children }: StatementFrameProps) {
  const { t } = useTranslation(['statements', 'ui']);
  const administrationId = useAdministrationId();
  const { data, failure, retry } = useBalances();
  const years = useShownYears(data);
  const last = data?.years[years.at(-1) ?? 0];
  const isEmpty = data !== undefined && (data.years.length === 0 || data.accounts.length === 0);
  return (
    <ScreenFrame
      title={title}
      controls={
        <>
          {data === undefined || isEmpty ? null : <UpToChooser periods={last?.periods ?? []} />}
          <PrintScreenButton isOfYear subject={{ subject: view }} isDisabled={data === undefined} />
        </>
      }
    >
      {administrationId === null ? (
        <ChooseAdministration />
      ) : failure !== undefined ? (
        <FailureState failure={failure} onRetry={retry} />
      ) : data === undefined ? (
        <SkeletonLines lines={14} label={t('ui:loading')} />
      ) : isEmpty ? (
        <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
      ) : (
        <>
          <Notes balances={data} years={years} needsOpening={needsOpening} />
          {data.years.length > 1 ? <AllYears balances={data} seriesOf={seriesOf} /> : null}
          {children({ balances: data, years, accounts: accountsOf(data, years) })}
        </>
      )}
    </ScreenFrame>
  );
}

/** What is missing in this archive for these figures to mean what they usually do. */
function Notes({
  balances,
  years,
  needsOpening,
}: {
  readonly balances: Balances;
  readonly years: readonly number[];
  readonly needsOpening: boolean;
}) {
  const { t } = useTranslation('statements');
  const of = (kind: 'none' | 'journal') =>
    years
      .map((place) => balances.years[place])
      .filter((year) => year?.opening === kind)
      .map((year) => year?.label)
      .join(', ');
  const grouping = usualGrouping(balances.accounts);
  const notes = [
    needsOpening && of('none') !== '' ? t('noOpening', { years: of('none') }) : null,
    needsOpening && of('journal') !== '' ? t('openingByJournal', { years: of('journal') }) : null,
    grouping === 'rgs' ? null : t(grouping === 'lead' ? 'noRgsLead' : 'noRgsType'),
  ].filter((note) => note !== null);
  if (notes.length === 0) return null;
  return (
    <ul className={styles.notes}>
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}

function AllYears({
  balances,
  seriesOf,
}: {
  readonly balances: Balances;
  readonly seriesOf: StatementFrameProps['seriesOf'];
}) {
  const { t } = useTranslation('statements');
  const [mode, setMode] = useState<'chart' | 'table'>('chart');
  const labels = balances.years.map(({ label }) => label);
  const series = seriesOf(
    accountsOf(
      balances,
      balances.years.map((_, place) => place),
    ),
  );
  return (
    <section
      className={styles.years}
      aria-label={t('allYears')}
      // A drawing without its colours says little on paper; its figures do.
      data-print={mode === 'chart' ? 'none' : undefined}
    >
      <header>
        <h2>{t('allYears')}</h2>
        <SegmentedControl
          label={t('show')}
          value={mode}
          onChange={setMode}
          options={[
            { id: 'chart', label: t('asChart') },
            { id: 'table', label: t('asTable') },
          ]}
        />
      </header>
      {mode === 'chart' ? (
        <YearsChart years={labels} series={series} />
      ) : (
        <SeriesTable years={labels} series={series} />
      )}
    </section>
  );
}
