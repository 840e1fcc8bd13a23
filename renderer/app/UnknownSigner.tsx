import { useTranslation } from 'react-i18next';
import { TextLink } from '../ui/TextLink.tsx';
import { useShell } from './shell-context.ts';
import styles from './UnknownSigner.module.css';

/** Leads from a signer whose key is not known to the publisher keys among the preferences; nothing for any other signer. */
export function UnknownSigner({
  signer,
}: {
  readonly signer: { readonly id: string | null; readonly trust: string };
}) {
  const { t } = useTranslation('preferences');
  const { openDialog } = useShell();
  const { id, trust } = signer;
  if (trust !== 'unknown' || id === null) return null;
  return (
    <TextLink className={styles.link ?? ''} onPress={() => openDialog('preferences', { keyId: id })}>
      {t('keys.title')}
    </TextLink>
  );
}
