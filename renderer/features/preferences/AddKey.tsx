import { FileKey } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseKeyId } from '#shared/archive-format/publisher-key.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { KeyCandidate, PublisherKey } from '#shared/contract/shell-contract.ts';
import { formatKeyId } from '#shared/domain/format.ts';
import { failureOf } from '../../app/query-cache.ts';
import { useShell } from '../../app/shell-context.ts';
import { useFailureText } from '../../app/use-failure-text.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './PublisherKeys.module.css';

/** Settings of the form. */
export interface AddKeyProps {
  /** The id of a key that signed something and is not known; null where nothing led here. */
  readonly wantedId: string | null;
  readonly onAdded: (keys: readonly PublisherKey[]) => void;
  readonly onCancel: () => void;
}

/** Adds a publisher's key: first the key, then its id as the publisher states it, typed to be compared. */
export function AddKey({ wantedId, onAdded, onCancel }: AddKeyProps) {
  const { t } = useTranslation('preferences');
  const { shell } = useShell();
  const failureText = useFailureText();
  const [text, setText] = useState('');
  const [candidate, setCandidate] = useState<KeyCandidate | null>(null);
  const [typedId, setTypedId] = useState('');
  const [name, setName] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);

  const take = (reading: Promise<KeyCandidate | null>) => {
    setFailure(null);
    reading.then(
      (read) => {
        if (read === null) return;
        setText(read.key);
        setCandidate(read);
      },
      (error: unknown) => {
        setCandidate(null);
        setFailure(failureOf(error));
      },
    );
  };
  const change = (next: string) => {
    setText(next);
    setCandidate(null);
    setFailure(null);
    // As long as a key is; anything shorter is still being typed.
    if (next.trim().length >= 44) take(shell.call('keys.read', { text: next }));
  };
  const compared = parseKeyId(typedId);
  const differs = candidate !== null && compared !== null && compared !== candidate.id;
  const add = () => {
    if (candidate === null) return;
    shell
      .call('keys.add', { key: candidate.key, name: name.trim(), comparedId: typedId })
      .then(onAdded, (error: unknown) => setFailure(failureOf(error)));
  };
  return (
    <section className={styles.add} aria-label={t('keys.add')}>
      {wantedId === null ? null : <p>{t('keys.wanted', { id: formatKeyId(wantedId) })}</p>}
      <TextField
        label={t('keys.key')}
        value={text}
        onChange={change}
        isMono
        hint={t('keys.keyHint')}
        {...(failure === null
          ? {}
          : { error: `${failureText(failure).title}. ${failureText(failure).text}` })}
      />
      <Button icon={<FileKey aria-hidden="true" />} onPress={() => take(shell.call('keys.readFile', {}))}>
        {t('keys.fromFile')}
      </Button>
      {candidate === null ? null : (
        <>
          <p role="status">
            {t('keys.itsId')} <code className={styles.large}>{formatKeyId(candidate.id)}</code>
            {wantedId === null || wantedId === candidate.id ? null : (
              <strong className={styles.other}>{t('keys.notWanted')}</strong>
            )}
          </p>
          <TextField
            label={t('keys.typedId')}
            value={typedId}
            onChange={setTypedId}
            isMono
            hint={t('keys.typedIdHint')}
            {...(differs ? { error: t('keys.differs') } : {})}
          />
          <TextField label={t('keys.name')} value={name} onChange={setName} hint={t('keys.nameHint')} />
        </>
      )}
      <div className={styles.buttons}>
        <Button onPress={onCancel}>{t('keys.cancel')}</Button>
        <Button
          variant="primary"
          isDisabled={candidate === null || compared !== candidate.id || name.trim() === ''}
          onPress={add}
        >
          {t('keys.trust')}
        </Button>
      </div>
    </section>
  );
}
