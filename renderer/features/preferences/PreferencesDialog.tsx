import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Preferences } from '#shared/contract/shell-contract.ts';
import { useShell } from '../../app/shell-context.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import styles from './PreferencesDialog.module.css';
import { PublisherKeys } from './PublisherKeys.tsx';

/** What the user can set; each change counts at once. */
export function PreferencesDialog({
  isOpen,
  wantedKeyId = null,
  onClose,
}: {
  readonly isOpen: boolean;
  /** The id of an unknown signer's key that led here. */
  readonly wantedKeyId?: string | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('preferences');
  return (
    <Dialog title={t('title')} isOpen={isOpen} onClose={onClose} width="wide">
      <Settings wantedKeyId={wantedKeyId} />
    </Dialog>
  );
}

function Settings({ wantedKeyId }: { readonly wantedKeyId: string | null }) {
  const { t } = useTranslation('preferences');
  const { preferences, setPreferences, shell, openDialog } = useShell();
  const [isCleared, setCleared] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const attempt = (change: Promise<unknown>, done: () => void = () => {}) => {
    change.then(
      () => {
        setFailed(false);
        done();
      },
      () => setFailed(true),
    );
  };
  const set = (change: Partial<Preferences>) => attempt(setPreferences(change));
  return (
    <div className={styles.settings}>
      {hasFailed ? (
        <p className={styles.failed} role="alert">
          {t('failed')}
        </p>
      ) : null}
      <Setting title={t('language')}>
        <SegmentedControl<Preferences['language']>
          label={t('language')}
          value={preferences.language}
          onChange={(language) => set({ language })}
          options={(['system', 'nl', 'en'] as const).map((id) => ({ id, label: t(`languages.${id}`) }))}
        />
      </Setting>
      <Setting title={t('theme')}>
        <SegmentedControl<Preferences['theme']>
          label={t('theme')}
          value={preferences.theme}
          onChange={(theme) => set({ theme })}
          options={(['system', 'light', 'dark'] as const).map((id) => ({ id, label: t(`themes.${id}`) }))}
        />
      </Setting>
      <Setting title={t('idle')}>
        <SegmentedControl<string>
          label={t('idle')}
          value={String(preferences.idleLockMinutes)}
          onChange={(minutes) => set({ idleLockMinutes: Number(minutes) })}
          options={idleMinutes(preferences.idleLockMinutes).map((minutes) => ({
            id: String(minutes),
            label: minutes === 0 ? t('idleNever') : t('idleMinutes', { minutes: minutes }),
          }))}
        />
        <p className={styles.hint}>{t('idleHint')}</p>
      </Setting>
      <Setting title={t('screen')}>
        <Checkbox
          isSelected={preferences.contentProtection}
          onChange={(contentProtection) => set({ contentProtection })}
        >
          {t('contentProtection')}
        </Checkbox>
        <p className={styles.hint}>{t('contentProtectionHint')}</p>
      </Setting>
      <Setting title={t('recent')}>
        <Checkbox
          isSelected={preferences.rememberRecent}
          onChange={(rememberRecent) => set({ rememberRecent })}
        >
          {t('rememberRecent')}
        </Checkbox>
        <p className={styles.hint}>{t('rememberRecentHint')}</p>
        <div className={styles.clear}>
          <Button onPress={() => attempt(shell.call('files.forgetRecent', {}), () => setCleared(true))}>
            {t('clearRecent')}
          </Button>
          <span role="status">{isCleared ? t('cleared') : ''}</span>
        </div>
        <Button variant="quiet" onPress={() => openDialog('data')}>
          {t('data')}
        </Button>
      </Setting>
      <Setting title={t('keys.title')}>
        <PublisherKeys wantedId={wantedKeyId} />
      </Setting>
    </div>
  );
}

/** The times to choose from, and the one that is set where a file says another. */
function idleMinutes(set: number): number[] {
  const usual = [2, 5, 10, 30, 60];
  return [...new Set([...usual, ...(set === 0 ? [] : [set])]).values()].sort((a, b) => a - b).concat(0);
}

function Setting({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.setting} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <div className={styles.control}>{children}</div>
    </section>
  );
}
