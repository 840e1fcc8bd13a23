import { useTranslation } from 'react-i18next';
import type { LayerName, VerificationProgress } from '#shared/contract/verification.ts';
import { useVerification } from '../../app/use-verification.ts';
import type { VerificationState } from '../../app/verification-run.ts';
import { Button } from '../../ui/Button.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { type Format, useFormat } from '../../ui/use-format.ts';
import { layerFraction } from './progress.ts';
import styles from './RunningView.module.css';

/** A verification at work: each layer with its rate and the time left, and how to stop it. */
export function RunningView({
  state,
}: {
  readonly state: Extract<VerificationState, { status: 'running' }>;
}) {
  const { t } = useTranslation('verification');
  const { cancel } = useVerification();
  return (
    <section className={styles.running} aria-label={t('running.title')}>
      <header className={styles.head}>
        <div>
          <h1>{t('running.title')}</h1>
          <p>{t('running.text')}</p>
        </div>
        <Button onPress={cancel} isPending={state.isStopping}>
          {t(state.isStopping ? 'stopping' : 'cancel')}
        </Button>
      </header>
      <ul className={styles.layers}>
        {state.layers.map((name) => (
          <LayerProgress key={name} name={name} progress={state.progress[name]} />
        ))}
      </ul>
    </section>
  );
}

function LayerProgress({
  name,
  progress,
}: {
  readonly name: LayerName;
  readonly progress: VerificationProgress | undefined;
}) {
  const { t } = useTranslation('verification');
  const format = useFormat();
  const isDone = progress !== undefined && progress.total > 0 && progress.done >= progress.total;
  const detail =
    progress === undefined
      ? t('running.waiting')
      : isDone
        ? t('running.done')
        : [amount(progress, format), rate(progress, format), left(progress, format)]
            .filter(Boolean)
            .join(' · ');
  return (
    <li className={styles.layer}>
      <ProgressBar
        label={t(`layer.${name}`)}
        fraction={progress === undefined ? 0 : layerFraction(progress)}
        detail={detail}
      />
      <p>{t(`layerText.${name}`)}</p>
    </li>
  );

  function amount({ done, total, unit }: VerificationProgress, { bytes, integer }: Format): string {
    if (total === 0) return '';
    const write = unit === 'bytes' ? bytes : (value: number) => integer(Math.round(value));
    return t(`running.${unit}`, { done: write(done), total: write(total) });
  }
  function rate({ bytesPerSecond }: VerificationProgress, { bytes }: Format): string {
    return bytesPerSecond === null ? '' : t('running.rate', { rate: bytes(bytesPerSecond) });
  }
  function left({ secondsLeft }: VerificationProgress, { seconds }: Format): string {
    return secondsLeft === null ? '' : t('running.left', { time: seconds(Math.ceil(secondsLeft)) });
  }
}
