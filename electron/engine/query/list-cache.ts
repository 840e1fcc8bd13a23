import { fail } from '#shared/contract/failure.ts';

/** Something that was worked out for a list, and the memory that it takes. */
export interface Cacheable {
  readonly byteLength: number;
}

/**
 * Keeps what was worked out for lists, the least recently used given up first. Callers that want the same while it is being made wait
 * for one making; it ends when the last of them has gone.
 */
export interface ListCache<T extends Cacheable> {
  peek(key: string): T | undefined;
  get(key: string, signal: AbortSignal | undefined, make: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

interface Making<T> {
  readonly result: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

export function createListCache<T extends Cacheable>(mostBytes: number): ListCache<T> {
  // A Map keeps the order of insertion, so its first key is the one used longest ago.
  const kept = new Map<string, T>();
  const makings = new Map<string, Making<T>>();
  let bytes = 0;

  const peek = (key: string): T | undefined => {
    const value = kept.get(key);
    if (value !== undefined) {
      kept.delete(key);
      kept.set(key, value);
    }
    return value;
  };
  const keep = (key: string, value: T) => {
    bytes += value.byteLength - (kept.get(key)?.byteLength ?? 0);
    kept.set(key, value);
    for (const [oldKey, old] of kept) {
      if (bytes <= mostBytes || oldKey === key) break;
      kept.delete(oldKey);
      bytes -= old.byteLength;
    }
  };
  const begin = (key: string, make: (signal: AbortSignal) => Promise<T>): Making<T> => {
    const controller = new AbortController();
    const result = make(controller.signal).then(
      (value) => {
        if (makings.get(key) === making) makings.delete(key);
        keep(key, value);
        return value;
      },
      (error: unknown) => {
        if (makings.get(key) === making) makings.delete(key);
        throw error;
      },
    );
    const making: Making<T> = { result, controller, waiting: 0 };
    makings.set(key, making);
    return making;
  };

  return {
    peek,
    async get(key, signal, make) {
      const known = peek(key);
      if (known !== undefined) return known;
      if (signal?.aborted) throw cancelled();
      const making = makings.get(key) ?? begin(key, make);
      making.waiting++;
      const leave = () => {
        if (--making.waiting > 0) return;
        if (makings.get(key) === making) makings.delete(key);
        making.controller.abort();
      };
      if (signal === undefined) return making.result;
      return await new Promise<T>((resolve, reject) => {
        const onAbort = () => {
          leave();
          reject(cancelled());
        };
        signal.addEventListener('abort', onAbort, { once: true });
        making.result.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
      });
    },
  };
}

function cancelled(): Error {
  return fail('cancelled', 'The call was cancelled.');
}
