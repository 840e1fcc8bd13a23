import type { ArchiveFile } from './archive-file.ts';
import { type CipherProfile, deriveHmacKey, knownPageBytes } from './cipher-profile.ts';
import { type DatabaseHeader, readDatabaseHeader } from './database-header.ts';
import { decryptPage, pageHmacMatches } from './page.ts';

/** A key that page 1 proves right: the profile with the file's own page size, and what the database's header says. */
export interface PageOneMatch {
  readonly profile: CipherProfile;
  readonly header: DatabaseHeader;
}

/** Bytes of the largest page that there is, so that page 1 is in them whatever its size. */
export const headBytes = 65_536;
/** How many pages besides the first are asked whether a key fits them. */
const askedPages = 256;

/**
 * Tries a key on page 1, for every page size: by its HMAC, and by what it decrypts to (all that there is in version 1). `head` is the
 * file's first `headBytes`.
 */
export function matchPageOne(
  version: CipherProfile,
  head: Uint8Array,
  key: Uint8Array,
  salt: Uint8Array,
): PageOneMatch | null {
  const hmacKey = deriveHmacKey(version, key, salt);
  for (const pageBytes of sizesFrom(version.pageBytes)) {
    const profile = { ...version, pageBytes };
    const page = head.subarray(0, pageBytes);
    if (page.length < pageBytes) continue;
    if (hmacKey !== null && !pageHmacMatches(profile, page, 1, hmacKey)) continue;
    const header = readDatabaseHeader(decryptPage(profile, page, 1, key));
    if (header?.pageBytes === pageBytes && header.reserveBytes === profile.reserveBytes) {
      return { profile, header };
    }
  }
  return null;
}

/** Whether any other page of the file carries this key's HMAC; the proof that the key is right where page 1 says no. */
export async function matchesAnotherPage(
  profile: CipherProfile,
  file: ArchiveFile,
  key: Uint8Array,
  salt: Uint8Array,
): Promise<boolean> {
  const hmacKey = deriveHmacKey(profile, key, salt);
  const pages = Math.floor(file.bytes / profile.pageBytes);
  if (hmacKey === null || pages < 2) return false;
  const step = Math.max(1, Math.floor((pages - 1) / askedPages));
  for (let pageNumber = 2; pageNumber <= pages; pageNumber += step) {
    const page = await file.read((pageNumber - 1) * profile.pageBytes, profile.pageBytes);
    if (pageHmacMatches(profile, page, pageNumber, hmacKey)) return true;
  }
  return false;
}

/** The version's own page size first. */
function sizesFrom(usual: number): number[] {
  return [usual, ...knownPageBytes.filter((size) => size !== usual)];
}
