import { errorPlace } from '#shared/rpc/error-place.ts';

/** Writes a fault to standard error: what happened, and where in the program. */
export function reportFault(problem: string, error?: unknown): void {
  process.stderr.write(`${problem}${errorPlace(error)}\n`);
}
