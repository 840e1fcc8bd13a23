import { refusalDelayMs } from '#shared/domain/refusal-delay.ts';

/** How often each file has refused a secret in a row, by the file's beginning; the main process keeps it while engines come and go. */
export interface RefusalBook {
  /** What the main process remembers from engines before this one. */
  readonly restore: (file: string, refusals: number, waitMs: number) => void;
  readonly refusalsOf: (file: string) => number;
  /** Milliseconds until the next attempt on this file may be made; 0 where it may at once. */
  readonly waitMs: (file: string) => number;
  readonly refused: (file: string) => void;
  readonly accepted: (file: string) => void;
}

/** `tell` is called for every change, for the main process to remember. */
export function createRefusalBook(
  tell: (file: string, outcome: 'refused' | 'accepted') => void,
  nowMs: () => number = () => performance.now(),
): RefusalBook {
  const files = new Map<string, { readonly refusals: number; readonly notBefore: number }>();
  return {
    restore(file, refusals, waitMs) {
      files.set(file, { refusals, notBefore: nowMs() + waitMs });
    },
    refusalsOf: (file) => files.get(file)?.refusals ?? 0,
    waitMs: (file) => Math.max(0, (files.get(file)?.notBefore ?? 0) - nowMs()),
    refused(file) {
      const refusals = (files.get(file)?.refusals ?? 0) + 1;
      files.set(file, { refusals, notBefore: nowMs() + refusalDelayMs(refusals) });
      tell(file, 'refused');
    },
    accepted(file) {
      if (files.delete(file)) tell(file, 'accepted');
    },
  };
}
