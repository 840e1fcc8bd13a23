import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GrantedFile } from '#shared/contract/shell-contract.ts';
import { failureOf } from '../../app/query-cache.ts';
import { useShell } from '../../app/shell-context.ts';
import { useFailureText } from '../../app/use-failure-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './UnlockScreen.module.css';

/** Removes all that this computer keeps about an archive, after saying what that is; the archive stays as it is. */
export function ForgetArchive({
  file,
  isDisabled,
}: {
  readonly file: GrantedFile;
  readonly isDisabled: boolean;
}) {
  const { t } = useTranslation(['unlock', 'ui']);
  const { engine, shell } = useShell();
  const failureText = useFailureText();
  const [isAsking, setAsking] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const forget = async () => {
    const { wasKept } = await engine.call('archive.forget', { grant: file.grant });
    await shell.call('files.forgetRecent', { grant: file.grant });
    setAsking(false);
    setSaid(t(wasKept ? 'forget.done' : 'forget.nothing'));
  };
  return (
    <>
      {said === null ? (
        <Button variant="quiet" isDisabled={isDisabled} onPress={() => setAsking(true)}>
          {t('forget.offer')}
        </Button>
      ) : (
        <p role="status">{said}</p>
      )}
      <Dialog
        title={t('forget.title', { name: file.name })}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        footer={
          <>
            <Button onPress={() => setAsking(false)} autoFocus>
              {t('forget.cancel')}
            </Button>
            <Button
              variant="danger"
              onPress={() => {
                setProblem(null);
                forget().catch((error: unknown) => setProblem(failureText(failureOf(error)).text));
              }}
            >
              {t('forget.confirm')}
            </Button>
          </>
        }
      >
        <div className={styles.texts}>
          <p>{t('forget.what')}</p>
          <p>{t('forget.stays')}</p>
          {problem === null ? null : <p role="alert">{problem}</p>}
        </div>
      </Dialog>
    </>
  );
}
