import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { changesSince } from '#shared/verification/run-changes.ts';
import styles from './History.module.css';
import { useChangeText } from './use-change-text.ts';
import type { History } from './use-history.ts';

/** Above a result: what is otherwise than at the verification before; nothing where all is as it was. */
export function HistoryNotice({ history }: { readonly history: History }) {
  const { t } = useTranslation('verification');
  const changeText = useChangeText();
  const [latest, ...earlier] = history.runs ?? [];
  const changes = latest === undefined ? [] : changesSince(latest, earlier);
  if (changes.length === 0) return null;
  return (
    <section className={styles.notice} role="status" aria-label={t('history.changed')}>
      <TriangleAlert aria-hidden="true" />
      <div>
        <strong>{t('history.changed')}</strong>
        <ul>
          {changeText(changes).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
    </section>
  );
}
