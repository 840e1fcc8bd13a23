import { copyFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createDatabase } from '#engine/driver/writable-database.ts';
import { archiveCipher, deriveKey } from '#engine/open/cipher-profile.ts';
import { inspectFile } from '#engine/open/inspect-file.ts';
import { openArchive, reopenArchive } from '#engine/open/open-archive.ts';
import { sealSuffix } from '#shared/archive-format/seal.ts';
import { toHex } from '#shared/archive-format/text-bytes.ts';
import { failureOf, folderOfTests, openForTest } from '../../fixtures/engine-archive.ts';
import { fileState } from '../../fixtures/file-state.ts';
import { booksPassphrase, writeSmallBooks } from '../../fixtures/small-books.ts';
import { flipBit, pageOffset } from '../../fixtures/tamper.ts';
import { vectors } from '../../fixtures/vectors.ts';

const folder = folderOfTests();
const at = (name: string) => join(folder, name);
const books = at('books.sbqa');

beforeAll(() => writeSmallBooks({ path: books }));

const withPassphrase = (path: string, passphrase = booksPassphrase) =>
  openArchive(path, { kind: 'passphrase', passphrase });

async function rawKeyOf(path: string): Promise<{ key: string; salt: string }> {
  const salt = readFileSync(path).subarray(0, 16);
  return { key: toHex(await deriveKey(archiveCipher, booksPassphrase, salt)), salt: toHex(salt) };
}

describe('an archive opens', () => {
  test('and says what it is', async () => {
    const archive = await openForTest(books);
    expect(archive).toMatchObject({
      path: books,
      fileName: 'books.sbqa',
      format: 'smartbooqing-archive/1',
      cipher: {
        sqlcipherVersion: 4,
        pageSize: 4096,
        kdfIterations: 256_000,
        kdfAlgorithm: 'PBKDF2-HMAC-SHA512',
        hmacAlgorithm: 'HMAC-SHA512',
      },
      signer: { trust: 'sample' },
      openedBy: { kind: 'owner' },
      remarks: [],
    });
    expect(archive.manifest?.manifest?.client.name).toBe('Bakkerij De Zonnebloem B.V.');
    expect(archive.inspection.report).toMatchObject({ state: 'matches', hashChecked: true });
  });

  test('with its passphrase in another normal form, and says so', async () => {
    const typed = booksPassphrase.normalize('NFD');
    expect(typed).not.toBe(booksPassphrase);
    const archive = await openForTest(books, typed);
    expect(archive.remarks.map(({ code }) => code)).toEqual(['nfc_passphrase']);
  });

  test('where a writer did not normalise: with the passphrase in NFD, though it was typed in NFC', async () => {
    const database = createDatabase(at('nfd.db'), { version: 4, passphrase: 'Zoë'.normalize('NFD') });
    database.exec('CREATE TABLE t (a)');
    database.close();
    const archive = await openForTest(at('nfd.db'), 'Zoë'.normalize('NFC'));
    expect(archive.remarks.map(({ code }) => code)).toEqual(['nfd_passphrase']);
  });

  test('a space more is another passphrase: nothing is trimmed', async () => {
    expect((await failureOf(withPassphrase(books, `${booksPassphrase} `))).code).toBe('wrong_passphrase');
  });

  test('with a raw key of 64 or 96 digits, in either case, bare or in x’…’', async () => {
    const { key, salt } = await rawKeyOf(books);
    for (const rawKey of [key, key + salt, `x'${key}'`, `X'${(key + salt).toUpperCase()}'`, ` ${key}\n`]) {
      const archive = await openForTest(books, { kind: 'raw_key', rawKey });
      expect(archive.remarks).toEqual([]);
    }
  });

  test('with a passphrase that looks like a raw key only as a passphrase', async () => {
    const passphrase = `x'${'ab'.repeat(32)}'`;
    const salt = Buffer.alloc(16, 9);
    const key = toHex(await deriveKey(archiveCipher, passphrase, salt));
    const database = createDatabase(at('looks-raw.db'), { version: 4, rawKeyHex: key + toHex(salt) });
    database.exec('CREATE TABLE t (a)');
    database.close();
    expect((await openForTest(at('looks-raw.db'), passphrase)).format).toBe('foreign');
  });

  test('again with the key that was kept, without deriving it, and by the same person', async () => {
    const first = await openForTest(books);
    const kept = first.key.toBytes();
    first.close();
    const start = performance.now();
    const again = await reopenArchive(books, kept);
    expect(again.openedBy).toEqual({ kind: 'owner' });
    expect(again.db.prepare('SELECT count(*) AS n FROM journal_entry').get()).toEqual({ n: 120 });
    again.close();
    expect(performance.now() - start).toBeLessThan(100);
  });

  test('and after closing nothing is left: no connection, and a key that throws', async () => {
    const archive = await openForTest(books);
    const bytes = archive.key.key();
    archive.close();
    expect(archive.db.isOpen).toBe(false);
    expect([...bytes].every((byte) => byte === 0)).toBe(true);
    expect(() => archive.key.key()).toThrow();
    expect(() => archive.key.toBytes()).toThrow();
    archive.close();
  });

  test('the file of the test vectors, which another implementation wrote', async () => {
    const { passphrase, fileBase64 } = vectors.sqlcipherPages;
    writeFileSync(at('vectors.db'), Buffer.from(fileBase64, 'base64'));
    const archive = await openForTest(at('vectors.db'), passphrase);
    expect(archive.cipher.sqlcipherVersion).toBe(4);
  });
});

describe('nothing is changed and nothing appears beside the archive', () => {
  test('by inspecting, opening, refusing, reopening and closing', async () => {
    const before = fileState(books);
    await inspectFile(books);
    const archive = await withPassphrase(books);
    archive.db.prepare('SELECT * FROM journal_line').all();
    expect(fileState(books)).toEqual(before);
    const kept = archive.key.toBytes();
    archive.close();
    await failureOf(withPassphrase(books, 'fout'));
    (await reopenArchive(books, kept)).close();
    expect(fileState(books)).toEqual(before);
  });

  test('nor beside a link to it', async () => {
    const path = at('link.sbqa');
    symlinkSync(books, path);
    const before = fileState(path);
    (await withPassphrase(path)).close();
    expect(fileState(path)).toEqual(before);
    rmSync(path);
  });
});

describe('what is no archive says what it is', () => {
  const write = (name: string, content: string | Uint8Array): string => {
    writeFileSync(at(name), content);
    return at(name);
  };

  test.each([
    ['empty', '', 'empty'],
    ['a few bytes', Buffer.alloc(300, 1), 'too_short'],
    ['less than a page', Buffer.alloc(3000, 'a1Xz9'), 'too_short'],
    ['text', 'De kat krabt de krullen van de trap.\n'.repeat(300), 'unknown_content'],
    ['zeros', Buffer.alloc(8192), 'unknown_content'],
    ['a PDF', Buffer.concat([Buffer.from('%PDF-1.7\n'), noise(20_000)]), 'unknown_content'],
    ['an auditfile', `<?xml version="1.0"?>\n${'<auditfile/>'.repeat(600)}`, 'unknown_content'],
  ])('%s', async (name, content, reason) => {
    const path = write(name, content);
    expect(await failureOf(inspectFile(path))).toMatchObject({ code: 'not_an_archive', reason });
    expect(await failureOf(withPassphrase(path))).toMatchObject({ code: 'not_an_archive', reason });
  });

  test('an SQLite database without encryption', async () => {
    const path = write('plain.db', Buffer.concat([Buffer.from('SQLite format 3\0'), noise(4080)]));
    expect((await failureOf(inspectFile(path))).code).toBe('plain_sqlite');
  });

  test('random bytes cannot be told from a wrong passphrase, and that is said', async () => {
    const failure = await failureOf(withPassphrase(write('noise', noise(16_384))));
    expect(failure).toMatchObject({ code: 'wrong_passphrase', details: { seal: 'none' } });
    expect(failure.message).toMatch(/cannot be told/);
  });

  test('a raw key that is none is a wrong argument, not a wrong passphrase', async () => {
    for (const rawKey of ['', 'abc', 'zz'.repeat(32), 'ab'.repeat(31), 'ab'.repeat(40)]) {
      expect((await failureOf(openArchive(books, { kind: 'raw_key', rawKey }))).code).toBe('usage');
    }
  });

  test('a later format, with the right passphrase only', async () => {
    const database = createDatabase(at('later.sbqa'), { version: 4, passphrase: booksPassphrase });
    database.pragma('application_id=0x53425141');
    database.pragma('user_version=2');
    database.exec('CREATE TABLE t (a)');
    database.close();
    expect(await failureOf(withPassphrase(at('later.sbqa')))).toMatchObject({
      code: 'newer_format',
      details: { format: 2, known: 1 },
    });
    expect((await failureOf(withPassphrase(at('later.sbqa'), 'fout'))).code).toBe('wrong_passphrase');
  });
});

describe('the seal is judged before any key', () => {
  const copy = (name: string, change: (seal: Record<string, unknown>) => unknown): string => {
    const path = at(name);
    copyFileSync(books, path);
    const seal = JSON.parse(readFileSync(`${books}${sealSuffix}`, 'utf8')) as Record<string, unknown>;
    writeFileSync(`${path}${sealSuffix}`, JSON.stringify(change(seal) ?? seal));
    return path;
  };
  const stateOf = async (path: string) => (await inspectFile(path)).report.state;

  test('absent', async () => {
    copyFileSync(books, at('unsealed.sbqa'));
    expect(await stateOf(at('unsealed.sbqa'))).toBe('absent');
  });

  test('what is no seal is malformed', async () => {
    expect(await stateOf(copy('no-seal.sbqa', () => ({ format: 'smartbooqing-seal/2' })))).toBe('malformed');
    writeFileSync(`${at('no-seal.sbqa')}${sealSuffix}`, 'not JSON');
    expect(await stateOf(at('no-seal.sbqa'))).toBe('malformed');
    rmSync(`${at('no-seal.sbqa')}${sealSuffix}`);
    mkdirSync(`${at('no-seal.sbqa')}${sealSuffix}`);
    expect(await stateOf(at('no-seal.sbqa'))).toBe('malformed');
  });

  test('an altered seal has a bad signature, and is not believed', async () => {
    const path = copy('forged.sbqa', (seal) => {
      seal.fileBytes = 4096;
    });
    const inspection = await inspectFile(path);
    expect(inspection.report).toMatchObject({ state: 'bad_signature', signer: { trust: 'invalid' } });
    expect(inspection.seal).toBeNull();
    (await withPassphrase(path)).close();
  });

  test('a file that is not the one sealed differs: by a byte, by its length', async () => {
    const path = copy('changed.sbqa', () => undefined);
    const bytes = readFileSync(path);
    flipBit(bytes, pageOffset(40) + 2000);
    writeFileSync(path, bytes);
    expect((await inspectFile(path)).report).toMatchObject({ state: 'differs', hashChecked: true });
    writeFileSync(path, Buffer.concat([bytes, Buffer.alloc(1)]));
    expect((await inspectFile(path)).report).toMatchObject({ state: 'differs', hashChecked: false });
    expect((await openForTest(path)).remarks.map(({ code }) => code)).toEqual([
      'trailing_bytes',
      'seal_differs',
    ]);
  });

  test('a signer whom the user trusts is trusted; the sample key never is', async () => {
    const seed = Buffer.alloc(32, 5);
    const path = at('own-key.sbqa');
    await writeSmallBooks({ path, signingSeed: seed, entriesPerYear: 1 });
    const { signerKey } = JSON.parse(readFileSync(`${path}${sealSuffix}`, 'utf8')) as { signerKey: string };
    const trustedKeys = [Buffer.from(signerKey, 'base64')];
    expect((await inspectFile(path)).report.signer.trust).toBe('unknown');
    expect((await inspectFile(path, { trustedKeys })).report.signer.trust).toBe('trusted');
    expect((await openForTest(path, booksPassphrase, { trustedKeys })).signer.trust).toBe('trusted');
    const sampleKey = (JSON.parse(readFileSync(`${books}${sealSuffix}`, 'utf8')) as { signerKey: string })
      .signerKey;
    const options = { trustedKeys: [Buffer.from(sampleKey, 'base64')] };
    expect((await openForTest(books, booksPassphrase, options)).signer.trust).toBe('sample');
  });

  test('an archive that was not signed has no signer', async () => {
    const path = at('unsigned.sbqa');
    await writeSmallBooks({ path, signingSeed: null, entriesPerYear: 1 });
    expect((await openForTest(path)).signer).toEqual({ id: null, trust: 'none' });
  });
});

test('an opening that is cancelled ends as cancelled', async () => {
  const controller = new AbortController();
  const opening = openArchive(
    books,
    { kind: 'passphrase', passphrase: 'fout' },
    { signal: controller.signal, onStep: () => controller.abort() },
  );
  expect((await failureOf(opening)).code).toBe('cancelled');
});

test('the steps of an opening are told', async () => {
  const steps: string[] = [];
  await openForTest(books, booksPassphrase, { onStep: (step) => steps.push(step) });
  expect(steps).toEqual(['deriving_key', 'reading']);
});

/** Bytes without any pattern, the same ones each time. */
function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = 12_345;
  for (let index = 0; index < length; index++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}
