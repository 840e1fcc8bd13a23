import { TriangleAlert, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#shared/contract/failure.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useFailureText } from '../use-failure-text.ts';
import styles from './Remarks.module.css';

/** Says above a screen without a print button of its own that it was not printed, and why. */
export function PrintFailure({
  failure,
  onClose,
}: {
  readonly failure: Failure | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['print', 'ui']);
  const failureText = useFailureText();
  if (failure === null) return null;
  return (
    <section className={styles.remarks} role="alert">
      <TriangleAlert aria-hidden="true" />
      <p>{t('failed', { reason: failureText(failure).text })}</p>
      <IconButton label={t('ui:close')} icon={<X />} size="small" onPress={onClose} />
    </section>
  );
}
