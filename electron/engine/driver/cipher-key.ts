import type Database from 'better-sqlite3';

/** The generations of SQLCipher's file format; each has its own defaults for pages, key derivation and HMAC. */
export type SqlCipherVersion = 1 | 2 | 3 | 4;

/** What opens a file: a passphrase (slow, derived by the driver), or a raw key in hex: 64 digits, or 96 with the salt. */
export type CipherKey = {
  readonly version: SqlCipherVersion;
  /** Where the file's pages are not of the version's own size (1024 bytes, from version 4 on 4096). */
  readonly pageBytes?: number;
} & ({ readonly passphrase: string } | { readonly rawKeyHex: string });

/** How SQLCipher writes a raw key where a passphrase may stand as well. */
const rawKeySyntax = /^x'(?:[0-9a-f]{2})*'$/i;

/** Whether SQLCipher would take a passphrase for a raw key. */
export function looksLikeRawKey(passphrase: string): boolean {
  return rawKeySyntax.test(passphrase);
}

/**
 * Sets cipher and key on a fresh connection. A wrong key is not noticed here: it shows at the first read. Throws RangeError for a
 * passphrase that is empty or that the driver would take for a raw key.
 */
export function applyKey(connection: Database.Database, key: CipherKey): void {
  if ('passphrase' in key && (key.passphrase === '' || looksLikeRawKey(key.passphrase))) {
    throw new RangeError('a passphrase is not empty and not written like a raw key');
  }
  connection.pragma(`cipher='sqlcipher'`);
  connection.pragma(`legacy=${key.version}`);
  if (key.pageBytes !== undefined) connection.pragma(`legacy_page_size=${Math.trunc(key.pageBytes)}`);
  const material =
    'rawKeyHex' in key ? Buffer.from(`x'${checkedHex(key.rawKeyHex)}'`) : Buffer.from(key.passphrase);
  try {
    connection.key(material);
  } finally {
    material.fill(0);
  }
}

function checkedHex(hex: string): string {
  if (!/^(?:[0-9a-f]{64}|[0-9a-f]{96})$/i.test(hex)) throw new RangeError('a raw key is 64 or 96 hex digits');
  return hex;
}
