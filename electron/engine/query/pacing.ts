import { setImmediate } from 'node:timers/promises';
import { fail } from '#shared/contract/failure.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';

/** How long work may hold the event loop before it lets others in. */
const sliceMs = 12;

/**
 * Keeps long work from holding up everything else. The driver cannot be interrupted, so work is cut into slices, and between two of
 * them a cancelled call ends (`cancelled`), and one whose archive was closed meanwhile too (`locked`).
 */
export interface Pacing {
  /** To be awaited after each piece of work; gives way only when the slice is used up. */
  breathe(): Promise<void>;
  /** Aborted when nobody waits for the work any more: for what goes on with readings of its own. */
  readonly signal?: AbortSignal | undefined;
}

export function createPacing(db: ReadOnlyDatabase, signal: AbortSignal | undefined): Pacing {
  let sliceEndsAt = performance.now() + sliceMs;
  const check = () => {
    if (signal?.aborted) throw fail('cancelled', 'The call was cancelled.');
    if (!db.isOpen) throw fail('locked', 'The archive was closed.');
  };
  return {
    signal,
    async breathe() {
      if (performance.now() < sliceEndsAt) return;
      await setImmediate();
      check();
      sliceEndsAt = performance.now() + sliceMs;
    },
  };
}
