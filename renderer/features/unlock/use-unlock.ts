import { useEffect, useRef, useState } from 'react';
import type { ArchiveSummary } from '#shared/contract/archive.ts';
import type { EngineContract } from '#shared/contract/engine-contract.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { InputOf } from '#shared/rpc/contract.ts';
import { failureOf } from '../../app/query-cache.ts';
import { useShell } from '../../app/shell-context.ts';

/** What opens an archive. */
export type Secret = InputOf<EngineContract['archive.unlock']>['secret'];

/** What an attempt does now; `secondsLeft` while it waits because wrong secrets were given before. */
export interface Progress {
  readonly step: 'waiting' | 'deriving_key' | 'reading';
  readonly secondsLeft?: number | undefined;
}

/** An attempt to unlock: what it does now, or why the last one failed. */
export interface UnlockState {
  readonly progress: Progress | null;
  readonly failure: Failure | null;
  readonly unlock: (secret: Secret) => void;
  readonly stop: () => void;
  /** Takes the last refusal away, once what was typed changes. */
  readonly forgetFailure: () => void;
}

/** Unlocks a file. The secret goes to the engine and is kept nowhere here. */
export function useUnlock(grant: string, onUnlocked: (archive: ArchiveSummary) => void): UnlockState {
  const { engine } = useShell();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  return {
    progress,
    failure,
    unlock(secret) {
      const controller = new AbortController();
      running.current?.abort();
      running.current = controller;
      setFailure(null);
      setProgress({ step: 'deriving_key' });
      engine
        .call('archive.unlock', { grant, secret }, { signal: controller.signal, onProgress: setProgress })
        .then(onUnlocked, (error: unknown) => {
          if (running.current !== controller) return;
          setProgress(null);
          if (!controller.signal.aborted) setFailure(failureOf(error));
        });
    },
    stop() {
      running.current?.abort();
      running.current = null;
      setProgress(null);
    },
    forgetFailure: () => setFailure(null),
  };
}
