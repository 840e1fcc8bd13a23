import { useTranslation } from 'react-i18next';
import styles from './Absent.module.css';

const known = [
  'no_ledger',
  'no_documents',
  'no_invoices',
  'no_bank',
  'no_vat_returns',
  'no_authorisations',
  'no_opening_balance',
  'no_due_dates',
  'no_manifest',
] as const;

/** What this archive does not hold, and why that may be. */
export function Absent({ codes }: { readonly codes: readonly string[] }) {
  const { t } = useTranslation('overview');
  const shown = known.filter((code) => codes.includes(code));
  if (shown.length === 0) return null;
  return (
    <section className={styles.absent}>
      <h2>{t('absent')}</h2>
      <dl>
        {shown.map((code) => (
          <div key={code}>
            <dt>{t(`absence.${code}.title`)}</dt>
            <dd>{t(`absence.${code}.text`)}</dd>
          </div>
        ))}
      </dl>
      <p>{t('absentHint')}</p>
    </section>
  );
}
