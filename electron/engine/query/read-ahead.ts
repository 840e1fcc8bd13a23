import { ContractError } from '#shared/contract/failure.ts';

/** How long nothing must have been asked of any list before something is worked out that nobody asked for. */
const quietMs = 60;

/**
 * Works out the order of the list whose first rows were just given, so that it is there when the scroll bar is dragged. One at a time:
 * the first rows of another list end it, unless somebody waits for it by now. It begins when no call is under way, and is cut into slices
 * as any long work is.
 */
export interface ReadAhead {
  /** `key` tells works apart: one that is under way or done last is not begun again. */
  want(key: string, work: (signal: AbortSignal) => Promise<unknown>): void;
  /** Runs a call, during which nothing is begun. */
  during<T>(call: () => Promise<T>): Promise<T>;
}

/** Reads ahead in an archive as long as `isOpen`; what fails for another reason than being left is told to `onFault`. */
export function createReadAhead(isOpen: () => boolean, onFault: (error: unknown) => void): ReadAhead {
  let wanted: ((signal: AbortSignal) => Promise<unknown>) | null = null;
  let controller = new AbortController();
  let lastKey: string | null = null;
  let calls = 0;
  let timer: NodeJS.Timeout | undefined;

  const begin = () => {
    if (wanted === null || calls > 0 || !isOpen()) return;
    const work = wanted;
    wanted = null;
    controller = new AbortController();
    work(controller.signal).catch((error: unknown) => {
      // Who asks for the list meets the damage again, and is told.
      if (!(error instanceof ContractError)) onFault(error);
    });
  };
  const beginWhenQuiet = () => {
    clearTimeout(timer);
    if (wanted !== null && calls === 0) timer = setTimeout(begin, quietMs).unref();
  };
  return {
    want(key, work) {
      if (key === lastKey) return;
      lastKey = key;
      controller.abort();
      wanted = work;
      beginWhenQuiet();
    },
    async during(call) {
      calls++;
      clearTimeout(timer);
      try {
        return await call();
      } finally {
        calls--;
        beginWhenQuiet();
      }
    },
  };
}
