import { toHex } from '#shared/archive-format/text-bytes.ts';
import { type OpenOptions, openReadOnly, type ReadOnlyDatabase } from '../../driver/read-only-database.ts';
import type { CipherProfile } from '../../open/cipher-profile.ts';
import { explainUnreadable } from '../../open/file-probe.ts';
import type { OpenArchive } from '../../open/open-archive.ts';

/** What a worker thread needs to read an archive by itself. Never leaves the process. */
export interface Subject {
  /** The archive's own bytes, for the page HMACs. */
  readonly filePath: string;
  /** What SQLite reads: the archive, or the private copy of one that it cannot read in place. */
  readonly databasePath: string;
  readonly fileBytes: number;
  /** Pages of the database that are missing behind the end of the file. */
  readonly missingPages: number;
  readonly profile: CipherProfile;
  readonly key: Uint8Array;
  readonly salt: Uint8Array;
  /** Null where the format has no page HMACs. */
  readonly hmacKey: Uint8Array | null;
}

/** The subject of an open archive, with copies of its keys, for the caller to wipe. */
export function subjectOf(archive: OpenArchive): Subject {
  return {
    filePath: archive.path,
    databasePath: archive.db.path,
    fileBytes: archive.fileBytes,
    missingPages: archive.missingPages,
    profile: archive.key.profile,
    // Not `slice`: of a Buffer that is no copy, and wiping it would wipe the archive's own key.
    key: Uint8Array.from(archive.key.key()),
    salt: Uint8Array.from(archive.key.salt),
    hmacKey: archive.key.hmacKey(),
  };
}

/** Overwrites a subject's keys. */
export function wipeSubject(subject: Subject): void {
  subject.key.fill(0);
  subject.hmacKey?.fill(0);
}

/** A connection of its own to the subject's database. */
export function connectToSubject(subject: Subject, options: OpenOptions): ReadOnlyDatabase {
  const { version, pageBytes } = subject.profile;
  const rawKeyHex = toHex(subject.key) + toHex(subject.salt);
  const mayBeCutShort = subject.missingPages > 0;
  const explain = explainUnreadable(subject.databasePath);
  const key = { version, pageBytes, rawKeyHex };
  return openReadOnly(subject.databasePath, key, { ...options, mayBeCutShort, explain });
}
