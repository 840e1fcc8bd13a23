import { createHmac, randomBytes } from 'node:crypto';
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { cipherProfiles } from '#engine/open/cipher-profile.ts';
import { ByteFile } from '#engine/verify/pages/byte-file.ts';
import { lockPage } from '#engine/verify/pages/lock-page.ts';
import { PageAuthenticator } from '#engine/verify/seal/page-authenticator.ts';
import { scanRange } from '#engine/verify/seal/scan-pages.ts';

const folder = mkdtempSync(join(tmpdir(), 'sbqa-large-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const [version4] = cipherProfiles;
if (version4 === undefined) throw new Error('no profile of version 4');
const key = randomBytes(32);
const authenticator = new PageAuthenticator(version4, key);

function authenticPage(pageNumber: number): Buffer {
  const page = randomBytes(4096);
  const number = Buffer.alloc(4);
  number.writeUInt32LE(pageNumber);
  createHmac('sha512', key).update(page.subarray(0, 4032)).update(number).digest().copy(page, 4032);
  return page;
}

/** A sparse file of a size that no test could write, with pages at the numbers given. */
function sparseFile(name: string, pages: number, written: ReadonlyMap<number, Buffer>): string {
  const path = join(folder, name);
  const descriptor = openSync(path, 'w');
  ftruncateSync(descriptor, pages * 4096);
  for (const [page, bytes] of written) writeSync(descriptor, bytes, 0, bytes.length, (page - 1) * 4096);
  closeSync(descriptor);
  return path;
}

function scan(path: string, firstPage: number, pages: number) {
  const file = new ByteFile(path);
  try {
    return scanRange(file, authenticator, { firstPage, pages }, () => {});
  } finally {
    file.close();
  }
}

test('pages beyond 4 and 16 GiB are read from their own place', () => {
  for (const first of [2 ** 20 - 2, 2 ** 22 + 5]) {
    const pages = new Map(Array.from({ length: 6 }, (_, i) => [first + i, authenticPage(first + i)]));
    const damaged = first + 3;
    pages.get(damaged)?.writeUInt8(0, 17);
    pages.get(damaged)?.writeUInt8(1, 18);
    const path = sparseFile(`beyond-${first}.db`, first + 5, pages);
    expect(statSync(path).size).toBeGreaterThan(4 * 2 ** 30 - 5 * 4096);
    expect(scan(path, first, 6)).toEqual({ damaged: [damaged], lockPageUsed: false });
  }
});

test('the page that SQLite keeps for locks has no HMAC: empty it is right, and only then', () => {
  const lock = lockPage(4096);
  expect(lock).toBe(262_145);
  const around = new Map([lock - 1, lock + 1].map((page) => [page, authenticPage(page)]));
  expect(scan(sparseFile('lock.db', lock + 1, around), lock - 1, 3)).toEqual({
    damaged: [],
    lockPageUsed: false,
  });
  const used = new Map([...around, [lock, Buffer.from('hidden')]]);
  expect(scan(sparseFile('used.db', lock + 1, used), lock - 1, 3)).toEqual({
    damaged: [],
    lockPageUsed: true,
  });
});

test('a file that ends before its last page: what is missing is damaged', () => {
  const path = sparseFile('short.db', 2, new Map([1, 2].map((page) => [page, authenticPage(page)])));
  expect(scan(path, 2, 3)).toEqual({ damaged: [3, 4], lockPageUsed: false });
});
