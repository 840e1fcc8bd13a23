import { useNavigate } from '@tanstack/react-router';
import { ScrollText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { keepScope } from '../keep-scope.ts';
import { useLogState } from '../use-log-state.ts';
import styles from './ConsultationNotice.module.css';

/** Says on first use that consultation is logged, and what; and for as long as it lasts, that the log cannot be written. */
export function ConsultationNotice() {
  const { t } = useTranslation('consultationLog');
  const { state, told } = useLogState();
  const navigate = useNavigate();
  if (state === null) return null;
  const isFailing = state.writing === 'failing';
  if (!isFailing && (state.writing !== 'on' || state.isTold)) return null;
  return (
    <section className={styles.notice} aria-label={t('title')}>
      <ScrollText aria-hidden="true" />
      <p>{isFailing ? t('failing') : t('notice')}</p>
      <Button variant="quiet" onPress={() => void navigate({ to: '/consultation-log', search: keepScope })}>
        {t('show')}
      </Button>
      {isFailing ? null : <Button onPress={told}>{t('understood')}</Button>}
    </section>
  );
}
