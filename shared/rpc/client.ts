import { ContractError, type Failure, fail } from '../contract/failure.ts';
import type { CallOptions, Client, Contract, OutputOf } from './contract.ts';
import type { Transport } from './transport.ts';
import { asNumbered, type ToServer } from './wire.ts';

/** Settings of a client. */
export interface ClientOptions {
  /** Told in English of every message from the server that fits no call; such a message is a fault of the program. */
  readonly onDiagnostic?: (problem: string) => void;
}

interface Pending {
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: ContractError) => void;
  readonly onProgress: ((progress: unknown) => void) | undefined;
  readonly release: () => void;
}

/**
 * Calls a contract over a transport. The contract is named for its types alone, so zod stays out of the caller's bundle: the server
 * has parsed what arrives here.
 */
export function createClient<C extends Contract>(
  transport: Transport,
  options: ClientOptions = {},
): Client<C> {
  const pending = new Map<number, Pending>();
  const diagnose = options.onDiagnostic ?? (() => {});
  let nextId = 1;
  let closed = false;

  const settle = (id: number): Pending | undefined => {
    const call = pending.get(id);
    pending.delete(id);
    call?.release();
    return call;
  };
  const failAll = () => {
    closed = true;
    for (const id of [...pending.keys()]) settle(id)?.reject(gone());
  };

  transport.onMessage((raw) => {
    const message = asNumbered(raw);
    if (message === null) return diagnose('The server sent a message without a call number.');
    // A cancelled call is forgotten at once, and its answer may have been on the way.
    if (message.id >= nextId)
      return diagnose(`The server answered call ${message.id}, which was never made.`);
    switch (message.type) {
      case 'progress':
        return pending.get(message.id)?.onProgress?.(message.progress);
      case 'result':
        return settle(message.id)?.resolve(message.output);
      case 'failure':
        return settle(message.id)?.reject(toError(message.failure));
      default:
        diagnose(`The server answered call ${message.id} with a message of no known type.`);
        return settle(message.id)?.reject(fail('bad_message', 'The answer has no known type.'));
    }
  });
  transport.onClose(failAll);

  return {
    call(method, input, callOptions: CallOptions<C[typeof method]> = {}) {
      return new Promise<OutputOf<C[typeof method]>>((resolve, reject) => {
        const { signal, onProgress } = callOptions;
        if (closed) return reject(gone());
        if (signal?.aborted) return reject(cancelled());
        const id = nextId++;
        const send = (message: ToServer) => transport.send(message);
        const onAbort = () => {
          settle(id)?.reject(cancelled());
          send({ type: 'cancel', id });
        };
        signal?.addEventListener('abort', onAbort, { once: true });
        pending.set(id, {
          // The server has parsed the output with the contract's schema; this is where the types meet again.
          resolve: (output) => resolve(output as OutputOf<C[typeof method]>),
          reject,
          onProgress: onProgress as ((progress: unknown) => void) | undefined,
          release: () => signal?.removeEventListener('abort', onAbort),
        });
        try {
          send({ type: 'call', id, method, input });
        } catch (error) {
          settle(id);
          reject(
            new ContractError(
              { code: 'bad_message', message: `${method}: the input cannot be sent.` },
              { cause: error },
            ),
          );
        }
      });
    },
    close() {
      failAll();
      transport.close();
    },
  };
}

function toError(failure: unknown): ContractError {
  const fits =
    typeof failure === 'object' &&
    failure !== null &&
    'code' in failure &&
    typeof failure.code === 'string' &&
    'message' in failure &&
    typeof failure.message === 'string';
  // Only a shape check: the server has parsed the failure with its schema.
  return fits
    ? new ContractError(failure as Failure)
    : fail('bad_message', 'The failure has no known shape.');
}

function gone(): ContractError {
  return fail('engine_gone', 'The other process is gone.');
}

function cancelled(): ContractError {
  return fail('cancelled', 'The call was cancelled.');
}
