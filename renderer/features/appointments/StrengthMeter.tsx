import { useTranslation } from 'react-i18next';
import type { Strength } from './estimate-strength.ts';
import styles from './StrengthMeter.module.css';

const tones = ['bad', 'bad', 'caution', 'good', 'good'] as const;

/** How hard a passphrase is to guess, in a bar and in words; nothing where there is none. */
export function StrengthMeter({ strength }: { readonly strength: Strength | null }) {
  const { t } = useTranslation('appointments');
  return (
    <div className={styles.meter} role="status">
      {strength === null ? null : (
        <>
          <div className={styles.bar} data-tone={tones[strength.score]} aria-hidden="true">
            {[1, 2, 3, 4].map((step) => (
              <span key={step} className={step <= Math.max(1, strength.score) ? styles.on : styles.off} />
            ))}
          </div>
          <span className={styles.word} data-tone={tones[strength.score]}>
            {t(`strength.${strength.score}`)}
          </span>
          <span className={styles.guesses}>
            {t('strength.guesses', { power: Math.floor(strength.guessesLog10) })}
          </span>
        </>
      )}
    </div>
  );
}
