import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordRef } from '#shared/contract/values.ts';
import { useRecordWords } from '../../app/use-record-words.ts';
import { TextLink } from '../../ui/TextLink.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './FieldValue.module.css';
import { fieldForm, type RecordField } from './record-fields.ts';

/** Text longer than this is cut until one asks for all of it. */
const longText = 240;

/** Settings of a field's value. */
export interface FieldValueProps {
  readonly table: string;
  readonly field: RecordField;
  readonly onNavigate: (ref: RecordRef) => void;
}

/** A field's value as people write it; a reference leads to its record. */
export function FieldValue({ table, field, onNavigate }: FieldValueProps) {
  const { t } = useTranslation(['inspector', 'ui']);
  const format = useFormat();
  const words = useRecordWords();
  const { name, value, references } = field;
  if (references !== null) {
    return (
      <TextLink onPress={() => onNavigate({ table: references.table, id: references.id })}>
        {references.title}
      </TextLink>
    );
  }
  if (value === null || value === '') return <span className={styles.empty}>{t('empty')}</span>;
  if (typeof value === 'object') {
    return <span className={styles.empty}>{t('blob', { size: format.bytes(value.blobBytes) })}</span>;
  }
  const isInteger = typeof value === 'number' ? Number.isInteger(value) : /^-?\d+$/.test(value);
  switch (fieldForm(field)) {
    case 'cents':
      return <span className={styles.figure}>{isInteger ? format.cents(value) : value}</span>;
    case 'date':
      return <span className={styles.figure}>{format.date(String(value))}</span>;
    case 'instant':
      return <span className={styles.figure}>{format.instant(String(value))}</span>;
    case 'rate':
      return <span>{typeof value === 'number' ? format.rate(value) : value}</span>;
    case 'bytes':
      return <span>{typeof value === 'number' ? format.bytes(value) : value}</span>;
    case 'flag':
      return <span>{value === 1 ? t('ui:yes') : value === 0 ? t('ui:no') : value}</span>;
    case 'code':
      return <span>{words.code(table, name, String(value))}</span>;
    case 'hash':
      return <code className={styles.hash}>{value}</code>;
    case 'number':
      // Ids and numbers that name something are no quantities: they are not grouped.
      return <span className={styles.figure}>{value}</span>;
    case 'text':
      return <LongText text={String(value)} />;
  }
}

function LongText({ text }: { readonly text: string }) {
  const { t } = useTranslation('inspector');
  const [showsAll, setShowsAll] = useState(false);
  if (text.length <= longText) return <span className={styles.text}>{text}</span>;
  return (
    <span className={styles.text}>
      {showsAll ? text : `${text.slice(0, longText)} …`}{' '}
      <TextLink onPress={() => setShowsAll(!showsAll)}>{t(showsAll ? 'less' : 'more')}</TextLink>
    </span>
  );
}
