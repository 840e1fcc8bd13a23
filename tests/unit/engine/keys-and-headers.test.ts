import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cipherProfiles, deriveHmacKey } from '#engine/open/cipher-profile.ts';
import { hasHeaderFields, readDatabaseHeader } from '#engine/open/database-header.ts';
import { passphraseForms } from '#engine/open/find-key.ts';
import { createKeyMaterial, readKeptKey } from '#engine/open/key-material.ts';
import { readRawKey } from '#engine/open/raw-key.ts';
import { fromHex, toHex } from '#shared/archive-format/text-bytes.ts';
import { ContractError } from '#shared/contract/failure.ts';
import { vectors } from '../../fixtures/vectors.ts';

const [four] = cipherProfiles;
if (four === undefined) throw new Error('no profiles');

describe('a passphrase', () => {
  test('is tried as typed, then in NFC, then in NFD, each once', () => {
    const nfc = 'Zoë'.normalize('NFC');
    const nfd = 'Zoë'.normalize('NFD');
    expect(passphraseForms('plain')).toEqual([{ form: 'typed', text: 'plain' }]);
    expect(passphraseForms(nfc)).toEqual([
      { form: 'typed', text: nfc },
      { form: 'nfd', text: nfd },
    ]);
    expect(passphraseForms(nfd)).toEqual([
      { form: 'typed', text: nfd },
      { form: 'nfc', text: nfc },
    ]);
    const mixed = nfc + nfd;
    expect(passphraseForms(mixed).map(({ form }) => form)).toEqual(['typed', 'nfc', 'nfd']);
  });
});

describe('a raw key', () => {
  const key = 'ab'.repeat(32);
  const salt = 'cd'.repeat(16);

  test.each([key, ` ${key}\n`, `x'${key}'`, `X'${key.toUpperCase()}'`])('%j is a key', (text) => {
    const read = readRawKey(text);
    expect(toHex(read.key)).toBe(key);
    expect(read.salt).toBeNull();
  });

  test('of 96 digits has its salt behind it', () => {
    const read = readRawKey(`x'${key}${salt}'`);
    expect([toHex(read.key), toHex(read.salt ?? new Uint8Array())]).toEqual([key, salt]);
  });

  test.each(['', 'x', `x'${key}`, key.slice(2), `${key}${salt}00`, `${key.slice(2)}zz`])(
    '%j is none',
    (text) => {
      expect(() => readRawKey(text)).toThrow(ContractError);
    },
  );
});

describe('a kept key', () => {
  const openedBy = {
    kind: 'appointment',
    name: 'A. Accountant',
    email: 'a@example.nl',
    organisation: null,
    role: 'accountant',
    appointedBy: 'De klant',
    appointedOn: '2026-01-01',
    validUntil: '2026-12-31',
    purpose: 'controle',
  } as const;

  test('comes back as it was, page size and person included', () => {
    for (const profile of [...cipherProfiles, { ...four, pageBytes: 65_536 }]) {
      const key = new Uint8Array(32).fill(7);
      const material = createKeyMaterial(profile, key, new Uint8Array(16).fill(9), openedBy);
      expect(readKeptKey(material.toBytes())).toEqual({
        profile,
        key,
        salt: new Uint8Array(16).fill(9),
        openedBy,
      });
    }
  });

  test('shares no memory with what was given or taken', () => {
    const key = new Uint8Array(32).fill(7);
    const material = createKeyMaterial(four, key, new Uint8Array(16), { kind: 'owner' });
    const bytes = Buffer.from(material.toBytes());
    const kept = readKeptKey(bytes);
    bytes.fill(0);
    material.wipe();
    expect([...kept.key]).toEqual(Array(32).fill(7));
    expect([...key]).toEqual(Array(32).fill(0));
  });

  test('of any other layout is refused, not half read', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(() => readKeptKey(bytes)).toThrow(ContractError);
      }),
    );
  });

  test('derives the HMAC key of the test vectors', () => {
    const { salt, hmacKey } = vectors.sqlcipherPages;
    const { key } = vectors.sqlcipherKey;
    expect(toHex(deriveHmacKey(four, fromHex(key), fromHex(salt)) ?? new Uint8Array())).toBe(hmacKey);
  });
});

describe('a database header', () => {
  /** A header as SQLite writes one, of three pages of 4096 bytes. */
  const header = (): Uint8Array => {
    const bytes = new Uint8Array(4016);
    const view = new DataView(bytes.buffer);
    view.setUint16(16, 4096);
    bytes.set([1, 1, 80, 64, 32, 32], 18);
    view.setUint32(24, 5);
    view.setUint32(28, 3);
    view.setUint32(92, 5);
    view.setInt32(60, 1);
    view.setInt32(68, 0x53425141);
    return bytes;
  };

  test('is read', () => {
    expect(readDatabaseHeader(header())).toEqual({
      pageBytes: 4096,
      reserveBytes: 80,
      isWal: false,
      pageCount: 3,
      userVersion: 1,
      applicationId: 0x53425141,
    });
  });

  test('of 65536 bytes a page, in WAL mode, with a count left by an old writer', () => {
    const bytes = header();
    new DataView(bytes.buffer).setUint16(16, 1);
    bytes.set([2, 2], 18);
    bytes[95] = 4;
    expect(readDatabaseHeader(bytes)).toMatchObject({ pageBytes: 65_536, isWal: true, pageCount: null });
  });

  test('does not stand in random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 100, maxLength: 100 }), (bytes) => {
        expect(hasHeaderFields(bytes)).toBe(readDatabaseHeader(bytes) !== null);
        fc.pre(bytes[21] !== 64);
        expect(hasHeaderFields(bytes)).toBe(false);
      }),
    );
    expect(readDatabaseHeader(new Uint8Array(10))).toBeNull();
    expect(hasHeaderFields(new Uint8Array(10))).toBe(false);
  });
});
