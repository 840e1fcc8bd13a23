import { Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#shared/contract/failure.ts';
import type { PublisherKey } from '#shared/contract/shell-contract.ts';
import { formatKeyId } from '#shared/domain/format.ts';
import { failureOf } from '../../app/query-cache.ts';
import { useShell } from '../../app/shell-context.ts';
import { useFailureText } from '../../app/use-failure-text.ts';
import { Button } from '../../ui/Button.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { AddKey } from './AddKey.tsx';
import styles from './PublisherKeys.module.css';

/** The publisher keys that are trusted: listed, added after their id was compared, removed. */
export function PublisherKeys({ wantedId }: { readonly wantedId: string | null }) {
  const { t } = useTranslation('preferences');
  const { shell } = useShell();
  const failureText = useFailureText();
  const [keys, setKeys] = useState<readonly PublisherKey[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isAdding, setAdding] = useState(wantedId !== null);
  useEffect(() => {
    let isCurrent = true;
    shell.call('keys.list', {}).then(
      (listed) => {
        if (isCurrent) setKeys(listed);
      },
      (error: unknown) => {
        if (isCurrent) setFailure(failureOf(error));
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [shell]);
  const remove = (id: string) => {
    shell.call('keys.remove', { id }).then(setKeys, (error: unknown) => setFailure(failureOf(error)));
  };
  return (
    <>
      <p className={styles.hint}>{t('keys.hint')}</p>
      {failure === null ? null : (
        <p className={styles.failed} role="alert">
          {failureText(failure).title}
        </p>
      )}
      {keys === null ? null : keys.length === 0 ? (
        <p>{t('keys.none')}</p>
      ) : (
        <ul className={styles.keys} aria-label={t('keys.title')}>
          {keys.map((key) => (
            <KeyRow key={key.id} entry={key} onRemove={() => remove(key.id)} />
          ))}
        </ul>
      )}
      {isAdding ? (
        <AddKey
          wantedId={wantedId}
          onAdded={(next) => {
            setKeys(next);
            setAdding(false);
          }}
          onCancel={() => setAdding(false)}
        />
      ) : (
        <Button icon={<Plus aria-hidden="true" />} onPress={() => setAdding(true)}>
          {t('keys.add')}
        </Button>
      )}
    </>
  );
}

function KeyRow({ entry, onRemove }: { readonly entry: PublisherKey; readonly onRemove: () => void }) {
  const { t } = useTranslation('preferences');
  const format = useFormat();
  const [isAsking, setAsking] = useState(false);
  const { id, name, origin, addedAt } = entry;
  return (
    <li className={styles.key}>
      <div>
        <strong>{name}</strong>
        <code>{formatKeyId(id)}</code>
        <span className={styles.hint}>
          {origin === 'shipped' || addedAt === null
            ? t('keys.shipped')
            : t('keys.addedAt', { date: format.instant(addedAt) })}
        </span>
      </div>
      {origin === 'shipped' ? null : isAsking ? (
        <div className={styles.confirm} role="alertdialog" aria-label={t('keys.removeQuestion', { name })}>
          <p>{t('keys.removeQuestion', { name })}</p>
          <Button variant="danger" onPress={onRemove}>
            {t('keys.remove')}
          </Button>
          <Button onPress={() => setAsking(false)} autoFocus>
            {t('keys.keep')}
          </Button>
        </div>
      ) : (
        <Button label={t('keys.removeNamed', { name })} onPress={() => setAsking(true)}>
          {t('keys.remove')}
        </Button>
      )}
    </li>
  );
}
