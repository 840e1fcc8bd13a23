import { useCallback, useEffect, useState } from 'react';
import type { Failure } from '#shared/contract/failure.ts';
import { failureOf } from '../../app/query-cache.ts';
import { useShell } from '../../app/shell-context.ts';
import type { Inspection } from './SealReport.tsx';

/** What is known of a file before any key: nothing yet, its report, or why it cannot be read. */
export interface InspectionState {
  readonly inspection: Inspection | null;
  readonly failure: Failure | null;
  readonly retry: () => void;
}

/** Has the engine look at a file without a key. */
export function useInspection(grant: string): InspectionState {
  const { engine, shell } = useShell();
  const [attempt, setAttempt] = useState(0);
  const [inspection, setInspection] = useState<Inspection | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks again
  useEffect(() => {
    const controller = new AbortController();
    setFailure(null);
    engine
      .call('archive.inspect', { grant }, { signal: controller.signal })
      .then(setInspection, (error: unknown) => {
        if (!controller.signal.aborted) setFailure(failureOf(error));
      });
    return () => controller.abort();
  }, [engine, grant, attempt]);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  // Who signed is judged by the keys that are trusted at the time.
  useEffect(
    () =>
      shell.onEvent(({ event }) => {
        if (event === 'trust-changed') retry();
      }),
    [shell, retry],
  );
  return { inspection, failure, retry };
}
