import { ShieldAlert, ShieldCheck, ShieldOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { EngineContract } from '#shared/contract/engine-contract.ts';
import { formatKeyId } from '#shared/domain/format.ts';
import type { OutputOf } from '#shared/rpc/contract.ts';
import { UnknownSigner } from '../../app/UnknownSigner.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './SealReport.module.css';

/** What a file says of itself without a key. */
export type Inspection = OutputOf<EngineContract['archive.inspect']>;

const looks = {
  matches: { tone: 'good', Icon: ShieldCheck },
  differs: { tone: 'bad', Icon: ShieldAlert },
  bad_signature: { tone: 'bad', Icon: ShieldAlert },
  malformed: { tone: 'caution', Icon: ShieldAlert },
  absent: { tone: 'neutral', Icon: ShieldOff },
} as const;

/** What the seal says of the file before any key is asked for; null while it is being read. */
export function SealReport({ inspection }: { readonly inspection: Inspection | null }) {
  const { t } = useTranslation('unlock');
  const format = useFormat();
  if (inspection === null) {
    return (
      <section className={styles.report} aria-label={t('seal.title')} aria-busy="true">
        <span className={styles.icon}>
          <Skeleton width={18} height={18} />
        </span>
        <div className={styles.words}>
          <p className={styles.hint}>{t('seal.reading')}</p>
          <Skeleton width="60%" />
        </div>
      </section>
    );
  }
  const { seal, fileBytes, modifiedAt } = inspection;
  const { tone, Icon } = looks[seal.state];
  const size =
    seal.sealedBytes === null || seal.sealedBytes === fileBytes
      ? format.bytes(fileBytes)
      : t('seal.sizeSealed', {
          size: `${format.integer(fileBytes)} bytes`,
          sealed: `${format.integer(seal.sealedBytes)} bytes`,
        });
  return (
    <section className={classNames(styles.report, styles[tone])} aria-label={t('seal.title')}>
      <span className={styles.icon}>
        <Icon aria-hidden="true" />
      </span>
      <div className={styles.words}>
        <p className={styles.state}>
          {seal.state === 'matches' && !seal.hashChecked ? t('seal.matchesLength') : t(`seal.${seal.state}`)}
        </p>
        <p className={styles.hint}>
          {seal.state === 'matches' ? t('seal.matchesHint') : t(`seal.${seal.state}Hint`)}
        </p>
        <dl className={styles.facts}>
          {seal.state === 'absent' || seal.state === 'malformed' ? null : (
            <>
              <dt>{t('seal.signedBy')}</dt>
              <dd>
                {t(`seal.${seal.signer.trust}`)}
                <UnknownSigner signer={seal.signer} />
                {seal.signer.id === null ? null : (
                  <span className={styles.key}>{t('seal.key', { id: formatKeyId(seal.signer.id) })}</span>
                )}
              </dd>
            </>
          )}
          {seal.sealedAt === null ? null : (
            <>
              <dt>{t('seal.sealedAt')}</dt>
              <dd>{format.instant(seal.sealedAt)}</dd>
            </>
          )}
          <dt>{t('seal.size')}</dt>
          <dd>{size}</dd>
          {seal.sealedAt === null ? (
            <>
              <dt>{t('seal.modified')}</dt>
              <dd>{format.instant(modifiedAt)}</dd>
            </>
          ) : null}
          {seal.acceptsAppointments === null ? null : (
            <>
              <dt>{t('seal.appointments')}</dt>
              <dd>{t(seal.acceptsAppointments ? 'seal.accepts' : 'seal.acceptsNot')}</dd>
            </>
          )}
        </dl>
      </div>
    </section>
  );
}
