import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordRef } from '#shared/contract/values.ts';
import { useRecordWords } from '../../app/use-record-words.ts';
import { useClipboard } from '../../ui/clipboard-context.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './FieldList.module.css';
import { FieldValue } from './FieldValue.tsx';
import { copyText, type RecordField } from './record-fields.ts';

/** Settings of a list of fields. */
export interface FieldListProps {
  readonly table: string;
  readonly fields: readonly RecordField[];
  readonly onNavigate: (ref: RecordRef) => void;
  /** With the names as in the schema, and every value to be copied. */
  readonly isRaw?: boolean;
}

/** Fields with their values. */
export function FieldList({ table, fields, onNavigate, isRaw = false }: FieldListProps) {
  const words = useRecordWords();
  return (
    <dl className={styles.fields}>
      {fields.map((field) => (
        <div key={field.name} className={styles.field}>
          <dt title={field.name}>{words.column(field.name)}</dt>
          <dd>
            <FieldValue table={table} field={field} onNavigate={onNavigate} />
            {isRaw ? <CopyButton field={field} /> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function CopyButton({ field }: { readonly field: RecordField }) {
  const { t } = useTranslation('inspector');
  const words = useRecordWords();
  const writeToClipboard = useClipboard();
  const [isCopied, setCopied] = useState(false);
  const text = copyText(field);
  if (text === '') return null;
  const name = words.column(field.name);
  return (
    <span className={styles.copy} data-copied={isCopied || undefined}>
      <IconButton
        size="small"
        label={t(isCopied ? 'copied' : 'copy', { field: name })}
        icon={isCopied ? <Check /> : <Copy />}
        onPress={() => {
          // A clipboard that refuses leaves the sign as it was; nothing is said that did not happen.
          writeToClipboard(text).then(
            () => {
              setCopied(true);
              setTimeout(() => setCopied(false), 1500);
            },
            () => setCopied(false),
          );
        }}
      />
      <span className="sr-only" role="status">
        {isCopied ? t('copied', { field: name }) : ''}
      </span>
    </span>
  );
}
