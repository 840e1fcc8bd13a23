import { FileSearch, FolderOpen, Sparkles } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GrantedFile } from '#shared/contract/shell-contract.ts';
import { useShell } from '../../app/shell-context.ts';
import { useFileDrop } from '../../app/use-file-drop.ts';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Mark } from '../../ui/Mark.tsx';
import { Appearance } from './Appearance.tsx';
import { RecentArchives } from './RecentArchives.tsx';
import styles from './StartScreen.module.css';

/** The first screen: open an archive by any of its ways. */
export function StartScreen() {
  const { t } = useTranslation('start');
  const { chooseFile, openFile, openDialog } = useShell();
  const isOver = useFileDrop(openFile);
  const sample = useSample();

  return (
    <div className={styles.screen}>
      <main className={styles.column}>
        <header className={styles.head}>
          <Mark size={44} />
          <div>
            <h1>{t('title')}</h1>
            <p>{t('tagline')}</p>
          </div>
        </header>

        <section className={classNames(styles.drop, isOver && styles.over)} data-testid="drop-zone">
          <p className={styles.dropTitle}>{t(isOver ? 'dropNow' : 'drop')}</p>
          <p className={styles.dropHint}>{t('dropHint')}</p>
          <Button
            variant="primary"
            size="large"
            icon={<FolderOpen aria-hidden="true" />}
            onPress={() => void chooseFile()}
            autoFocus
          >
            {t('open')}
          </Button>
        </section>

        <RecentArchives />

        {sample === null ? null : (
          <section className={styles.offer}>
            <Button
              icon={<Sparkles aria-hidden="true" />}
              onPress={() => openFile(sample, sample.passphrase)}
            >
              {t('sample')}
            </Button>
            <span>{t('sampleHint')}</span>
          </section>
        )}
        <section className={styles.offer}>
          <Button icon={<FileSearch aria-hidden="true" />} onPress={() => openDialog('check-proof')}>
            {t('checkProof')}
          </Button>
          <span>{t('checkProofHint')}</span>
        </section>
      </main>
      <Appearance />
    </div>
  );
}

/** The sample that comes with the program; null while it is not known, and where there is none. */
function useSample(): (GrantedFile & { readonly passphrase: string }) | null {
  const { shell } = useShell();
  const [sample, setSample] = useState<(GrantedFile & { passphrase: string }) | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void shell.call('files.sample', {}).then((found) => {
      if (isCurrent) setSample(found);
    });
    return () => {
      isCurrent = false;
    };
  }, [shell]);
  return sample;
}
