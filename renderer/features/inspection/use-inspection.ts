import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure } from '#shared/contract/failure.ts';
import type { InspectionTerm, inspectionMethods } from '#shared/contract/inspection.ts';
import type { OutputOf, ProgressOf } from '#shared/rpc/contract.ts';
import { failureOf } from '../../app/query-cache.ts';
import { useEngine } from '../../app/session-context.ts';

/** What was found, of whom. */
export type InspectionFound = OutputOf<(typeof inspectionMethods)['inspection.find']> & {
  readonly terms: readonly InspectionTerm[];
};

/** Where looking for somebody stands. */
export type InspectionState =
  | { readonly status: 'idle' }
  | {
      readonly status: 'looking';
      readonly progress: ProgressOf<(typeof inspectionMethods)['inspection.find']> | null;
    }
  | { readonly status: 'found'; readonly found: InspectionFound }
  | { readonly status: 'failed'; readonly failure: Failure };

/** Looks for somebody; a new search ends the one before, and so does leaving the screen. */
export function useInspection(): {
  readonly state: InspectionState;
  readonly find: (terms: readonly InspectionTerm[]) => void;
  readonly cancel: () => void;
} {
  const engine = useEngine();
  const [state, setState] = useState<InspectionState>({ status: 'idle' });
  const running = useRef<AbortController>(null);
  const cancel = useCallback(() => {
    running.current?.abort();
    setState({ status: 'idle' });
  }, []);
  useEffect(() => () => running.current?.abort(), []);
  const find = useCallback(
    (terms: readonly InspectionTerm[]) => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      const { signal } = controller;
      setState({ status: 'looking', progress: null });
      engine
        .call(
          'inspection.find',
          { terms: [...terms] },
          { signal, onProgress: (progress) => !signal.aborted && setState({ status: 'looking', progress }) },
        )
        .then(
          (found) => !signal.aborted && setState({ status: 'found', found: { ...found, terms } }),
          (error: unknown) => !signal.aborted && setState({ status: 'failed', failure: failureOf(error) }),
        );
    },
    [engine],
  );
  return { state, find, cancel };
}
