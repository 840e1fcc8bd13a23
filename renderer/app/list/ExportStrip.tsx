import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useFailureText } from '../use-failure-text.ts';
import styles from './ExportStrip.module.css';
import type { ExportState } from './use-list-export.ts';

/** How the export of a list goes, between its bar and its table; nothing while there is none. */
export function ExportStrip({
  state,
  rowCount,
  onEnd,
}: {
  readonly state: ExportState;
  readonly rowCount: number | null;
  readonly onEnd: () => void;
}) {
  const { t } = useTranslation(['lists', 'ui']);
  const format = useFormat();
  const failureText = useFailureText();
  if (state.status === 'idle') return null;
  return (
    <div className={styles.strip}>
      {state.status === 'writing' ? (
        <div className={styles.progress}>
          <ProgressBar
            label={t('lists:export.writing')}
            fraction={fractionOf(state.rows, state.total ?? rowCount)}
            detail={format.integer(state.rows)}
          />
        </div>
      ) : (
        <span role={state.status === 'failed' ? 'alert' : 'status'} className={styles.text}>
          {state.status === 'written'
            ? [
                t('lists:export.written', { name: state.name, rows: format.integer(state.rows) }),
                ...state.notes.map(({ code, element, count }) =>
                  t(`lists:export.note.${code}`, { element, count, shown: format.integer(count) }),
                ),
              ].join(' ')
            : t('lists:export.failed', { reason: failureText(state.failure).text })}
        </span>
      )}
      <Button onPress={onEnd}>{state.status === 'writing' ? t('ui:cancel') : t('ui:close')}</Button>
    </div>
  );
}

function fractionOf(rows: number, total: number | null): number | null {
  return total === null || total === 0 ? null : rows / total;
}
