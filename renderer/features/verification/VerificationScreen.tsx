import { useTranslation } from 'react-i18next';
import type { LayerName } from '#shared/contract/verification.ts';
import { layerOrder } from '#shared/verification/layer-order.ts';
import { useFailureText } from '../../app/use-failure-text.ts';
import { useVerification } from '../../app/use-verification.ts';
import { HistoryList } from './HistoryList.tsx';
import { NeverView } from './NeverView.tsx';
import { ResultView } from './ResultView.tsx';
import { RunningView } from './RunningView.tsx';
import { useHistory } from './use-history.ts';
import styles from './VerificationScreen.module.css';

/** The verification of the open archive: before, during and after. */
export function VerificationScreen() {
  const { t } = useTranslation('verification');
  const { state, start } = useVerification();
  const failureText = useFailureText();
  const history = useHistory(state.result?.startedAt ?? null);
  const startAll = (layers: readonly LayerName[] = layerOrder) => start(layers);
  return (
    <div className={styles.screen}>
      <div className={styles.column}>
        {state.status === 'failed' ? (
          <p className={styles.failed} role="alert">
            {t('failed', { reason: failureText(state.failure).text })}
          </p>
        ) : state.status === 'cancelled' ? (
          <p className={styles.cancelled} role="status">
            {t(state.result === null ? 'cancelled' : 'cancelledKept')}
          </p>
        ) : null}
        {state.status === 'running' ? (
          <RunningView state={state} />
        ) : state.result === null ? (
          <>
            <NeverView wasVerified={(history.runs?.length ?? 0) > 0} onStart={startAll} />
            <HistoryList history={history} />
          </>
        ) : (
          <ResultView result={state.result} history={history} onAgain={() => startAll()} />
        )}
      </div>
    </div>
  );
}
