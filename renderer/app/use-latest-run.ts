import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure } from '#shared/contract/failure.ts';
import { failureOf } from './query-cache.ts';

/** How work goes: not begun or ended without a word, failed, or as the work itself says. */
export type RunState<S> =
  | { readonly status: 'idle' }
  | { readonly status: 'failed'; readonly failure: Failure }
  | S;

/** Work of which the latest run alone counts. */
export interface LatestRun<S> {
  readonly state: RunState<S>;
  /** Ends the run before it. `work` answers the state that it ends in; `tell` says one on the way. */
  readonly run: (
    work: (signal: AbortSignal, tell: (state: RunState<S>) => void) => Promise<RunState<S>>,
  ) => void;
  /** Ends what is under way, and takes away what was said of it. */
  readonly end: () => void;
}

/** Runs work of the screen: a new run ends the one before, leaving the screen ends it, and what an ended one still says is not heard. */
export function useLatestRun<S>(): LatestRun<S> {
  const [state, setState] = useState<RunState<S>>({ status: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const run = useCallback<LatestRun<S>['run']>((work) => {
    const controller = new AbortController();
    running.current?.abort();
    running.current = controller;
    const tell = (next: RunState<S>) => {
      if (running.current === controller) setState(next);
    };
    work(controller.signal, tell)
      .catch((error: unknown): RunState<S> => ({ status: 'failed', failure: failureOf(error) }))
      .then((last) => {
        tell(last);
        if (running.current === controller) running.current = null;
      });
  }, []);
  const end = useCallback(() => {
    running.current?.abort();
    running.current = null;
    setState({ status: 'idle' });
  }, []);
  return { state, run, end };
}
