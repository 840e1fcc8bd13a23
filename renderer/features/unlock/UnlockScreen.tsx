import { FileKey2, LockKeyhole } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArchiveSummary } from '#shared/contract/archive.ts';
import type { GrantedFile } from '#shared/contract/shell-contract.ts';
import { FailureState } from '../../app/FailureState.tsx';
import { SecretField } from '../../app/SecretField.tsx';
import { useShell } from '../../app/shell-context.ts';
import { useFileDrop } from '../../app/use-file-drop.ts';
import { Button } from '../../ui/Button.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { ForgetArchive } from './ForgetArchive.tsx';
import { SealReport } from './SealReport.tsx';
import { UnlockProgress } from './UnlockProgress.tsx';
import styles from './UnlockScreen.module.css';
import { useInspection } from './use-inspection.ts';
import { useRefusalText } from './use-refusal-text.ts';
import { type Secret, useUnlock } from './use-unlock.ts';

type Method = Secret['kind'];

const reasonKeys = {
  user: 'reason.user',
  suspend: 'reason.suspend',
  idle: 'reason.idle',
  'lock-screen': 'reason.lockScreen',
  'user-switch': 'reason.userSwitch',
  'appointment-ended': 'reason.appointmentEnded',
  'engine-gone': 'reason.engineGone',
} as const;

/** Settings of the unlock screen. */
export interface UnlockScreenProps {
  readonly file: GrantedFile;
  /** Why it was locked, if it had been open. */
  readonly reason: keyof typeof reasonKeys | null;
  /** Known for the sample. */
  readonly suggestedPassphrase: string | undefined;
  readonly onUnlocked: (archive: ArchiveSummary) => void;
  readonly onCancel: () => void;
}

/** Says what is known of a file without its key, and takes the key. What was typed stays, whatever is refused. */
export function UnlockScreen({ file, reason, suggestedPassphrase, onUnlocked, onCancel }: UnlockScreenProps) {
  const { t } = useTranslation('unlock');
  const { shell, chooseFile, openFile } = useShell();
  const { inspection, failure: unreadable, retry } = useInspection(file.grant);
  const { progress, failure: refusal, unlock, stop, forgetFailure } = useUnlock(file.grant, onUnlocked);

  const [method, setMethod] = useState<Method>('passphrase');
  const [passphrase, setPassphrase] = useState(suggestedPassphrase ?? '');
  const [personalPassphrase, setPersonalPassphrase] = useState('');
  const [rawKey, setRawKey] = useState('');
  const [appointment, setAppointment] = useState<GrantedFile | null>(null);

  const takeAppointment = (chosen: GrantedFile | null) => {
    if (chosen === null) return;
    forgetFailure();
    setAppointment(chosen);
    setMethod('appointment');
  };
  useFileDrop((dropped) => {
    if (dropped.name.toLowerCase().endsWith('.sbqkey')) takeAppointment(dropped);
    else openFile(dropped);
  });
  const typing = (set: (value: string) => void) => (value: string) => {
    set(value);
    forgetFailure();
  };

  const secret = secretOf(method, passphrase, rawKey, personalPassphrase, appointment);
  const isBusy = progress !== null;
  const refused = useRefusalText(method)(refusal);

  return (
    <div className={styles.screen}>
      <main className={styles.card}>
        <header className={styles.head}>
          <span className={styles.sign}>
            <LockKeyhole aria-hidden="true" />
          </span>
          <div className={styles.names}>
            <h1>{t('title', { name: file.name })}</h1>
            <p title={file.folder}>{file.folder}</p>
          </div>
        </header>
        {reason === null ? null : (
          <p className={styles.reason} role="status">
            {t(reasonKeys[reason])}
          </p>
        )}
        {unreadable === null ? (
          <>
            <SealReport inspection={inspection} />
            <form
              className={styles.form}
              onSubmit={(event) => {
                event.preventDefault();
                if (secret !== null && !isBusy) unlock(secret);
              }}
            >
              <SegmentedControl<Method>
                label={t('method.label')}
                value={method}
                onChange={(chosen) => {
                  setMethod(chosen);
                  forgetFailure();
                }}
                options={[
                  { id: 'passphrase', label: t('method.passphrase') },
                  { id: 'appointment', label: t('method.appointment') },
                  { id: 'raw_key', label: t('method.raw_key') },
                ]}
              />
              {method === 'appointment' ? (
                <div className={styles.appointment}>
                  <span className={styles.label}>{t('appointmentFile')}</span>
                  <Button
                    icon={<FileKey2 aria-hidden="true" />}
                    isDisabled={isBusy}
                    onPress={() => void shell.call('files.chooseAppointment', {}).then(takeAppointment)}
                  >
                    {appointment?.name ?? t('chooseAppointment')}
                  </Button>
                  <span className={styles.hint}>{t('appointmentHint')}</span>
                </div>
              ) : null}
              {method === 'raw_key' ? (
                <SecretField
                  key="raw_key"
                  label={t('rawKey')}
                  hint={t('rawKeyHint')}
                  value={rawKey}
                  onChange={typing(setRawKey)}
                  isReadOnly={isBusy}
                  warnsOfSpaces={false}
                  isMono
                />
              ) : method === 'appointment' ? (
                <SecretField
                  key="appointment"
                  label={t('personalPassphrase')}
                  hint={t('personalHint')}
                  value={personalPassphrase}
                  onChange={typing(setPersonalPassphrase)}
                  isReadOnly={isBusy}
                />
              ) : (
                <SecretField
                  key="passphrase"
                  label={t('passphrase')}
                  hint={suggestedPassphrase === undefined ? undefined : t('samplePassphrase')}
                  value={passphrase}
                  onChange={typing(setPassphrase)}
                  isReadOnly={isBusy}
                />
              )}
              {refused === null ? null : (
                <div className={styles.refusal} role="alert">
                  <strong>{refused.title}</strong>
                  <p>{refused.text}</p>
                  {refused.more === null ? null : <p>{refused.more}</p>}
                </div>
              )}
              {progress === null ? null : <UnlockProgress progress={progress} />}
              <div className={styles.actions}>
                <Button variant="quiet" isDisabled={isBusy} onPress={() => void chooseFile()}>
                  {t('otherFile')}
                </Button>
                <span className={styles.spring} />
                {isBusy ? (
                  <Button onPress={stop}>{t('stop')}</Button>
                ) : (
                  <Button onPress={onCancel}>{t('back')}</Button>
                )}
                <Button variant="primary" type="submit" isDisabled={secret === null} isPending={isBusy}>
                  {t('open')}
                </Button>
              </div>
            </form>
            <footer className={styles.foot}>
              <ForgetArchive key={file.grant} file={file} isDisabled={isBusy} />
            </footer>
          </>
        ) : (
          <FailureState
            failure={unreadable}
            onRetry={retry}
            actions={
              <>
                <Button onPress={() => void chooseFile()}>{t('otherFile')}</Button>
                <Button onPress={onCancel}>{t('back')}</Button>
              </>
            }
          />
        )}
      </main>
    </div>
  );
}

/** What goes to the engine; null while something is missing. */
function secretOf(
  method: Method,
  passphrase: string,
  rawKey: string,
  personalPassphrase: string,
  appointment: GrantedFile | null,
): Secret | null {
  switch (method) {
    case 'passphrase':
      return passphrase === '' ? null : { kind: 'passphrase', passphrase };
    case 'raw_key':
      return rawKey.trim() === '' ? null : { kind: 'raw_key', rawKey: rawKey.trim() };
    case 'appointment':
      return appointment === null || personalPassphrase === ''
        ? null
        : { kind: 'appointment', appointment: appointment.grant, passphrase: personalPassphrase };
  }
}
