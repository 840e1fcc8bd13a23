import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ed25519PublicKey } from '#engine/crypto/ed25519.ts';
import { sha256 } from '#engine/crypto/sha256.ts';
import { keyId } from '#shared/archive-format/key-id.ts';
import { samplePublicKey } from '#shared/archive-format/keys.ts';
import { publisherKeys } from '#shared/archive-format/shipped-keys.ts';
import { toBase64 } from '#shared/archive-format/text-bytes.ts';
import { checkPublisherKeys, publisherKeysPath } from '../../../build/publisher-keys.ts';

const key = ed25519PublicKey(new Uint8Array(32).fill(9));
const entry = { name: 'Uitgever', publicKey: toBase64(key), id: keyId(key, sha256) };
const check = (...entries: readonly unknown[]) => checkPublisherKeys(JSON.stringify(entries));

test('the list of this build is in order, and is what the program ships with', () => {
  const listed = checkPublisherKeys(readFileSync(publisherKeysPath, 'utf8'));
  expect(publisherKeys).toEqual(listed);
});

test('a key with its id and name is taken', () => {
  expect(check(entry)).toEqual([{ publicKey: Uint8Array.from(key), id: entry.id, name: 'Uitgever' }]);
  expect(check()).toEqual([]);
});

describe('a build fails over', () => {
  test.each([
    ['an id that is not the key’s', { ...entry, id: '0123456789abcdef' }, /the id of Uitgever is/],
    ['a key that is too short', { ...entry, publicKey: toBase64(key.subarray(1)) }, /no raw Ed25519 key/],
    ['the key of the samples', { ...entry, publicKey: toBase64(samplePublicKey) }, /the sample's key/],
    ['an entry without a name', { ...entry, name: ' ' }, /name/],
    ['a member that it does not know', { ...entry, privateKey: 'x' }, /privateKey/],
    ['an id in capitals', { ...entry, id: entry.id.toUpperCase().replace(/^./, 'A') }, /lower case/],
  ])('%s', (_, wrong, message) => {
    expect(() => check(wrong)).toThrow(message);
  });

  test('a key that stands there twice, and what is no list', () => {
    expect(() => check(entry, { ...entry, name: 'Nogmaals' })).toThrow(/twice/);
    expect(() => checkPublisherKeys('{}')).toThrow(RangeError);
    expect(() => checkPublisherKeys('')).toThrow(SyntaxError);
  });
});
