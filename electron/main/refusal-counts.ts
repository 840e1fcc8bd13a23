import { refusalDelayMs } from '#shared/domain/refusal-delay.ts';

/** How often files refused a secret in a row, for the engine that starts next: locking replaces the engine, and must not begin anew. */
export interface RefusalCounts {
  readonly refused: (file: string) => void;
  readonly accepted: (file: string) => void;
  /** `waitMs` is what is left of the wait before the next attempt. */
  readonly current: () => { file: string; refusals: number; waitMs: number }[];
}

export function createRefusalCounts(nowMs: () => number = () => performance.now()): RefusalCounts {
  const files = new Map<string, { readonly refusals: number; readonly notBefore: number }>();
  return {
    refused(file) {
      const refusals = (files.get(file)?.refusals ?? 0) + 1;
      files.set(file, { refusals, notBefore: nowMs() + refusalDelayMs(refusals) });
    },
    accepted: (file) => void files.delete(file),
    current: () =>
      [...files].map(([file, { refusals, notBefore }]) => ({
        file,
        refusals,
        waitMs: Math.max(0, notBefore - nowMs()),
      })),
  };
}
