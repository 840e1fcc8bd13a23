import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InspectionTerm } from '#shared/contract/inspection.ts';
import { FailureState } from '../../app/FailureState.tsx';
import { useTableLabel } from '../../app/labels.ts';
import { Button } from '../../ui/Button.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { InspectionResult } from './InspectionResult.tsx';
import styles from './InspectionScreen.module.css';
import { TermFields } from './TermFields.tsx';
import { useInspection } from './use-inspection.ts';

const oneName: readonly InspectionTerm[] = [{ kind: 'name', value: '' }];

/** Everything that the archive holds about one person or company, to be corrected by hand and handed over (AVG article 15). */
export function InspectionScreen() {
  const { t } = useTranslation('inspection');
  const format = useFormat();
  const tableLabel = useTableLabel();
  const [terms, setTerms] = useState(oneName);
  const { state, find, cancel } = useInspection();
  const filled = terms
    .map(({ kind, value }) => ({ kind, value: value.trim() }))
    .filter(({ value }) => value.length > 1);
  const start = () => filled.length > 0 && find(filled);
  return (
    <div className={styles.screen}>
      <div className={styles.column}>
        <header className={styles.head}>
          <h1>{t('title')}</h1>
          <p>{t('intro')}</p>
        </header>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            start();
          }}
        >
          <TermFields terms={terms} onChange={setTerms} />
          <div className={styles.actions}>
            <Button variant="primary" isDisabled={filled.length === 0} onPress={start}>
              {t('find')}
            </Button>
          </div>
        </form>
        {state.status === 'looking' ? (
          <div className={styles.looking} role="status">
            <ProgressBar
              label={t('looking')}
              fraction={
                state.progress === null || state.progress.ofRows === 0
                  ? null
                  : state.progress.rows / state.progress.ofRows
              }
              detail={
                state.progress === null
                  ? undefined
                  : t('lookingIn', {
                      table: tableLabel(state.progress.table),
                      found: format.integer(state.progress.found),
                    })
              }
            />
            <Button onPress={cancel}>{t('cancel')}</Button>
          </div>
        ) : null}
        {state.status === 'failed' ? <FailureState failure={state.failure} onRetry={start} /> : null}
        {state.status === 'found' ? (
          <InspectionResult
            // What was taken out by hand belongs to one answer.
            key={JSON.stringify(state.found.terms)}
            found={state.found}
          />
        ) : null}
      </div>
    </div>
  );
}
