import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ed25519PublicKey } from '#engine/crypto/ed25519.ts';
import { sha256 } from '#engine/crypto/sha256.ts';
import { keyId } from '#shared/archive-format/key-id.ts';
import { samplePublicKey } from '#shared/archive-format/keys.ts';
import { toBase64 } from '#shared/archive-format/text-bytes.ts';
import { createJsonFile } from '../../../electron/main/json-file.ts';
import {
  createPublisherKeys,
  publisherKeysSchema,
  readKeyFile,
} from '../../../electron/main/publisher-keys.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keys-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const path = () => join(folder, 'publisher-keys.json');
const keysOf = () => createPublisherKeys(createJsonFile(path(), publisherKeysSchema));
const publicKey = (byte: number) => ed25519PublicKey(new Uint8Array(32).fill(byte));
const [first, second] = [publicKey(1), publicKey(2)];
const idOf = (key: Uint8Array) => keyId(key, sha256);
const now = new Date('2026-11-23T12:00:00Z');
const grouped = (id: string) => id.toUpperCase().replace(/(.{4})/g, '$1 ');

describe('a publisher key', () => {
  test('is added once its id was compared, kept, and removed', () => {
    const keys = keysOf();
    let changes = 0;
    keys.onChange(() => changes++);
    expect(keys.list()).toEqual([]);
    expect(keys.read(`  ${toBase64(first)}\n`)).toEqual({ key: toBase64(first), id: idOf(first) });
    keys.add(toBase64(first), ' Uitgever ', grouped(idOf(first)), now);
    const again = keysOf();
    expect(again.list()).toEqual([
      {
        id: idOf(first),
        key: toBase64(first),
        name: 'Uitgever',
        origin: 'added',
        addedAt: now.toISOString(),
      },
    ]);
    expect(again.added().map(toBase64)).toEqual([toBase64(first)]);
    keys.add(toBase64(first), 'Anders', idOf(first), now);
    expect(keys.list().map(({ name }) => name)).toEqual(['Anders']);
    keys.remove(idOf(first));
    expect(keysOf().list()).toEqual([]);
    expect(changes).toBe(3);
  });

  test.each([['0000 0000 0000 0000'], [''], [idOf(second)], [idOf(first).slice(0, 15)]])(
    'is refused with the id %j',
    (comparedId) => {
      const keys = keysOf();
      expect(() => keys.add(toBase64(first), 'x', comparedId, now)).toThrow(
        expect.objectContaining({ code: 'key_id_differs' }),
      );
      expect(keys.list()).toEqual([]);
    },
  );

  test('must be a key, and not the one that everybody has', () => {
    for (const text of ['', 'x', toBase64(first).slice(1), `${toBase64(first)}AAAA`, idOf(first)])
      expect(() => keysOf().read(text), text).toThrow(expect.objectContaining({ code: 'not_a_key' }));
    expect(() => keysOf().read(toBase64(samplePublicKey))).toThrow(
      expect.objectContaining({ code: 'sample_key' }),
    );
  });
});

test('an entry that was tampered with is missing; the others stay', () => {
  const keys = keysOf();
  keys.add(toBase64(first), 'Eén', idOf(first), now);
  keys.add(toBase64(second), 'Twee', idOf(second), now);
  const stored = readFileSync(path(), 'utf8');
  const namesAfter = (text: string) => {
    writeFileSync(path(), text);
    return keysOf()
      .list()
      .map(({ name }) => name);
  };
  expect(namesAfter(stored.replace(toBase64(first), toBase64(publicKey(3))))).toEqual(['Twee']);
  expect(namesAfter(stored.replace(idOf(second), idOf(first)))).toEqual(['Eén']);
  expect(namesAfter(stored.replace('"Eén"', '7'))).toEqual(['Twee']);
  expect(namesAfter('[null, 7, {}]')).toEqual([]);
  expect(namesAfter('{"key": 1}')).toEqual([]);
  expect(namesAfter('[')).toEqual([]);
});

test('a file is read where it is as short as a key', async () => {
  const file = join(folder, 'key.txt');
  writeFileSync(file, `${toBase64(first)}\n`);
  expect(keysOf().read(await readKeyFile(file)).id).toBe(idOf(first));
  writeFileSync(file, 'x'.repeat(20_000));
  await expect(readKeyFile(file)).rejects.toMatchObject({ code: 'not_a_key' });
  await expect(readKeyFile(join(folder, 'none'))).rejects.toMatchObject({ code: 'not_readable' });
});
