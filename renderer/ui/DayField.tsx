import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseTypedDate } from '#shared/domain/written-date.ts';
import styles from './DayField.module.css';
import { TextField } from './TextField.tsx';
import { useFormat } from './use-format.ts';

/** Settings of the field. */
export interface DayFieldProps {
  /** Stands in the field, before the day. */
  readonly label: string;
  /** YYYY-MM-DD. */
  readonly day: string | undefined;
  /** Hears every day that is typed, and undefined for an emptied field; while what stands there is no day, the last holds. */
  readonly onChange: (day: string | undefined) => void;
  readonly placeholder?: string;
}

/** A day, typed as people write it. */
export function DayField({ label, day, onChange, placeholder }: DayFieldProps) {
  const { t } = useTranslation('ui');
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
    <TextField
      label={label}
      isLabelHidden
      value={written}
      onChange={change}
      inputMode="numeric"
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(isWrong ? { error: t('noDate', { example: format.date('2025-12-31') }) } : {})}
      prefix={<span className={styles.label}>{label}</span>}
    />
  );
}
