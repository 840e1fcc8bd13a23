import { useTranslation } from 'react-i18next';
import type { LogVerdict } from '#shared/contract/consultation-log.ts';
import { StatusDot } from '../../ui/Badge.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './ConsultationLogScreen.module.css';

/** Whether the log is as it was written, and if not, where it is not. */
export function LogVerdictLine({ verdict }: { readonly verdict: LogVerdict }) {
  const { t } = useTranslation('consultationLog');
  const format = useFormat();
  const { state, entries, breaks, missingAtEnd, clockSetBack } = verdict;
  const tone =
    state === 'whole' ? 'good' : state === 'empty' ? 'neutral' : state === 'end_unknown' ? 'caution' : 'bad';
  return (
    <div className={styles.verdict} role={tone === 'bad' ? 'alert' : 'status'}>
      <StatusDot tone={tone}>
        {t(`verdict.${state}`, {
          count: (state === 'end_cut' ? missingAtEnd : entries) ?? 0,
          entries: format.integer(entries),
          missing: format.integer(missingAtEnd ?? 0),
        })}
      </StatusDot>
      {breaks.length === 0 ? null : (
        <ul>
          {breaks.map(({ after, before }) => (
            <li key={after}>
              {before === null
                ? t('break.behind', { after: format.integer(after) })
                : after === 0
                  ? t('break.first', { before: format.integer(before) })
                  : t('break.between', { after: format.integer(after), before: format.integer(before) })}
            </li>
          ))}
        </ul>
      )}
      {state === 'broken' && missingAtEnd !== null && missingAtEnd > 0 ? (
        <p>{t('break.end', { count: missingAtEnd, missing: format.integer(missingAtEnd) })}</p>
      ) : null}
      {clockSetBack.map(({ entry, from, to }) => (
        <StatusDot key={entry} tone="caution">
          {t('clockSetBack', {
            entry: format.integer(entry),
            from: format.instant(from),
            to: format.instant(to),
          })}
        </StatusDot>
      ))}
    </div>
  );
}
