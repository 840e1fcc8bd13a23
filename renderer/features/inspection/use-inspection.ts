import { useCallback } from 'react';
import type { InspectionTerm, inspectionMethods } from '#shared/contract/inspection.ts';
import type { OutputOf, ProgressOf } from '#shared/rpc/contract.ts';
import { useEngine } from '../../app/session-context.ts';
import { type RunState, useLatestRun } from '../../app/use-latest-run.ts';

/** What was found, of whom. */
export type InspectionFound = OutputOf<(typeof inspectionMethods)['inspection.find']> & {
  readonly terms: readonly InspectionTerm[];
};

type Looking =
  | {
      readonly status: 'looking';
      readonly progress: ProgressOf<(typeof inspectionMethods)['inspection.find']> | null;
    }
  | { readonly status: 'found'; readonly found: InspectionFound };

/** Where looking for somebody stands. */
export type InspectionState = RunState<Looking>;

/** Looks for somebody; a new search ends the one before, and so does leaving the screen. */
export function useInspection(): {
  readonly state: InspectionState;
  readonly find: (terms: readonly InspectionTerm[]) => void;
  readonly cancel: () => void;
} {
  const engine = useEngine();
  const { state, run, end } = useLatestRun<Looking>();
  const find = useCallback(
    (terms: readonly InspectionTerm[]) =>
      run(async (signal, tell) => {
        tell({ status: 'looking', progress: null });
        const found = await engine.call(
          'inspection.find',
          { terms: [...terms] },
          { signal, onProgress: (progress) => tell({ status: 'looking', progress }) },
        );
        return { status: 'found', found: { ...found, terms } };
      }),
    [engine, run],
  );
  return { state, find, cancel: end };
}
