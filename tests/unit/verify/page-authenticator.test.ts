import { createHmac, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type CipherProfile, cipherProfiles } from '#engine/open/cipher-profile.ts';
import { PageAuthenticator } from '#engine/verify/seal/page-authenticator.ts';
import { vectors } from '../../fixtures/vectors.ts';

function profileOf(version: number): CipherProfile {
  const profile = cipherProfiles.find((known) => known.version === version);
  if (profile === undefined) throw new RangeError(`no profile ${version}`);
  return profile;
}

test('agrees with the format’s published pages', () => {
  const { hmacKey, fileBase64, pageHmacs } = vectors.sqlcipherPages;
  const authenticator = new PageAuthenticator(profileOf(4), Buffer.from(hmacKey, 'hex'));
  const file = Buffer.from(fileBase64, 'base64');
  expect(file.length).toBe(4096 * pageHmacs.length);
  for (let page = 1; page <= pageHmacs.length; page++) {
    expect(authenticator.matches(file, (page - 1) * 4096, page)).toBe(true);
    expect(authenticator.matches(file, (page - 1) * 4096, page + 1)).toBe(false);
  }
});

describe.each([4, 3, 2])('version %i', (version) => {
  const profile = profileOf(version);
  const key = randomBytes(32);
  const authenticator = new PageAuthenticator(profile, key);
  const hmacFrom = profile.pageBytes - profile.reserveBytes + 16;

  function authenticPage(pageNumber: number): Buffer {
    const page = randomBytes(profile.pageBytes);
    const number = Buffer.alloc(4);
    number.writeUInt32LE(pageNumber);
    createHmac(profile.digest, key)
      .update(page.subarray(pageNumber === 1 ? 16 : 0, hmacFrom))
      .update(number)
      .digest()
      .copy(page, hmacFrom);
    return page;
  }

  test.each([1, 2, 3, 0xfffffffe])(
    'page %i: its own HMAC matches, every flipped bit under it does not',
    (pageNumber) => {
      const page = authenticPage(pageNumber);
      const bytes = Buffer.concat([randomBytes(100), page, randomBytes(50)]);
      expect(authenticator.matches(bytes, 100, pageNumber)).toBe(true);
      const from = pageNumber === 1 ? 16 : 0;
      for (const at of [
        from,
        from + 1,
        hmacFrom - 16,
        hmacFrom - 1,
        hmacFrom,
        hmacFrom + profile.hmacBytes - 1,
      ]) {
        bytes.writeUInt8(bytes.readUInt8(100 + at) ^ 0x10, 100 + at);
        expect(authenticator.matches(bytes, 100, pageNumber), `byte ${at}`).toBe(false);
        bytes.writeUInt8(bytes.readUInt8(100 + at) ^ 0x10, 100 + at);
      }
      expect(authenticator.matches(bytes, 100, pageNumber)).toBe(true);
    },
  );
});

test('a format without HMACs is refused', () => {
  expect(() => new PageAuthenticator(profileOf(1), randomBytes(32))).toThrow(RangeError);
});

test('a wiped key matches nothing', () => {
  const authenticator = new PageAuthenticator(
    profileOf(4),
    Buffer.from(vectors.sqlcipherPages.hmacKey, 'hex'),
  );
  authenticator.wipe();
  expect(authenticator.matches(Buffer.from(vectors.sqlcipherPages.fileBase64, 'base64'), 4096, 2)).toBe(
    false,
  );
});
