import { FileBadge } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useArchive } from '../../app/session-context.ts';
import { useFailureText } from '../../app/use-failure-text.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './SaveProof.module.css';
import type { SaveProofState } from './use-save-proof.ts';

/** Whether anything was signed about the records of a table, so that one can be proved. */
export function useIsProvable(): (table: string) => boolean {
  const { format, signer, tables } = useArchive();
  const isSigned = format !== 'foreign' && signer.trust !== 'none' && signer.trust !== 'invalid';
  return (table) => isSigned && tables.some(({ name, covered }) => covered && name === table);
}

/** Offers the proof of a record. */
export function SaveProofButton({ onPress }: { readonly onPress: () => void }) {
  const { t } = useTranslation('proof');
  return <IconButton label={t('save')} icon={<FileBadge />} size="small" onPress={onPress} />;
}

/** What came of it. */
export function SaveProofOutcome({ result }: { readonly result: SaveProofState }) {
  const { t } = useTranslation('proof');
  const failureText = useFailureText();
  if (result.state === 'failed') {
    const { title, text } = failureText(result.failure);
    return (
      <p className={styles.failed} role="alert">
        {`${title}. ${text}`}
      </p>
    );
  }
  return (
    <p className={styles.outcome} role="status">
      {result.state === 'saved' ? t('saved', { name: result.name }) : ''}
      {result.state === 'saving' ? t('saving') : ''}
    </p>
  );
}
