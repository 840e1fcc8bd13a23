import { useTranslation } from 'react-i18next';
import type { Scope } from '#shared/contract/values.ts';
import { useQuery } from '../../app/use-query.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './CardBalance.module.css';

/** What an account stands at before its first line and after its last. */
export function CardBalance({ scope }: { readonly scope: Scope }) {
  const { t } = useTranslation('lists');
  const format = useFormat();
  const { data, status } = useQuery('lists.totals', {
    query: { source: { kind: 'view', view: 'ledger-card' }, scope, filters: [], sort: [] },
  });
  if (status === 'failed') return null;
  const amount = (cents: number | string | undefined) =>
    cents === undefined ? <Skeleton width={70} /> : format.cents(cents);
  return (
    <dl className={styles.balance}>
      <div>
        <dt>{t('ledger.opening')}</dt>
        <dd>{amount(data?.balance?.openingCents)}</dd>
      </div>
      <div>
        <dt>{t('ledger.closing')}</dt>
        <dd>{amount(data?.balance?.closingCents)}</dd>
      </div>
    </dl>
  );
}
