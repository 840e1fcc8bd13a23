import { createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import { saltBytes } from '#shared/archive-format/constants.ts';
import { type CipherProfile, vectorBytes } from './cipher-profile.ts';

/** Where a page's encrypted part begins: behind the salt on page 1. */
function encryptedFrom(pageNumber: number): number {
  return pageNumber === 1 ? saltBytes : 0;
}

/** Whether a page carries the HMAC of its ciphertext, vector and number (from 1, little-endian). `hmacKey` as `deriveHmacKey` gives it. */
export function pageHmacMatches(
  profile: CipherProfile,
  page: Uint8Array,
  pageNumber: number,
  hmacKey: Uint8Array,
): boolean {
  if (page.length !== profile.pageBytes) return false;
  const hmacFrom = profile.pageBytes - profile.reserveBytes + vectorBytes;
  const numberBytes = Buffer.alloc(4);
  numberBytes.writeUInt32LE(pageNumber);
  const expected = createHmac(profile.digest, hmacKey)
    .update(page.subarray(encryptedFrom(pageNumber), hmacFrom))
    .update(numberBytes)
    .digest();
  return timingSafeEqual(expected, page.subarray(hmacFrom, hmacFrom + profile.hmacBytes));
}

/** The plain text of a page without its reserve (AES-256-CBC, no padding); the first 16 bytes of page 1 stay zero. */
export function decryptPage(
  profile: CipherProfile,
  page: Uint8Array,
  pageNumber: number,
  key: Uint8Array,
): Uint8Array {
  const reserveFrom = profile.pageBytes - profile.reserveBytes;
  const vector = page.subarray(reserveFrom, reserveFrom + vectorBytes);
  const decipher = createDecipheriv('aes-256-cbc', key, vector).setAutoPadding(false);
  const plain = new Uint8Array(reserveFrom);
  plain.set(
    decipher.update(page.subarray(encryptedFrom(pageNumber), reserveFrom)),
    encryptedFrom(pageNumber),
  );
  return plain;
}
