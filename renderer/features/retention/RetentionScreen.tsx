import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isCalendarDate, parseWrittenDate } from '#shared/domain/written-date.ts';
import { ListScreen } from '../../app/list/ListScreen.tsx';
import { useScope } from '../../app/scope.ts';
import { TextField } from '../../ui/TextField.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { RetentionCalendar } from './RetentionCalendar.tsx';
import styles from './RetentionScreen.module.css';

const source = { kind: 'view', view: 'retention' } as const;
const quickColumn = { column: 'retentionClass', most: 5 };
const usualColumns = [
  'subject',
  'title',
  'records',
  'retentionClass',
  'countsFrom',
  'keptThrough',
  'termState',
  'article',
];

/** Until when the law asks that what is kept, with the article behind it and a calendar of the years in which terms end. */
export function RetentionScreen() {
  const { t } = useTranslation('retention');
  const format = useFormat();
  const scope = useScope();
  const [written, setWritten] = useState('');
  const date = written.trim() === '' ? null : parseWrittenDate(written.trim());
  const isWrong = written.trim() !== '' && (date === null || !isCalendarDate(date));
  const datedScope = useMemo(() => (date === null ? scope : { ...scope, toDate: date }), [scope, date]);
  return (
    <ListScreen
      viewId="retention"
      title={t('title')}
      controls={
        <div className={styles.date}>
          <TextField
            label={t('asOn')}
            isLabelHidden
            value={written}
            onChange={setWritten}
            placeholder={t('asOnToday')}
            inputMode="numeric"
            {...(isWrong ? { error: t('noDate', { example: format.date('2032-12-31') }) } : {})}
            prefix={<span className={styles.prefix}>{t('asOn')}</span>}
          />
        </div>
      }
      source={source}
      scope={datedScope}
      usualColumns={usualColumns}
      quickColumn={quickColumn}
      strip={<RetentionCalendar scope={datedScope} />}
      empty={{ title: t('empty'), text: t('emptyText') }}
    />
  );
}
