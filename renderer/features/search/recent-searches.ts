import type { ArchiveSession } from '../../app/session-context.ts';

/** So many are kept. */
const most = 8;

// Held by the session alone: gone when the archive is locked, and never written anywhere.
const recentBySession = new WeakMap<ArchiveSession, readonly string[]>();

/** What was searched for in this session, the latest first. */
export function recentSearches(session: ArchiveSession): readonly string[] {
  return recentBySession.get(session) ?? [];
}

/** Keeps a search. One that only grew out of the latest takes its place. */
export function keepSearch(session: ArchiveSession, text: string): void {
  const trimmed = text.trim();
  if (trimmed === '') return;
  const before = recentSearches(session).filter(
    (known) => known !== trimmed && !trimmed.startsWith(`${known} `),
  );
  recentBySession.set(session, [trimmed, ...before].slice(0, most));
}
