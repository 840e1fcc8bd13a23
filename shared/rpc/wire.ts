import type { Failure } from '../contract/failure.ts';

/** What a client sends: a call under a number that it never uses again, or the wish to end one. */
export type ToServer =
  | { readonly type: 'call'; readonly id: number; readonly method: string; readonly input: unknown }
  | { readonly type: 'cancel'; readonly id: number };

/** What a server sends: any number of progress reports, then one result or one failure. Nothing follows a `cancel`. */
export type ToClient =
  | { readonly type: 'progress'; readonly id: number; readonly progress: unknown }
  | { readonly type: 'result'; readonly id: number; readonly output: unknown }
  | { readonly type: 'failure'; readonly id: number; readonly failure: Failure };

/** The message as a record with a call number, or null where it is neither of these. */
export function asNumbered(message: unknown): (Record<string, unknown> & { readonly id: number }) | null {
  if (typeof message !== 'object' || message === null || !('id' in message)) return null;
  const { id } = message;
  return typeof id === 'number' && Number.isSafeInteger(id) ? { ...message, id } : null;
}
