import { refusingUnknown } from './refusals.ts';

type EventMethod = 'on' | 'once' | 'off' | 'addListener' | 'removeListener' | 'removeAllListeners' | 'emit';

/**
 * Some members of one of Electron's objects, each with the very type that Electron gives it, so that a member or an argument that
 * Electron does not know does not compile. Event methods go by their name: their overloads name every event of Electron's.
 */
export type Subset<T> = Partial<Omit<T, EventMethod>> & { readonly [Name in EventMethod]?: unknown };

/** The members as the whole object: typed as Electron's, and throwing by name for every member that is not there. */
export function standIn<T extends object>(name: string, members: Subset<T>): T {
  // The one cast: what the type promises beyond the members, the proxy refuses at run time.
  return refusingUnknown(name, members) as unknown as T;
}
