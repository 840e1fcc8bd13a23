import { useCallback, useMemo, useRef, useSyncExternalStore } from 'react';
import type { EngineContract } from '#shared/contract/engine-contract.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { InputOf, OutputOf } from '#shared/rpc/contract.ts';
import type { QueryMethod } from './query-cache.ts';
import { useSession } from './session-context.ts';

/** What a screen knows of its question. */
export interface Query<T> {
  /** `loading` while there is no answer to this very input yet. */
  readonly status: 'loading' | 'ready' | 'failed';
  /** The answer; with `keepPrevious`, the one before while the new one is on its way. */
  readonly data: T | undefined;
  readonly failure: Failure | undefined;
  readonly retry: () => void;
}

/** Settings of a query. */
export interface QueryOptions {
  /** Keeps showing the last answer while the next is fetched, e.g. a total while typing. */
  readonly keepPrevious?: boolean;
}

/**
 * Asks the engine, once for each input and open archive; `null` asks nothing. The question is cancelled when the component goes away
 * or asks something else.
 */
export function useQuery<M extends QueryMethod>(
  method: M,
  input: InputOf<EngineContract[M]> | null,
  options: QueryOptions = {},
): Query<OutputOf<EngineContract[M]>> {
  const { queries } = useSession();
  // The same question in a new object must not be asked again.
  const key = JSON.stringify(input);
  // biome-ignore lint/correctness/useExhaustiveDependencies: key stands for input
  const stable = useMemo(() => input, [key]);

  const subscribe = useCallback(
    (listener: () => void) => (stable === null ? () => {} : queries.subscribe(method, stable, listener)),
    [queries, method, stable],
  );
  const state = useSyncExternalStore(subscribe, () =>
    stable === null ? undefined : queries.read(method, stable),
  );
  const previous = useRef<OutputOf<EngineContract[M]>>(undefined);
  if (state?.status === 'ready') previous.current = state.data;

  const retry = useCallback(() => {
    if (stable !== null) queries.retry(method, stable);
  }, [queries, method, stable]);
  return {
    status: state?.status ?? 'loading',
    data:
      state?.status === 'ready'
        ? state.data
        : options.keepPrevious && state?.status === 'loading'
          ? previous.current
          : undefined,
    failure: state?.status === 'failed' ? state.failure : undefined,
    retry,
  };
}
