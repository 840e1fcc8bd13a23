import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseTypedDate } from '#shared/domain/written-date.ts';
import { TextField } from '../../ui/TextField.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './ConsultationLogScreen.module.css';

/** A first or last day that entries are narrowed to; empty for any. */
export function LogDay({
  label,
  day,
  onChange,
}: {
  readonly label: string;
  /** YYYY-MM-DD. */
  readonly day: string | undefined;
  readonly onChange: (day: string | undefined) => void;
}) {
  const { t } = useTranslation('consultationLog');
  const format = useFormat();
  const [written, setWritten] = useState(day === undefined ? '' : format.date(day));
  const isWrong = written.trim() !== '' && parseTypedDate(written) === null;
  const change = (text: string) => {
    setWritten(text);
    const date = parseTypedDate(text);
    if (date !== null) onChange(date);
    else if (text.trim() === '') onChange(undefined);
  };
  return (
    <div className={styles.day}>
      <TextField
        label={label}
        isLabelHidden
        value={written}
        onChange={change}
        inputMode="numeric"
        {...(isWrong ? { error: t('noDate', { example: format.date('2025-12-31') }) } : {})}
        prefix={<span className={styles.prefix}>{label}</span>}
      />
    </div>
  );
}
