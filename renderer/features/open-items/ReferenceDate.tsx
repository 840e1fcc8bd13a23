import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseTypedDate } from '#shared/domain/written-date.ts';
import { useUpTo } from '../../app/up-to.ts';
import { TextField } from '../../ui/TextField.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './OpenItems.module.css';

/** Chooses the day on which items are judged; empty for the last day of the year. */
export function ReferenceDate() {
  const { t } = useTranslation('openItems');
  const format = useFormat();
  const { scope, set } = useUpTo();
  const [written, setWritten] = useState(scope.toDate === undefined ? '' : format.date(scope.toDate));
  const isWrong = written.trim() !== '' && parseTypedDate(written) === null;
  const change = (text: string) => {
    setWritten(text);
    const date = parseTypedDate(text);
    if (date !== null) set({ until: date });
    else if (text.trim() === '') set({});
  };
  return (
    <div className={styles.date}>
      <TextField
        label={t('asOn')}
        isLabelHidden
        value={written}
        onChange={change}
        placeholder={t('asOnYearEnd')}
        inputMode="numeric"
        {...(isWrong ? { error: t('noDate', { example: format.date('2025-12-31') }) } : {})}
        prefix={<span className={styles.prefix}>{t('asOn')}</span>}
      />
    </div>
  );
}
