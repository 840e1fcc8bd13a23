import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { layerOrder } from '#shared/verification/layer-order.ts';
import { countFindings } from '#shared/verification/questions.ts';
import { keepScope } from '../../app/keep-scope.ts';
import { useVerification } from '../../app/use-verification.ts';
import { Spinner } from '../../ui/Spinner.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { overallFraction } from './progress.ts';
import { verdictTone } from './tones.ts';
import styles from './VerdictBadges.module.css';
import { VerdictIcon } from './VerdictIcon.tsx';

/** The four verdicts in the status bar, which lead to the verification. */
export function VerdictBadges() {
  const { t } = useTranslation('verification');
  return (
    <Link to="/verification" search={keepScope} className={styles.link} title={t('status.open')}>
      <Verdicts />
    </Link>
  );
}

function Verdicts() {
  const { t } = useTranslation('verification');
  const format = useFormat();
  const { state } = useVerification();
  if (state.status === 'running') {
    const percent = format.rate(Math.floor(overallFraction(state.layers, state.progress) * 100) * 100);
    return (
      <span className={styles.item}>
        <Spinner size={12} />
        {t('status.running', { percent })}
      </span>
    );
  }
  const { result } = state;
  if (result === null) {
    return (
      <span className={styles.item}>
        <VerdictIcon tone="neutral" size={13} />
        {t(state.status === 'never' ? 'status.never' : 'status.stopped')}
      </span>
    );
  }
  return layerOrder.map((name) => {
    const layer = result.layers[name];
    const verdict = t(`verdict.${layer.verdict}`);
    return (
      <span key={name} className={styles.item}>
        <VerdictIcon tone={verdictTone(layer, countFindings(layer, 'warning'))} size={13} />
        <span aria-hidden="true">{t(`layer.${name}`)}</span>
        <span className="sr-only">{t('status.layer', { layer: t(`layer.${name}`), verdict })}</span>
      </span>
    );
  });
}
