/**
 * Where in the program an error was thrown, for a diagnostic: its class, its code and its innermost frames. The message stays out,
 * since it may quote a path, a record or worse.
 */
export function errorPlace(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? [];
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return ` (${error.name}${code})\n${frames.slice(0, 8).join('\n')}`;
}
