import { useTranslation } from 'react-i18next';
import { formatKeyId } from '#shared/domain/format.ts';
import { useArchive } from '../../app/session-context.ts';
import { signedAs } from '../../app/signed-as.ts';
import { useFormat } from '../../ui/use-format.ts';
import styles from './Facts.module.css';

/** What the archive says of itself. */
export function Facts({ documentBytes }: { readonly documentBytes: number }) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const archive = useArchive();
  const { exporter, signer, cipher, openedBy } = archive;
  const reason = archive.reason;
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    [t('fact.currency'), archive.currency],
    [t('fact.exporter'), exporter === null ? null : `${exporter.name} ${exporter.version}`],
    [t('fact.exportedAt'), archive.exportedAt === null ? null : format.instant(archive.exportedAt)],
    [t('fact.reason'), reason !== null && isReason(reason) ? t(`reason.${reason}`) : reason],
    [
      t('fact.signer'),
      archive.format === 'foreign' ? null : t(`signer.${signedAs(signer.trust, archive.remarks)}`),
    ],
    [t('fact.key'), signer.id === null ? undefined : formatKeyId(signer.id)],
    [t('fact.archiveId'), archive.archiveId],
    [t('fact.file'), archive.fileName],
    [t('fact.size'), format.bytes(archive.fileBytes)],
    [t('fact.documents'), documentBytes === 0 ? null : format.bytes(documentBytes)],
    [
      t('fact.cipher'),
      t('cipher', {
        version: String(cipher.sqlcipherVersion),
        iterations: format.integer(cipher.kdfIterations),
      }),
    ],
    [t('fact.openedBy'), openedBy.kind === 'owner' ? t('owner') : openedBy.name],
  ];
  return (
    <section className={styles.facts}>
      <h2>{t('facts')}</h2>
      <dl>
        {facts.map(([label, value]) =>
          value === null || value === undefined || value === '' ? null : (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
}

const reasons = ['agreement_ended', 'on_request', 'sample'] as const;

function isReason(reason: string): reason is (typeof reasons)[number] {
  return (reasons as readonly string[]).includes(reason);
}
