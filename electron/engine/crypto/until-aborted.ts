import { fail } from '#shared/contract/failure.ts';

/**
 * A derivation's bytes, or `cancelled` as soon as it is asked for: neither PBKDF2 nor scrypt can be stopped once it runs on its thread,
 * so what comes of it afterwards is overwritten.
 */
export function untilAborted(
  derivation: Promise<Uint8Array>,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  if (signal === undefined) return derivation;
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(fail('cancelled', 'It was cancelled while a key was derived.'));
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    derivation.then((bytes) => {
      signal.removeEventListener('abort', onAbort);
      if (signal.aborted) bytes.fill(0);
      else resolve(bytes);
    }, reject);
  });
}
