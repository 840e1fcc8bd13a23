import { FileLock2, X } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { ShellContract } from '#shared/contract/shell-contract.ts';
import type { OutputOf } from '#shared/rpc/contract.ts';
import { useShell } from '../../app/shell-context.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './RecentArchives.module.css';

type Recent = OutputOf<ShellContract['files.recent']>;

/** What was opened lately: paths only, in the main process's keeping. */
export function RecentArchives() {
  const { t } = useTranslation('start');
  const { shell, openFile, preferences } = useShell();
  const format = useFormat();
  const [recent, setRecent] = useState<Recent | null>(null);

  const load = useCallback(async () => setRecent(await shell.call('files.recent', {})), [shell]);
  const { rememberRecent } = preferences;
  // Switching the list off empties it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: rememberRecent is why the list changes
  useEffect(() => void load(), [load, rememberRecent]);

  const forget = async (grant?: string) => {
    await shell.call('files.forgetRecent', grant === undefined ? {} : { grant });
    await load();
  };

  return (
    <section className={styles.recent} aria-labelledby="recent-title">
      <div className={styles.head}>
        <h2 id="recent-title">{t('recent')}</h2>
        {recent === null || recent.length === 0 ? null : (
          <Button variant="quiet" onPress={() => void forget()}>
            {t('clearRecent')}
          </Button>
        )}
      </div>
      {recent === null ? null : recent.length === 0 ? (
        <p className={styles.empty}>{t(rememberRecent ? 'recentEmpty' : 'recentOff')}</p>
      ) : (
        <ul className={styles.list}>
          {recent.map((file) => (
            <li key={file.grant} className={styles.item}>
              <AriaButton
                className={styles.open ?? ''}
                isDisabled={file.missing}
                onPress={() => openFile(file)}
              >
                <FileLock2 aria-hidden="true" />
                <span className={styles.names}>
                  <span className={styles.name}>{file.name}</span>
                  <span className={styles.folder}>{file.folder}</span>
                </span>
                <span className={styles.when}>
                  {file.missing ? t('missing') : format.instant(file.openedAt)}
                </span>
              </AriaButton>
              <IconButton
                label={t('forget', { name: file.name })}
                icon={<X />}
                size="small"
                onPress={() => void forget(file.grant)}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
