import { useCallback, useEffect, useState } from 'react';
import type { LogState } from '#shared/contract/consultation-log.ts';
import type { Failure } from '#shared/contract/failure.ts';
import { failureOf } from './query-cache.ts';
import { useEngine } from './session-context.ts';

/** How the consultation log stands, and how to change that. `state` is null until it is known. */
export function useLogState(): {
  readonly state: LogState | null;
  readonly failure: Failure | null;
  readonly set: (change: { isOwnerLogged?: boolean; keepsWords?: boolean }) => void;
  readonly told: () => void;
} {
  const engine = useEngine();
  const [state, setState] = useState<LogState | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const take = useCallback((asked: Promise<LogState>) => {
    asked.then(
      (next) => {
        setState(next);
        setFailure(null);
      },
      (error: unknown) => setFailure(failureOf(error)),
    );
  }, []);
  useEffect(() => take(engine.call('log.state', {})), [engine, take]);
  return {
    state,
    failure,
    set: useCallback((change) => take(engine.call('log.set', change)), [engine, take]),
    told: useCallback(() => take(engine.call('log.told', {})), [engine, take]),
  };
}
