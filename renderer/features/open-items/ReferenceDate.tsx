import { useTranslation } from 'react-i18next';
import { useUpTo } from '../../app/up-to.ts';
import { DayField } from '../../ui/DayField.tsx';
import styles from './OpenItems.module.css';

/** Chooses the day on which items are judged; empty for the last day of the year. */
export function ReferenceDate() {
  const { t } = useTranslation('openItems');
  const { scope, set } = useUpTo();
  return (
    <div className={styles.date}>
      <DayField
        label={t('asOn')}
        day={scope.toDate}
        onChange={(until) => set(until === undefined ? {} : { until })}
        placeholder={t('asOnYearEnd')}
      />
    </div>
  );
}
