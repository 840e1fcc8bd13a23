import { createHmac, pbkdf2, pbkdf2Sync } from 'node:crypto';
import { promisify } from 'node:util';
import {
  kdfIterations,
  keyBytes,
  pageBytes,
  pageReserveBytes,
  saltBytes,
} from '#shared/archive-format/constants.ts';
import { toHex } from '#shared/archive-format/text-bytes.ts';

const ivBytes = 16;
const pbkdf2InBackground = promisify(pbkdf2);

function requireSalt(salt: Uint8Array): void {
  if (salt.length !== saltBytes) throw new RangeError(`a salt is ${saltBytes} bytes, not ${salt.length}`);
}

/**
 * The 32-byte key of a SQLCipher 4 database: PBKDF2-HMAC-SHA512 over the passphrase's UTF-8 bytes as given (a writer normalises to
 * NFC first) and the file's first 16 bytes, 256,000 iterations: a good tenth of a second, off the calling thread.
 */
export async function deriveSqlcipherKey(passphrase: string, salt: Uint8Array): Promise<Uint8Array> {
  requireSalt(salt);
  return pbkdf2InBackground(passphrase, salt, kdfIterations, keyBytes, 'sha512');
}

/** The raw key that opens the database without its passphrase: 96 hex digits, the key and then the salt. */
export function rawKeyHex(key: Uint8Array, salt: Uint8Array): string {
  requireSalt(salt);
  return toHex(key) + toHex(salt);
}

/** The key of the pages' HMACs: PBKDF2-HMAC-SHA512(key, salt with each byte XOR 3a, 2 iterations, 32 bytes). */
export function deriveHmacKey(key: Uint8Array, salt: Uint8Array): Uint8Array {
  requireSalt(salt);
  return pbkdf2Sync(
    key,
    salt.map((byte) => byte ^ 0x3a),
    2,
    keyBytes,
    'sha512',
  );
}

/**
 * Whether one page of a SQLCipher 4 database, 4096 bytes, carries the HMAC-SHA512 of its ciphertext, vector and number (from 1). For a
 * page here and there; a whole file wants prepared buffers and many threads.
 */
export function pageHmacMatches(page: Uint8Array, pageNumber: number, hmacKey: Uint8Array): boolean {
  if (page.length !== pageBytes) return false;
  const hashedFrom = pageNumber === 1 ? saltBytes : 0;
  const hmacFrom = pageBytes - pageReserveBytes + ivBytes;
  const numberBytes = Buffer.alloc(4);
  numberBytes.writeUInt32LE(pageNumber);
  const expected = createHmac('sha512', hmacKey)
    .update(page.subarray(hashedFrom, hmacFrom))
    .update(numberBytes)
    .digest();
  return expected.equals(page.subarray(hmacFrom));
}
