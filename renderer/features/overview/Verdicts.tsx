import { useNavigate } from '@tanstack/react-router';
import { CircleAlert, CircleCheck, CircleDashed, CircleX, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LayerResult } from '#shared/contract/verification.ts';
import { keepScope } from '../../app/keep-scope.ts';
import { useVerification } from '../../app/use-verification.ts';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Spinner } from '../../ui/Spinner.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './Verdicts.module.css';

const layers = ['seal', 'structure', 'manifest', 'books'] as const;

const signs = {
  good: CircleCheck,
  caution: CircleAlert,
  bad: CircleX,
  open: CircleDashed,
} as const;

/** The four verdicts of the last verification in this session, or that there was none. */
export function Verdicts() {
  const { t } = useTranslation(['overview', 'verification']);
  const format = useFormat();
  const navigate = useNavigate();
  const { state, start } = useVerification();
  const { result } = state;
  const open = () => void navigate({ to: '/verification', search: keepScope });
  return (
    <section className={styles.verdicts} aria-label={t('verdicts')}>
      <ul>
        {layers.map((name) => {
          const layer = result?.layers[name];
          const standing = layer === undefined ? 'open' : standingOf(layer);
          const Sign = signs[standing];
          return (
            <li key={name} className={styles.layer}>
              <Sign aria-hidden="true" className={styles[standing]} />
              <span>
                <b>{t(`verification:layer.${name}`)}</b>
                <span>{t(`verification:verdict.${layer?.verdict ?? 'not_run'}`)}</span>
              </span>
            </li>
          );
        })}
      </ul>
      <div className={styles.foot}>
        <p className={classNames(result === null && state.status !== 'running' && styles.never)}>
          {state.status === 'running' ? (
            <>
              <Spinner size={12} /> {t('verification:running.title')}
            </>
          ) : result === null ? (
            t('neverVerified')
          ) : (
            t('verifiedAt', { at: format.instant(result.startedAt) })
          )}
        </p>
        {state.status === 'running' || result !== null ? (
          <Button onPress={open}>{t('verifyAgain')}</Button>
        ) : (
          <Button
            variant="primary"
            icon={<ShieldCheck aria-hidden="true" />}
            onPress={() => {
              start(layers);
              open();
            }}
          >
            {t('verify')}
          </Button>
        )}
      </div>
    </section>
  );
}

function standingOf(layer: LayerResult): keyof typeof signs {
  if (layer.verdict === 'failed') return 'bad';
  if (layer.verdict !== 'passed') return 'open';
  return layer.findings.some(({ severity }) => severity === 'warning') ? 'caution' : 'good';
}
