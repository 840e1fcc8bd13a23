import type { Diagnostic } from '#shared/rpc/server.ts';

/**
 * Writes a fault to standard error: what happened in which method, and where in the program. The message of a thrown error stays
 * out, since it may quote a path, a record or worse.
 */
export function reportFault({ problem, method, error }: Diagnostic): void {
  process.stderr.write(`${method === undefined ? '' : `${method}: `}${problem}${describe(error)}\n`);
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? [];
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return ` (${error.name}${code})\n${frames.slice(0, 8).join('\n')}`;
}
