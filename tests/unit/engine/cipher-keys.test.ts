import { describe, expect, it } from 'vitest';
import { archiveCipher, deriveHmacKey, deriveKey } from '#engine/open/cipher-profile.ts';
import { pageHmacMatches } from '#engine/open/page.ts';
import { pageBytes } from '#shared/archive-format/constants.ts';
import { fromBase64, fromHex, toHex } from '#shared/archive-format/text-bytes.ts';
import { vectors } from '../../fixtures/vectors.ts';

describe('SQLCipher key', () => {
  const vector = vectors.sqlcipherKey;

  it('is derived from passphrase and salt as the vectors say', async () => {
    const key = await deriveKey(archiveCipher, vector.passphrase, fromHex(vector.salt));
    expect(toHex(key)).toBe(vector.key);
    expect(toHex(key) + vector.salt).toBe(vector.rawKey);
  });

  it('wants a salt of 16 bytes', async () => {
    await expect(deriveKey(archiveCipher, 'x', new Uint8Array(15))).rejects.toThrow(RangeError);
  });
});

describe('page HMAC', () => {
  const vector = vectors.sqlcipherPages;
  const file = fromBase64(vector.fileBase64);
  const hmacKey =
    deriveHmacKey(archiveCipher, fromHex(vectors.sqlcipherKey.key), fromHex(vector.salt)) ?? new Uint8Array();

  it('is keyed as the vectors say', () => {
    expect(toHex(hmacKey)).toBe(vector.hmacKey);
  });

  it.each(vector.pageHmacs.map((hmac, i) => ({ hmac, number: i + 1 })))(
    'of page $number is found right',
    ({ hmac, number }) => {
      const page = file.subarray((number - 1) * pageBytes, number * pageBytes);
      expect(toHex(page.subarray(-64))).toBe(hmac);
      expect(pageHmacMatches(archiveCipher, page, number, hmacKey)).toBe(true);
      expect(pageHmacMatches(archiveCipher, page, number + 1, hmacKey)).toBe(false);
    },
  );

  it('misses no flipped bit of a page, and leaves the salt of page 1 to the key', () => {
    for (const [number, from] of [
      [1, 16],
      [2, 0],
    ] as const) {
      const page = Uint8Array.from(file.subarray((number - 1) * pageBytes, number * pageBytes));
      for (let at = from; at < pageBytes; at += 61) {
        page[at] = (page[at] ?? 0) ^ 1;
        expect(pageHmacMatches(archiveCipher, page, number, hmacKey)).toBe(false);
        page[at] = (page[at] ?? 0) ^ 1;
      }
      expect(pageHmacMatches(archiveCipher, page, number, hmacKey)).toBe(true);
    }
  });
});
