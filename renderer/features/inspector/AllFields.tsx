import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordDetail } from '#shared/contract/records.ts';
import type { RecordRef } from '#shared/contract/values.ts';
import styles from './AllFields.module.css';
import { FieldList } from './FieldList.tsx';
import { SectionHeading } from './Section.tsx';

/** Every field of a record as it is stored; opened on demand where the pane shows the record in a better way above. */
export function AllFields({
  record,
  isOpenAtFirst,
  onNavigate,
}: {
  readonly record: RecordDetail;
  readonly isOpenAtFirst: boolean;
  readonly onNavigate: (ref: RecordRef) => void;
}) {
  const { t } = useTranslation('inspector');
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  return (
    <section className={styles.all}>
      <SectionHeading>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <ChevronRight aria-hidden="true" className={isOpen ? styles.turned : undefined} />
          {t('allFields')}
          <span>{t('fieldCount', { count: record.fields.length })}</span>
        </button>
      </SectionHeading>
      {isOpen ? (
        <FieldList table={record.ref.table} fields={record.fields} onNavigate={onNavigate} isRaw />
      ) : null}
      {record.covered ? null : <p className={styles.note}>{t('notCovered')}</p>}
    </section>
  );
}
