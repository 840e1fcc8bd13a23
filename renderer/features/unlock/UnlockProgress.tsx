import { useTranslation } from 'react-i18next';
import { useElapsedSeconds } from '../../app/use-elapsed-seconds.ts';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import type { Progress } from './use-unlock.ts';

/** What an attempt does now: how long it still waits, or how long a derivation has taken, whose end nobody can know. */
export function UnlockProgress({ progress: { step, secondsLeft } }: { readonly progress: Progress }) {
  const { t } = useTranslation('unlock');
  const elapsed = useElapsedSeconds(step);
  if (step === 'waiting') {
    return <ProgressBar label={t('waiting', { count: secondsLeft ?? 1 })} fraction={null} />;
  }
  return (
    <ProgressBar
      label={t(step)}
      fraction={null}
      {...(elapsed < 1 ? {} : { detail: t('elapsed', { seconds: elapsed }) })}
    />
  );
}
