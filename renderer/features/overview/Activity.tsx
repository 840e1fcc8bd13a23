import { useNavigate } from '@tanstack/react-router';
import { ChartColumn } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../../app/FailureState.tsx';
import { keepScope } from '../../app/keep-scope.ts';
import { useScope } from '../../app/scope.ts';
import { useQuery } from '../../app/use-query.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { SkeletonLines } from '../../ui/Skeleton.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './Activity.module.css';
import { ActivityChart } from './ActivityChart.tsx';
import { type ActivityMonth, fillMonths, monthDays } from './activity.ts';

/** Documents and turnover by month, as a chart or as a table. */
export function Activity() {
  const { t } = useTranslation(['overview', 'ui']);
  const scope = useScope();
  const navigate = useNavigate();
  const [mode, setMode] = useState<'chart' | 'table'>('chart');
  const { data, failure, retry } = useQuery('overview.activity', { scope });
  const months = data === undefined ? [] : fillMonths(data.months);
  const openMonth = (month: string) => {
    const { first, last } = monthDays(month);
    void navigate({
      to: '/documents',
      search: (old) => ({
        ...keepScope(old),
        filters: [
          { column: 'receivedAt', op: 'at_least' as const, values: [first] },
          { column: 'receivedAt', op: 'at_most' as const, values: [last] },
        ],
      }),
    });
  };
  return (
    <section className={styles.activity} aria-label={t('activity')}>
      <header>
        <h2>{t('activity')}</h2>
        {months.length === 0 ? null : (
          <SegmentedControl
            label={t('chart.show')}
            value={mode}
            onChange={setMode}
            options={[
              { id: 'chart', label: t('chart.asChart') },
              { id: 'table', label: t('chart.asTable') },
            ]}
          />
        )}
      </header>
      {failure !== undefined ? (
        <FailureState failure={failure} onRetry={retry} />
      ) : data === undefined ? (
        <SkeletonLines lines={7} label={t('ui:loading')} />
      ) : months.length === 0 ? (
        <EmptyState icon={<ChartColumn aria-hidden="true" />} title={t('chart.none')}>
          {t('chart.noneText')}
        </EmptyState>
      ) : mode === 'chart' ? (
        <ActivityChart months={months} onOpenMonth={openMonth} />
      ) : (
        <ActivityTable months={months} />
      )}
    </section>
  );
}

function ActivityTable({ months }: { readonly months: readonly ActivityMonth[] }) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  return (
    <section
      className={styles.scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard
      tabIndex={0}
      aria-label={t('chart.asTable')}
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('chart.monthColumn')}</th>
            <th scope="col">{t('chart.documents')}</th>
            <th scope="col">{t('chart.turnover')}</th>
          </tr>
        </thead>
        <tbody>
          {months.toReversed().map(({ month, documents, turnoverCents }) => (
            <tr key={month}>
              <th scope="row">{format.month(month)}</th>
              <td>{format.integer(documents)}</td>
              <td>{format.cents(turnoverCents)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
