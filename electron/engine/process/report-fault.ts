import { errorPlace } from '#shared/rpc/error-place.ts';
import type { Diagnostic } from '#shared/rpc/server.ts';

/** Writes a fault to standard error: what happened in which method, and where in the program. */
export function reportFault({ problem, method, error }: Diagnostic): void {
  process.stderr.write(`${method === undefined ? '' : `${method}: `}${problem}${errorPlace(error)}\n`);
}
