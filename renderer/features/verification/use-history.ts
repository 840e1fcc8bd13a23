import { useCallback, useEffect, useState } from 'react';
import type { Failure } from '#shared/contract/failure.ts';
import type { PastRun } from '#shared/contract/verification-history.ts';
import { failureOf } from '../../app/query-cache.ts';
import { useEngine } from '../../app/session-context.ts';

/** The verifications of the open archive that are kept on this computer. */
export interface History {
  /** The latest first; null until they are known. */
  readonly runs: readonly PastRun[] | null;
  readonly failure: Failure | null;
  readonly clear: () => void;
}

/** Reads the history, and again after each verification; `latest` is when the one began whose result is shown. */
export function useHistory(latest: string | null): History {
  const engine = useEngine();
  const [runs, setRuns] = useState<readonly PastRun[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const take = useCallback(
    (answer: Promise<{ runs: readonly PastRun[] }>, isWanted: () => boolean = () => true) => {
      answer.then(
        (history) => {
          if (!isWanted()) return;
          setRuns(history.runs);
          setFailure(null);
        },
        (error: unknown) => {
          if (isWanted()) setFailure(failureOf(error));
        },
      );
    },
    [],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new result stands in the history
  useEffect(() => {
    let isWanted = true;
    take(engine.call('history.read', {}), () => isWanted);
    return () => {
      isWanted = false;
    };
  }, [engine, take, latest]);
  return { runs, failure, clear: () => take(engine.call('history.clear', {})) };
}
