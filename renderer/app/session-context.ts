import { createContext, useContext } from 'react';
import type { ArchiveSummary } from '#shared/contract/archive.ts';
import type { GrantedFile } from '#shared/contract/shell-contract.ts';
import type { EngineConnection } from './engine-connection.ts';
import type { QueryCache } from './query-cache.ts';

/** One open archive, from unlocking to locking. */
export interface ArchiveSession {
  readonly file: GrantedFile;
  readonly archive: ArchiveSummary;
  readonly engine: EngineConnection;
  readonly queries: QueryCache;
  /** The search asked for before its box was there, which takes it up when it comes. */
  readonly searchRequest: { isAsked: boolean; hasBox: boolean };
  /** Forgets the key and the records; Unlock follows, and after it the place where one was. */
  readonly lock: () => Promise<void>;
  /** Locks it and goes to the Start screen. */
  readonly close: () => Promise<void>;
}

const SessionContext = createContext<ArchiveSession | null>(null);

/** Puts an open archive at the disposal of what is below. */
export const SessionProvider = SessionContext.Provider;

/** The open archive's session; its identity is the session's, so a `WeakMap` keyed by it lasts as long as the archive is open. */
export function useSession(): ArchiveSession {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('No archive is open here.');
  return session;
}

/** The typed client of the engine, for calls that are no queries (saving, progress). */
export function useEngine(): EngineConnection {
  return useSession().engine;
}

/** What the open archive says of itself. */
export function useArchive(): ArchiveSummary {
  return useSession().archive;
}
