import { Check, ShieldAlert, ShieldCheck, ShieldX, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ProofReport } from '#shared/contract/proofs.ts';
import { formatKeyId } from '#shared/domain/format.ts';
import { UnknownSigner } from '../../app/UnknownSigner.tsx';
import { useRecordWords } from '../../app/use-record-words.ts';
import { classNames } from '../../ui/class-names.ts';
import { useFormat } from '../../ui/use-format.ts';
import styles from './ProofReportView.module.css';
import { useProofValue } from './use-proof-value.ts';

/** What a proof proves, by whom it was signed, and what it does not say. */
export function ProofReportView({ report }: { readonly report: ProofReport }) {
  const { t } = useTranslation('proof');
  const words = useRecordWords();
  const valueText = useProofValue();
  return (
    <>
      <Verdict report={report} />
      <section>
        <h3 className={styles.heading}>{t('steps')}</h3>
        <ul className={styles.steps}>
          {report.steps.map(({ name, fault }) => (
            <li key={name} className={fault === null ? styles.holds : styles.fails}>
              {fault === null ? <Check aria-hidden="true" /> : <X aria-hidden="true" />}
              <span>
                {t(`step.${name}`)}
                {fault === null ? null : <strong>{t(`fault.${fault}`)}</strong>}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3 className={styles.heading}>
          {[words.table(report.table, 'one'), report.id].filter(Boolean).join(' ')}
        </h3>
        <dl className={styles.values}>
          {report.values
            .filter(({ value }) => value !== null && value !== '')
            .map(({ column, value }) => (
              <div key={column}>
                <dt title={column}>{words.column(column)}</dt>
                <dd>{valueText(report.table, column, value)}</dd>
              </div>
            ))}
        </dl>
      </section>
      <section>
        <h3 className={styles.heading}>{t('not')}</h3>
        <ul className={styles.limits}>
          <li>{t('notRight')}</li>
          <li>{t('notOthers')}</li>
          {report.content !== null && report.document === null ? <li>{t('notFile')}</li> : null}
        </ul>
      </section>
    </>
  );
}

/** The answer in one sentence, and who signed what. */
function Verdict({ report }: { readonly report: ProofReport }) {
  const { t } = useTranslation('proof');
  const format = useFormat();
  const { verdict, signer, archive, place, document } = report;
  const isTrusted = signer.trust === 'trusted';
  const [tone, Sign] =
    verdict === 'not_proved'
      ? ([styles.bad, ShieldX] as const)
      : isTrusted
        ? ([styles.good, ShieldCheck] as const)
        : ([styles.caution, ShieldAlert] as const);
  const key = signer.id === null ? '' : formatKeyId(signer.id);
  return (
    <section className={classNames(styles.verdict, tone)} role="status">
      <Sign aria-hidden="true" />
      <div>
        <p className={styles.title}>
          {t(verdict === 'not_proved' ? 'notProved' : isTrusted ? 'proved' : 'provedUntrusted')}
        </p>
        <p>{t(`signer.${signer.trust}`)}</p>
        <dl className={styles.facts}>
          <dt>{t('key')}</dt>
          <dd>
            <span className={styles.mono}>{key}</span> <UnknownSigner signer={signer} />
          </dd>
          {archive === null ? null : (
            <>
              <dt>{t('archive')}</dt>
              <dd>
                {archive.client.name}
                {archive.client.kvkNumber === null ? '' : ` · KvK ${archive.client.kvkNumber}`}
              </dd>
              <dt>{t('exported')}</dt>
              <dd>{format.instant(archive.exportedAt)}</dd>
            </>
          )}
          {place === null ? null : (
            <>
              <dt>{t('place')}</dt>
              <dd>{t('row', { row: format.integer(place.row), rows: format.integer(place.rows) })}</dd>
            </>
          )}
          {document === null ? null : (
            <>
              <dt>{t('given')}</dt>
              <dd>{`${document.file} · ${format.bytes(document.bytes)}`}</dd>
            </>
          )}
        </dl>
      </div>
    </section>
  );
}
