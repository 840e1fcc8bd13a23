import { X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/IconButton.tsx';
import styles from './Notices.module.css';
import { useShell } from './shell-context.ts';

/** What happened below the window and takes nothing from it: said above its lower edge until it is closed. */
export function Notices({ restarts }: { readonly restarts: number }) {
  const { t } = useTranslation('workspace');
  const folder = useFailingFolder();
  const [seenRestarts, setSeenRestarts] = useState(restarts);
  const [seenFolder, setSeenFolder] = useState<string | null>(null);
  return (
    <div role="status" className={styles.place}>
      {folder !== null && folder !== seenFolder ? (
        <Notice onClose={() => setSeenFolder(folder)}>{t('profileFails', { folder })}</Notice>
      ) : null}
      {restarts > seenRestarts ? (
        <Notice onClose={() => setSeenRestarts(restarts)}>{t('engineRestarted')}</Notice>
      ) : null}
    </div>
  );
}

function Notice({ children, onClose }: { readonly children: ReactNode; readonly onClose: () => void }) {
  const { t } = useTranslation('ui');
  return (
    <div className={styles.notice}>
      <p>{children}</p>
      <IconButton label={t('close')} icon={<X />} size="small" onPress={onClose} />
    </div>
  );
}

/** The program's own folder while something in it cannot be read or written; null while all is well, and until that is known. */
function useFailingFolder(): string | null {
  const { shell } = useShell();
  const [folder, setFolder] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void shell.call('profile.state', {}).then(({ failingFolder }) => {
      if (isCurrent) setFolder(failingFolder);
    });
    const stop = shell.onEvent((event) => {
      if (event.event !== 'profile') return;
      isCurrent = false;
      setFolder(event.failingFolder);
    });
    return () => {
      isCurrent = false;
      stop();
    };
  }, [shell]);
  return folder;
}
