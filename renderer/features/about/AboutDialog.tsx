import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShellContract } from '#shared/contract/shell-contract.ts';
import type { OutputOf } from '#shared/rpc/contract.ts';
import { useShell } from '../../app/shell-context.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { SkeletonLines } from '../../ui/Skeleton.tsx';
import styles from './AboutDialog.module.css';

type Info = OutputOf<ShellContract['app.info']>;

/** Versions that mean something to people, in the order in which they are shown. */
const components = ['electron', 'chrome', 'node', 'v8'] as const;

/** What the program is, which versions it is made of, and under which licences. */
export function AboutDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('about');
  return (
    <Dialog title={t('title')} isOpen={isOpen} onClose={onClose} width="wide">
      <About />
    </Dialog>
  );
}

function About() {
  const { t } = useTranslation('about');
  const { shell } = useShell();
  const [info, setInfo] = useState<Info | null>(null);
  const [licences, setLicences] = useState<string | 'failed' | null>(null);
  useEffect(() => {
    let isCurrent = true;
    shell.call('app.info', {}).then(
      (answer) => {
        if (isCurrent) setInfo(answer);
      },
      // Without an answer there is no version to show; the rest still stands.
      () => {},
    );
    shell.call('app.licences', {}).then(
      ({ text }) => {
        if (isCurrent) setLicences(text);
      },
      () => {
        if (isCurrent) setLicences('failed');
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [shell]);
  return (
    <div className={styles.about}>
      <section className={styles.words}>
        <p className={styles.version}>{info === null ? '' : t('version', { version: info.version })}</p>
        <p>{t('what')}</p>
        <p className={styles.soft}>{t('licence')}</p>
      </section>
      {info === null ? null : (
        <section>
          <h3>{t('made')}</h3>
          <dl className={styles.versions}>
            {components.map((name) => {
              const version = info.versions[name];
              return version === undefined ? null : (
                <div key={name}>
                  <dt>{t(`component.${name}`)}</dt>
                  <dd>{version}</dd>
                </div>
              );
            })}
          </dl>
        </section>
      )}
      <section>
        <h3>{t('licences')}</h3>
        {licences === null ? (
          <SkeletonLines lines={8} label={t('loading')} />
        ) : licences === 'failed' ? (
          <p className={styles.failed} role="alert">
            {t('failed')}
          </p>
        ) : (
          <pre
            className={styles.licences}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard
            tabIndex={0}
          >
            {licences}
          </pre>
        )}
      </section>
    </div>
  );
}
