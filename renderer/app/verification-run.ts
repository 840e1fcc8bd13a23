import type { VerifierContract } from '#shared/contract/engine-contract.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type {
  LayerName,
  VerificationProgress,
  VerificationRunResult,
} from '#shared/contract/verification.ts';
import type { Client } from '#shared/rpc/contract.ts';
import type { EngineConnection } from './engine-connection.ts';
import { failureOf } from './query-cache.ts';
import type { Shell } from './shell-connection.ts';

/** How far each layer is; a layer that has not said anything yet is absent. */
export type LayerProgress = Readonly<Partial<Record<LayerName, VerificationProgress>>>;

/** Where the verification of the open archive stands. `result` is that of the last run that came to its end. */
export type VerificationState =
  | { readonly status: 'never'; readonly result: null }
  | { readonly status: 'done'; readonly result: VerificationRunResult }
  | {
      readonly status: 'running';
      readonly layers: readonly LayerName[];
      readonly progress: LayerProgress;
      readonly isStopping: boolean;
      readonly result: VerificationRunResult | null;
    }
  | { readonly status: 'cancelled'; readonly result: VerificationRunResult | null }
  | { readonly status: 'failed'; readonly failure: Failure; readonly result: VerificationRunResult | null };

/** The verification of one open archive. It goes on while other screens are looked at, and its result stays until the archive is locked. */
export interface VerificationRun {
  readonly read: () => VerificationState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Begins with a fresh verifier; does nothing while one works. */
  readonly start: (layers: readonly LayerName[]) => void;
  /** Ends the verifier's process; what it found so far is gone. */
  readonly cancel: () => void;
}

/** Makes the verification of one archive session. */
export function createVerificationRun(engine: EngineConnection, shell: Shell): VerificationRun {
  const listeners = new Set<() => void>();
  let state: VerificationState = { status: 'never', result: null };
  let client: Client<VerifierContract> | null = null;
  let isCancelled = false;

  const update = (next: VerificationState) => {
    state = next;
    for (const listener of [...listeners]) listener();
  };
  // A port cannot say that its far end is gone.
  shell.onEvent((event) => {
    if (event.event === 'disconnected' && event.role === 'verifier') client?.close();
  });

  const verify = async (layers: readonly LayerName[]): Promise<VerificationRunResult> => {
    const connected = await engine.connectVerifier();
    client = connected;
    if (isCancelled) connected.close();
    return connected.call(
      'verification.run',
      { layers: [...layers] },
      {
        onProgress(progress) {
          if (state.status !== 'running') return;
          update({ ...state, progress: { ...state.progress, [progress.layer]: progress } });
        },
      },
    );
  };
  const stopProcess = () => {
    shell.call('verifier.stop', {}).catch(() => {
      // The main process says itself what went wrong there; what was found stands.
    });
  };
  const noteInLog = (verdict: string) => {
    engine
      .call('log.note', { action: 'verification', subject: null, id: null, words: null, detail: verdict })
      .catch(() => {
        // Nothing is open any more, or the engine is gone, and the window says that; what was found stands.
      });
  };
  const end = (next: VerificationState) => {
    client?.close();
    client = null;
    update(next);
    // A verifier holds the key and the archive; without work it need not be there.
    stopProcess();
  };

  return {
    read: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start(layers) {
      if (state.status === 'running') return;
      const { result } = state;
      isCancelled = false;
      update({ status: 'running', layers, progress: {}, isStopping: false, result });
      verify(layers).then(
        (found) => {
          end({ status: 'done', result: found });
          noteInLog(found.verdict);
        },
        (error: unknown) =>
          end(
            isCancelled
              ? { status: 'cancelled', result }
              : { status: 'failed', failure: failureOf(error), result },
          ),
      );
    },
    cancel() {
      if (state.status !== 'running') return;
      isCancelled = true;
      update({ ...state, isStopping: true });
      client?.close();
      stopProcess();
    },
  };
}
