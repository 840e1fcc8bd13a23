/**
 * Writes a fault to standard error: what happened, and where in the program. The message of a thrown error stays out, since it may
 * quote a path or worse.
 */
export function reportFault(problem: string, error?: unknown): void {
  process.stderr.write(`${problem}${error instanceof Error ? ` ${describe(error)}` : ''}\n`);
}

function describe(error: Error): string {
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? [];
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return `(${error.name}${code})\n${frames.slice(0, 8).join('\n')}`;
}
