import { pbkdf2, pbkdf2Sync } from 'node:crypto';
import { promisify } from 'node:util';
import {
  kdfIterations,
  keyBytes,
  pageBytes,
  pageReserveBytes,
  saltBytes,
} from '#shared/archive-format/constants.ts';
import type { SqlCipherVersion } from '../driver/cipher-key.ts';

const pbkdf2InBackground = promisify(pbkdf2);

/** The settings of one generation of SQLCipher's file format, as far as they decide how a page is read and checked. */
export interface CipherProfile {
  readonly version: SqlCipherVersion;
  /** Bytes of a page, the reserve at its end included. */
  readonly pageBytes: number;
  /** Bytes at the end of a page: the initialisation vector (16), then the HMAC where there is one, then padding. */
  readonly reserveBytes: number;
  /** Of PBKDF2 and of the pages' HMAC alike. */
  readonly digest: 'sha1' | 'sha512';
  /** From the passphrase to the key. */
  readonly kdfIterations: number;
  /** Bytes of each page's HMAC; 0 for version 1, which has none. */
  readonly hmacBytes: number;
}

/** Bytes of a page's initialisation vector. */
export const vectorBytes = 16;

/** What archives are encrypted with: the defaults of SQLCipher 4. */
export const archiveCipher: CipherProfile = {
  version: 4,
  pageBytes,
  reserveBytes: pageReserveBytes,
  digest: 'sha512',
  kdfIterations,
  hmacBytes: 64,
};

/** The generations with their default settings, newest first: the order in which they are tried. */
export const cipherProfiles: readonly CipherProfile[] = [
  archiveCipher,
  { version: 3, pageBytes: 1024, reserveBytes: 48, digest: 'sha1', kdfIterations: 64_000, hmacBytes: 20 },
  { version: 2, pageBytes: 1024, reserveBytes: 48, digest: 'sha1', kdfIterations: 4_000, hmacBytes: 20 },
  { version: 1, pageBytes: 1024, reserveBytes: 16, digest: 'sha1', kdfIterations: 4_000, hmacBytes: 0 },
];

/** Page sizes that SQLite knows; a writer may have chosen another one than its version's own. */
export const knownPageBytes: readonly number[] = [4096, 1024, 512, 2048, 8192, 16_384, 32_768, 65_536];

/** The 32-byte key of a database: PBKDF2 over the passphrase's UTF-8 bytes and the salt, off the calling thread. */
export async function deriveKey(
  profile: CipherProfile,
  passphrase: string,
  salt: Uint8Array,
): Promise<Uint8Array> {
  requireSalt(salt);
  const secret = Buffer.from(passphrase, 'utf8');
  try {
    return await pbkdf2InBackground(secret, salt, profile.kdfIterations, keyBytes, profile.digest);
  } finally {
    secret.fill(0);
  }
}

/** The 32-byte key of the pages' HMACs: PBKDF2(key, salt with each byte XOR 3a, 2 iterations); null where there is no HMAC. */
export function deriveHmacKey(profile: CipherProfile, key: Uint8Array, salt: Uint8Array): Uint8Array | null {
  requireSalt(salt);
  if (profile.hmacBytes === 0) return null;
  const hmacSalt = salt.map((byte) => byte ^ 0x3a);
  return pbkdf2Sync(key, hmacSalt, 2, keyBytes, profile.digest);
}

function requireSalt(salt: Uint8Array): void {
  if (salt.length !== saltBytes) throw new RangeError(`a salt is ${saltBytes} bytes, not ${salt.length}`);
}
