import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkNames, type NotPossibleReason, notPossibleReasons } from '#shared/contract/finding-codes.ts';
import type {
  CheckResult,
  LayerName,
  LayerResult,
  VerificationResult,
} from '#shared/contract/verification.ts';
import { layerOrder } from '#shared/verification/layer-order.ts';
import { countFindings } from '#shared/verification/questions.ts';
import { useFormat } from '../../ui/use-format.ts';
import styles from './LayerTable.module.css';
import { verdictTone } from './tones.ts';
import { useFindingCounts } from './use-finding-counts.ts';
import { VerdictIcon } from './VerdictIcon.tsx';

/** The four layers with their verdicts; each opens to its checks. */
export function LayerTable({ result }: { readonly result: VerificationResult }) {
  const { t } = useTranslation('verification');
  const [open, setOpen] = useState<readonly LayerName[]>([]);
  const toggle = (name: LayerName) =>
    setOpen(open.includes(name) ? open.filter((other) => other !== name) : [...open, name]);
  return (
    <section className={styles.section}>
      <h2>{t('layers')}</h2>
      <table className={styles.table}>
        <thead className="sr-only">
          <tr>
            <th scope="col">{t('column.layer')}</th>
            <th scope="col">{t('column.verdict')}</th>
            <th scope="col">{t('column.checked')}</th>
            <th scope="col">{t('column.findings')}</th>
          </tr>
        </thead>
        {layerOrder.map((name) => (
          <Layer
            key={name}
            name={name}
            layer={result.layers[name]}
            isOpen={open.includes(name)}
            onToggle={() => toggle(name)}
          />
        ))}
      </table>
    </section>
  );
}

interface LayerProps {
  readonly name: LayerName;
  readonly layer: LayerResult;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function Layer({ name, layer, isOpen, onToggle }: LayerProps) {
  const { t } = useTranslation('verification');
  const counts = useFindingCounts();
  const reasonText = useReasonText();
  const warning = countFindings(layer, 'warning');
  const found = counts({
    error: countFindings(layer, 'error'),
    warning,
    remark: countFindings(layer, 'remark'),
  });
  const why = layer.verdict === 'not_run' ? t('notRunText') : reasonText(layer.reason);
  const canOpen = layer.checks.length > 0;
  return (
    <tbody>
      <tr className={styles.layer}>
        <th scope="rowgroup">
          <button
            type="button"
            className={styles.toggle}
            aria-expanded={canOpen ? isOpen : undefined}
            disabled={!canOpen}
            onClick={onToggle}
          >
            <ChevronRight aria-hidden="true" className={isOpen ? styles.turned : undefined} />
            {t(`layer.${name}`)}
          </button>
          <p className={styles.text}>{why ?? t(`layerText.${name}`)}</p>
        </th>
        <td>
          <span className={styles.verdict}>
            <VerdictIcon tone={verdictTone(layer, warning)} />
            {t(`verdict.${layer.verdict}`)}
          </span>
        </td>
        <td />
        <td className={styles.found}>{found}</td>
      </tr>
      {isOpen ? layer.checks.map((check) => <Check key={check.name} check={check} />) : null}
    </tbody>
  );
}

function Check({ check }: { readonly check: CheckResult }) {
  const { t } = useTranslation('verification');
  const format = useFormat();
  const reasonText = useReasonText();
  const name = useCheckName();
  const reason = reasonText(check.reason);
  return (
    <tr className={styles.check}>
      <td>
        {name(check.name)}
        {reason === null ? null : <p className={styles.text}>{reason}</p>}
      </td>
      <td>
        <span className={styles.verdict}>
          <VerdictIcon tone={verdictTone(check, 0)} size={14} />
          {t(`verdict.${check.verdict}`)}
        </span>
      </td>
      <td className={styles.count}>{reason === null ? format.integer(check.items) : ''}</td>
      <td className={styles.found}>{check.findings === 0 ? '' : format.integer(check.findings)}</td>
    </tr>
  );
}

/** Why something was not possible, in the window's language; null where there is no reason. */
export function useReasonText(): (reason: string | undefined) => string | null {
  const { t } = useTranslation('verification');
  return (reason) => {
    if (reason === undefined) return null;
    return isReason(reason) ? t(`reason.${reason}`) : reason;
  };
}

/** What a check is called. */
export function useCheckName(): (name: string) => string {
  const { t } = useTranslation('verification');
  return (name) => {
    const known = Object.values(checkNames)
      .flat()
      .find((check) => check === name);
    return known === undefined ? name : t(`check.${known}`);
  };
}

function isReason(reason: string): reason is NotPossibleReason {
  return Object.hasOwn(notPossibleReasons, reason);
}
