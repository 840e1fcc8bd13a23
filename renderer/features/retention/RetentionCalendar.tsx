import { useTranslation } from 'react-i18next';
import type { Filter } from '#shared/contract/lists.ts';
import type { Scope } from '#shared/contract/values.ts';
import { useListUrlState } from '../../app/list-search.ts';
import { useQuery } from '../../app/use-query.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { mergeYears } from './calendar-years.ts';
import styles from './RetentionScreen.module.css';

const most = 100;

/** The years in which terms end, with how many fiscal years and special documents; a year narrows the list to it. */
export function RetentionCalendar({ scope }: { readonly scope: Scope }) {
  const { t } = useTranslation('retention');
  const { filters, setFilters } = useListUrlState();
  const fiscalYears = useLastYears(scope, 'fiscal_year');
  const documents = useLastYears(scope, 'document');
  const chosen = filters.find(({ column, op }) => column === 'lastYear' && op === 'equals')?.values[0];
  const toggle = (year: number) => {
    const others = filters.filter(({ column }) => column !== 'lastYear');
    setFilters(
      String(chosen) === String(year)
        ? others
        : [...others, { column: 'lastYear', op: 'equals', values: [year] }],
    );
  };
  return (
    <div className={styles.strip}>
      <p className={styles.note}>{t('note')}</p>
      {fiscalYears === undefined || documents === undefined ? (
        <Skeleton width={360} />
      ) : (
        <ul className={styles.years} aria-label={t('calendar')}>
          {mergeYears(fiscalYears, documents).map((one) => (
            <li key={one.year}>
              <button
                type="button"
                className={styles.year}
                aria-pressed={String(chosen) === String(one.year)}
                onClick={() => toggle(one.year)}
              >
                <b>{t('through', { year: one.year })}</b>
                {one.fiscalYears === 0 ? null : <span>{t('fiscalYears', { count: one.fiscalYears })}</span>}
                {one.documents === 0 ? null : <span>{t('documents', { count: one.documents })}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function useLastYears(scope: Scope, subject: 'fiscal_year' | 'document') {
  const filters: Filter[] = [{ column: 'subject', op: 'equals', values: [subject] }];
  const { data } = useQuery(
    'lists.values',
    {
      query: { source: { kind: 'view', view: 'retention' }, scope, filters },
      column: 'lastYear',
      limit: most,
    },
    { keepPrevious: true },
  );
  return data?.values;
}
