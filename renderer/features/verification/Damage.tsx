import { useTranslation } from 'react-i18next';
import type { VerificationResult } from '#shared/contract/verification.ts';
import { fillTemplate } from '#shared/verification/fill-template.ts';
import { impactLines } from '#shared/verification/impact-lines.ts';
import { useRecordWords } from '../../app/use-record-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import styles from './Damage.module.css';

/** What damaged pages mean: which kinds of records they touch, of which years, and which kinds not. Nothing where no page is damaged. */
export function Damage({ result }: { readonly result: VerificationResult }) {
  const { t, i18n } = useTranslation('verification');
  const format = useFormat();
  const words = useRecordWords();
  const { impact } = result.layers.seal;
  if (impact === undefined) return null;
  const lines = impactLines(impact, {
    say(sentence, values) {
      const template: unknown = i18n.getResource(i18n.language, 'verification', `impact.${sentence}`);
      return fillTemplate(String(template), values) ?? sentence;
    },
    table: words.table,
    integer: format.integer,
    date: format.date,
  });
  return (
    <section className={styles.section}>
      <h2>{t('impact.title')}</h2>
      <ul className={styles.list}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
