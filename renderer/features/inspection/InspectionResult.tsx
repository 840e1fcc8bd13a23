import { FileJson, FileText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTableLabel } from '../../app/labels.ts';
import { useFailureText } from '../../app/use-failure-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { includedIn, nothingExcluded, withTable } from './exclusion.ts';
import { GroupRecords } from './GroupRecords.tsx';
import styles from './InspectionScreen.module.css';
import type { InspectionFound } from './use-inspection.ts';
import { useSaveInspection } from './use-save-inspection.ts';

/** What was found, kind by kind; what does not concern the person is taken out, and the rest is saved. */
export function InspectionResult({ found }: { readonly found: InspectionFound }) {
  const { t } = useTranslation('inspection');
  const format = useFormat();
  const tableLabel = useTableLabel();
  const failureText = useFailureText();
  const [exclusion, setExclusion] = useState(nothingExcluded);
  const [open, setOpen] = useState<string | null>(null);
  const [subject, setSubject] = useState(found.terms[0]?.value ?? '');
  const { save, saving } = useSaveInspection(exclusion, subject);
  if (found.groups.length === 0) {
    return <EmptyState title={t('nothing')}>{t('nothingText')}</EmptyState>;
  }
  const groups = found.groups.map((group) => ({ ...group, total: group.direct + group.belonging }));
  const included = groups.reduce((sum, { table, total }) => sum + includedIn(exclusion, table, total), 0);
  return (
    <section className={styles.result} aria-label={t('result')}>
      <h2>{t('count', { count: found.total, formatted: format.integer(found.total) })}</h2>
      {found.isCut ? <p className={styles.caution}>{t('words.cut')}</p> : null}
      <ul className={styles.groups}>
        {groups.map(({ table, direct, belonging, total, isIncomplete }) => {
          const stays = includedIn(exclusion, table, total);
          const isOut = exclusion.tables.has(table);
          return (
            <li key={table} className={styles.group}>
              <div className={styles.groupHead}>
                <Checkbox
                  isSelected={!isOut}
                  isIndeterminate={!isOut && stays < total}
                  onChange={(isIn) => setExclusion(withTable(exclusion, table, isIn))}
                >
                  {tableLabel(table)}
                </Checkbox>
                <span className={styles.counts}>
                  {stays < total
                    ? t('stays', { stays: format.integer(stays), total: format.integer(total) })
                    : format.integer(total)}
                </span>
                <span className={styles.why}>
                  {t('why', { direct: format.integer(direct), belonging: format.integer(belonging) })}
                </span>
                <Button
                  variant="quiet"
                  isDisabled={total === 0}
                  label={t(open === table ? 'hide' : 'show', { table: tableLabel(table) })}
                  onPress={() => setOpen(open === table ? null : table)}
                >
                  {t(open === table ? 'hideShort' : 'showShort')}
                </Button>
              </div>
              {isIncomplete ? <p className={styles.caution}>{t('words.incomplete')}</p> : null}
              {open === table ? (
                <GroupRecords
                  table={table}
                  total={total}
                  terms={found.terms}
                  exclusion={exclusion}
                  onChange={setExclusion}
                />
              ) : null}
            </li>
          );
        })}
      </ul>
      <div className={styles.save}>
        <div className={styles.subject}>
          <TextField
            label={t('subject')}
            value={subject}
            onChange={(value) => setSubject(value.slice(0, 200))}
          />
        </div>
        <Button
          variant="primary"
          icon={<FileText aria-hidden="true" />}
          isDisabled={included === 0 || saving.status === 'saving' || subject.trim() === ''}
          onPress={() => save('pdf')}
        >
          {t('savePdf')}
        </Button>
        <Button
          icon={<FileJson aria-hidden="true" />}
          isDisabled={included === 0 || saving.status === 'saving' || subject.trim() === ''}
          onPress={() => save('json')}
        >
          {t('saveJson')}
        </Button>
      </div>
      <p className={styles.note}>{t('documentsNote')}</p>
      {saving.status === 'saving' ? <p role="status">{t('saving')}</p> : null}
      {saving.status === 'saved' ? (
        <p role="status" className={styles.saved}>
          {t('saved', {
            name: saving.name,
            count: saving.records,
            formatted: format.integer(saving.records),
          })}
        </p>
      ) : null}
      {saving.status === 'failed' ? (
        <p role="alert" className={styles.failed}>
          {`${failureText(saving.failure).title}. ${failureText(saving.failure).text}`}
        </p>
      ) : null}
    </section>
  );
}
