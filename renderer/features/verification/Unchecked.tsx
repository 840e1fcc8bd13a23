import { useTranslation } from 'react-i18next';
import type { VerificationResult } from '#shared/contract/verification.ts';
import { layerOrder } from '#shared/verification/layer-order.ts';
import { useCheckName, useReasonText } from './LayerTable.tsx';
import styles from './Unchecked.module.css';
import { VerdictIcon } from './VerdictIcon.tsx';

/** Everything that was not checked, and why; none of it is ever shown as good. */
export function Unchecked({ result }: { readonly result: VerificationResult }) {
  const { t } = useTranslation('verification');
  const reasonText = useReasonText();
  const checkName = useCheckName();
  const items = layerOrder.flatMap((name) => {
    const layer = result.layers[name];
    if (layer.verdict === 'not_run') return [{ id: name, what: t(`layer.${name}`), why: t('notRunText') }];
    const checks = layer.checks.filter(({ verdict }) => verdict === 'not_possible');
    if (layer.verdict === 'not_possible' && checks.length === 0) {
      return [{ id: name, what: t(`layer.${name}`), why: reasonText(layer.reason) ?? '' }];
    }
    return checks.map((check) => ({
      id: `${name} ${check.name}`,
      what: checkName(check.name),
      why: reasonText(check.reason) ?? '',
    }));
  });
  return (
    <section className={styles.section}>
      <h2>{t('unchecked')}</h2>
      {items.length === 0 ? (
        <p className={styles.all}>{t('allChecked')}</p>
      ) : (
        <>
          <p className={styles.hint}>{t('uncheckedText')}</p>
          <ul className={styles.list}>
            {items.map(({ id, what, why }) => (
              <li key={id}>
                <VerdictIcon tone="neutral" size={14} />
                <span>{what}</span>
                <span className={styles.why}>{why}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
