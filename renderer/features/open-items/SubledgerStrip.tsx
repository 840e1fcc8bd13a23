import { useTranslation } from 'react-i18next';
import type { Scope } from '#shared/contract/values.ts';
import { FailureState } from '../../app/FailureState.tsx';
import { useQuery } from '../../app/use-query.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { ControlAccounts } from './ControlAccounts.tsx';
import styles from './OpenItems.module.css';

/** On which day, what it comes to, which rule says what is open, and how that stands beside the ledger. */
export function SubledgerStrip({ scope }: { readonly scope: Scope }) {
  const { t } = useTranslation('openItems');
  const format = useFormat();
  const { data, failure, retry } = useQuery('subledgers.get', { scope }, { keepPrevious: true });
  if (failure !== undefined) return <FailureState failure={failure} onRetry={retry} />;
  if (data === undefined) {
    return (
      <div className={styles.strip}>
        <Skeleton width={420} />
      </div>
    );
  }
  // The list itself says why there is nothing to tell.
  if (data.reason !== null) return null;
  const dates = [...new Set(data.referenceDates.map(({ date }) => date))];
  const rules = [
    [data.openBy.matchKey, 'byMatchKey'],
    [data.openBy.invoiceReference, 'byInvoice'],
    [data.openBy.line, 'byLine'],
  ] as const;
  const dueDates = [
    [data.dueDates.invoice, 'dueByInvoice'],
    [data.dueDates.none, 'dueByNone'],
  ] as const;
  return (
    <div className={styles.strip}>
      <dl className={styles.totals}>
        <div>
          <dt>{t('onDay', { count: dates.length })}</dt>
          <dd>{dates.map((date) => format.date(date)).join(', ')}</dd>
        </div>
        {data.totals.map(({ subledger, items, openCents }) => (
          <div key={subledger}>
            <dt>{t(`subledger.${subledger}`, { count: items, items: format.integer(items) })}</dt>
            <dd>{format.cents(openCents)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.rule}>
        {[...rules, ...dueDates]
          .filter(([count]) => count > 0)
          .map(([count, key]) => t(key, { count, items: format.integer(count) }))
          .join(' ')}
      </p>
      <ControlAccounts controls={data.controls} />
    </div>
  );
}
