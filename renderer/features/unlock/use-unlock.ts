import { useEffect, useRef, useState } from 'react';
import type { ArchiveSummary } from '#shared/contract/archive.ts';
import type { EngineContract } from '#shared/contract/engine-contract.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { InputOf } from '#shared/rpc/contract.ts';
import { failureOf } from '../../app/query-cache.ts';
import { useShell } from '../../app/shell-context.ts';

/** What opens an archive. */
export type Secret = InputOf<EngineContract['archive.unlock']>['secret'];

/** An attempt to unlock: what it does now, or why the last one failed. */
export interface UnlockState {
  readonly step: 'deriving_key' | 'reading' | null;
  readonly failure: Failure | null;
  readonly unlock: (secret: Secret) => void;
  readonly stop: () => void;
  /** Takes the last refusal away, once what was typed changes. */
  readonly forgetFailure: () => void;
}

/** Unlocks a file. The secret goes to the engine and is kept nowhere here. */
export function useUnlock(grant: string, onUnlocked: (archive: ArchiveSummary) => void): UnlockState {
  const { engine } = useShell();
  const [step, setStep] = useState<UnlockState['step']>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  return {
    step,
    failure,
    unlock(secret) {
      const controller = new AbortController();
      running.current?.abort();
      running.current = controller;
      setFailure(null);
      setStep('deriving_key');
      engine
        .call(
          'archive.unlock',
          { grant, secret },
          { signal: controller.signal, onProgress: (progress) => setStep(progress.step) },
        )
        .then(onUnlocked, (error: unknown) => {
          if (running.current !== controller) return;
          setStep(null);
          if (!controller.signal.aborted) setFailure(failureOf(error));
        });
    },
    stop() {
      running.current?.abort();
      running.current = null;
      setStep(null);
    },
    forgetFailure: () => setFailure(null),
  };
}
