import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../../app/FailureState.tsx';
import { keepScope } from '../../app/keep-scope.ts';
import { useQuery } from '../../app/use-query.ts';
import { SkeletonLines } from '../../ui/Skeleton.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './RelationFigures.module.css';
import { Section } from './Section.tsx';

/** What a relation owes or is owed by account, and its turnover by fiscal year. */
export function RelationFigures({ relationId }: { readonly relationId: number }) {
  const { t } = useTranslation(['inspector', 'ui']);
  const format = useFormat();
  const { data, failure, retry } = useQuery('relations.figures', { relationId });
  if (failure !== undefined) return <FailureState failure={failure} onRetry={retry} />;
  if (data === undefined) return <SkeletonLines lines={5} label={t('ui:loading')} />;
  const amount = (cents: number | string | null) => (cents === null ? '' : format.cents(cents));
  const columns = [
    ['salesNetCents', t('relation.salesNet')],
    ['purchaseNetCents', t('relation.purchaseNet')],
    ['salesBookedCents', t('relation.salesBooked')],
    ['purchaseBookedCents', t('relation.purchaseBooked')],
  ] as const;
  const shown = columns.filter(([name]) => data.years.some((year) => year[name] !== null));
  return (
    <>
      {data.controls.length === 0 ? null : (
        <Section
          title={t('relation.balance')}
          aside={
            <Link
              to="/open-items/items"
              search={(old) => ({
                ...keepScope(old),
                filters: [{ column: 'relationId', op: 'equals' as const, values: [relationId] }],
              })}
            >
              {t('relation.openItems')}
            </Link>
          }
        >
          <dl className={styles.balances}>
            {data.controls.map((control) => (
              <div key={control.accountId}>
                <dt>
                  {t(`relation.${control.subledger}`)}{' '}
                  <Link
                    to="/ledger/$accountId"
                    params={{ accountId: String(control.accountId) }}
                    search={keepScope}
                  >
                    {control.code} {control.description}
                  </Link>
                </dt>
                <dd>{format.cents(control.balanceCents)}</dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
      {shown.length === 0 ? null : (
        <Section title={t('relation.turnover')}>
          <table className={styles.years}>
            <thead>
              <tr>
                <th scope="col">{t('relation.year')}</th>
                {shown.map(([name, label]) => (
                  <th key={name} scope="col" className={styles.amount}>
                    {label}
                  </th>
                ))}
                <th scope="col" className={styles.amount}>
                  {t('relation.invoices')}
                </th>
              </tr>
            </thead>
            <tbody>
              {data.years.map((year) => (
                <tr key={year.fiscalYearId}>
                  <th scope="row">{year.label}</th>
                  {shown.map(([name]) => (
                    <td key={name} className={styles.amount}>
                      {amount(year[name])}
                    </td>
                  ))}
                  <td className={styles.amount}>{format.integer(year.invoices)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className={styles.hint}>{t('relation.turnoverHint')}</p>
        </Section>
      )}
    </>
  );
}
