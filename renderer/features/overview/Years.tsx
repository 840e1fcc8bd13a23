import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { overviewMethods } from '#shared/contract/overview.ts';
import type { OutputOf } from '#shared/rpc/contract.ts';
import { TextLink } from '../../ui/TextLink.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './Years.module.css';

type YearRow = OutputOf<(typeof overviewMethods)['overview.get']>['years'][number];

/** The fiscal years with what is booked in each; a year leads to its trial balance. */
export function Years({ years }: { readonly years: readonly YearRow[] }) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const navigate = useNavigate();
  const severalAdministrations = new Set(years.map(({ administrationId }) => administrationId)).size > 1;
  if (years.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2>{t('years')}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('year')}</th>
            {severalAdministrations ? <th scope="col">{t('administration')}</th> : null}
            <th scope="col">{t('from')}</th>
            <th scope="col">{t('to')}</th>
            <th scope="col" className={styles.figure}>
              {t('documents')}
            </th>
            <th scope="col" className={styles.figure}>
              {t('entries')}
            </th>
            <th scope="col" className={styles.figure}>
              {t('lines')}
            </th>
            <th scope="col" className={styles.figure}>
              {t('debit')}
            </th>
            <th scope="col" className={styles.figure}>
              {t('credit')}
            </th>
          </tr>
        </thead>
        <tbody>
          {years.map((year) => (
            <tr key={year.fiscalYearId}>
              <th scope="row">
                <TextLink
                  label={t('openYear', { year: year.label })}
                  onPress={() =>
                    void navigate({
                      to: '/ledger',
                      search: { administration: year.administrationId, year: year.fiscalYearId },
                    })
                  }
                >
                  {year.label}
                </TextLink>
              </th>
              {severalAdministrations ? <td>{year.administrationName}</td> : null}
              <td>{format.date(year.startDate)}</td>
              <td>{format.date(year.endDate)}</td>
              <td className={styles.figure}>{format.integer(year.documents)}</td>
              <td className={styles.figure}>{format.integer(year.entries)}</td>
              <td className={styles.figure}>{format.integer(year.lines)}</td>
              <td className={styles.figure}>{format.cents(year.debitCents)}</td>
              <td className={styles.figure}>{format.cents(year.creditCents)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
