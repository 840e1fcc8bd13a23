import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PastRun } from '#shared/contract/verification-history.ts';
import { layerOrder } from '#shared/verification/layer-order.ts';
import { changesSince } from '#shared/verification/run-changes.ts';
import { useFailureText } from '../../app/use-failure-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './History.module.css';
import { verdictTone } from './tones.ts';
import { useChangeText } from './use-change-text.ts';
import { useFindingCounts } from './use-finding-counts.ts';
import type { History } from './use-history.ts';
import { VerdictIcon } from './VerdictIcon.tsx';

/** So many are shown before one asks for all. */
const firstShown = 6;

/** The verifications of this archive on this computer, the latest first, each with what it found otherwise than the one before. */
export function HistoryList({ history }: { readonly history: History }) {
  const { t } = useTranslation(['verification', 'ui']);
  const format = useFormat();
  const failureText = useFailureText();
  const [showsAll, setShowsAll] = useState(false);
  const [isClearing, setClearing] = useState(false);
  const { runs, failure, clear } = history;
  if (runs?.length === 0 && failure === null) return null;
  const shown = showsAll ? (runs ?? []) : (runs ?? []).slice(0, firstShown);
  return (
    <section className={styles.section}>
      <header className={styles.head}>
        <h2>{t('history.title')}</h2>
        {runs === null || runs.length === 0 ? null : (
          <Button variant="quiet" onPress={() => setClearing(true)}>
            {t('history.clear')}
          </Button>
        )}
      </header>
      {failure === null ? null : (
        <p className={styles.failed} role="alert">
          {failureText(failure).text}
        </p>
      )}
      {shown.length === 0 ? null : (
        <ol className={styles.list}>
          {shown.map((run, index) => (
            <Run key={run.startedAt} run={run} earlier={(runs ?? []).slice(index + 1)} />
          ))}
        </ol>
      )}
      {runs !== null && runs.length > shown.length ? (
        <Button variant="quiet" onPress={() => setShowsAll(true)}>
          {t('showAll', { shown: format.integer(runs.length) })}
        </Button>
      ) : null}
      <p className={styles.hint}>{t('history.hint')}</p>
      <Dialog
        title={t('history.clearTitle')}
        isOpen={isClearing}
        onClose={() => setClearing(false)}
        width="narrow"
        footer={
          <>
            <Button onPress={() => setClearing(false)}>{t('history.keep')}</Button>
            <Button
              variant="primary"
              onPress={() => {
                setClearing(false);
                clear();
              }}
            >
              {t('history.clear')}
            </Button>
          </>
        }
      >
        <p>{t('history.clearText')}</p>
      </Dialog>
    </section>
  );
}

function Run({ run, earlier }: { readonly run: PastRun; readonly earlier: readonly PastRun[] }) {
  const { t } = useTranslation('verification');
  const format = useFormat();
  const changeText = useChangeText();
  const counts = useFindingCounts();
  const changes = changesSince(run, earlier);
  const { startedAt, administrator, programVersion, layers, findings, fileSha256, manifestRoot } = run;
  return (
    <li className={styles.run}>
      <div className={styles.line}>
        <span className={styles.when}>{format.instant(startedAt)}</span>
        <ul className={styles.verdicts}>
          {layerOrder.map((name) => (
            <li key={name} className={styles.verdict}>
              <VerdictIcon tone={verdictTone({ verdict: layers[name] }, 0)} size={14} />
              <span aria-hidden="true">{t(`layer.${name}`)}</span>
              <span className="sr-only">
                {t('status.layer', { layer: t(`layer.${name}`), verdict: t(`verdict.${layers[name]}`) })}
              </span>
            </li>
          ))}
        </ul>
      </div>
      {changes.length === 0 ? null : (
        <ul className={styles.changes}>
          {changeText(changes).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <p className={styles.facts}>
        {[
          administrator ?? t('history.owner'),
          counts(findings) || t('counts.none'),
          fileSha256 === null ? '' : t('history.file', { hash: fileSha256.slice(0, 12) }),
          manifestRoot === null ? '' : t('history.root', { hash: manifestRoot.slice(0, 12) }),
          t('history.version', { version: programVersion }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </li>
  );
}
