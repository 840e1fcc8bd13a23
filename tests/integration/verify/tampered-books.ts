import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { afterAll, beforeAll, expect } from 'vitest';
import type { CipherKey } from '#engine/driver/cipher-key.ts';
import { openReadOnly } from '#engine/driver/read-only-database.ts';
import { archiveCipher, deriveKey } from '#engine/open/cipher-profile.ts';
import { type OpenArchive, openArchive } from '#engine/open/open-archive.ts';
import { verifyArchive } from '#engine/verify/verify-archive.ts';
import { toHex } from '#shared/archive-format/text-bytes.ts';
import {
  type Finding,
  type LayerName,
  type VerificationResult,
  verificationResultSchema,
} from '#shared/contract/verification.ts';
import { withoutSentence } from '../../fixtures/finding-sentences.ts';
import { booksPassphrase, writeSmallBooks } from '../../fixtures/small-books.ts';
import { removeSeal, writeEdited, writeTampered } from '../../fixtures/tamper.ts';

/** An archive of small books, and copies of it that a test changes behind the program's back. */
export interface TamperedBooks {
  readonly folder: string;
  readonly original: string;
  /** The same records, with some free pages behind them and without a seal. */
  readonly withFreePages: string;
  /** Page numbers by the name of the table or index that they belong to. */
  readonly pagesOf: (name: string, type?: 'internal' | 'leaf' | 'overflow') => number[];
  /** A copy whose bytes were changed by somebody without the key. */
  readonly tampered: (change: (bytes: Buffer) => unknown, from?: string) => string;
  /** A copy whose records were changed by somebody with the key. */
  readonly edited: (edit: (connection: Database.Database) => void) => string;
  readonly open: (path: string) => Promise<OpenArchive>;
  readonly verify: (
    path: string,
    layers?: readonly LayerName[],
    threads?: number,
  ) => Promise<VerificationResult>;
  /** What only the archive itself can show, without a seal that knows the whole file. */
  readonly verifyUnsealed: (path: string) => Promise<VerificationResult>;
  /** Everything that was found so far. */
  readonly seen: readonly Finding[];
}

/** Makes the books before the tests of a file, and removes them and their copies after. */
export function tamperedBooks(): TamperedBooks {
  const folder = mkdtempSync(join(tmpdir(), 'sbqa-verify-'));
  const original = join(folder, 'books.sbqa');
  const withFreePages = join(folder, 'free.sbqa');
  const seen: Finding[] = [];
  let key: CipherKey = { version: 4, passphrase: '' };
  let rawKey = '';
  let pages: { name: string; pageno: number; pagetype: string }[] = [];
  let copies = 0;
  const copyPath = () => join(folder, `copy-${++copies}.sbqa`);

  beforeAll(async () => {
    await writeSmallBooks({ path: original, largeDocumentBytes: 60_000 });
    const salt = readFileSync(original).subarray(0, 16);
    rawKey = toHex(await deriveKey(archiveCipher, booksPassphrase, salt)) + toHex(salt);
    key = { version: 4, rawKeyHex: rawKey };
    const db = openReadOnly(original, key);
    pages = db
      .prepare<{ name: string; pageno: number; pagetype: string }>(
        'SELECT name, pageno, pagetype FROM dbstat',
      )
      .all();
    db.close();
    writeEdited(original, withFreePages, key, (connection) => {
      connection.exec(
        'CREATE TABLE spare (x BLOB); INSERT INTO spare VALUES (randomblob(40000)); DROP TABLE spare;',
      );
    });
    removeSeal(withFreePages);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const open = (path: string) => openArchive(path, { kind: 'raw_key', rawKey });
  const verify = async (path: string, layers?: readonly LayerName[], threads = 2) => {
    const archive = await open(path);
    try {
      const result = verificationResultSchema.parse(
        await verifyArchive(archive, layers === undefined ? { threads } : { layers, threads }),
      );
      for (const { findings } of Object.values(result.layers)) seen.push(...findings);
      return result;
    } finally {
      archive.close();
    }
  };
  return {
    folder,
    original,
    withFreePages,
    pagesOf: (name, type = 'leaf') =>
      pages.filter((page) => page.name === name && page.pagetype === type).map(({ pageno }) => pageno),
    tampered(change, from = original) {
      const path = copyPath();
      writeTampered(from, path, change);
      return path;
    },
    edited(edit) {
      const path = copyPath();
      writeEdited(original, path, key, edit);
      return path;
    },
    open,
    verify,
    verifyUnsealed(path) {
      removeSeal(path);
      return verify(path);
    },
    seen,
  };
}

/** The codes of errors and warnings by layer, each once, sorted; the books have nothing to do with tampering. */
export function codesOf(result: VerificationResult): Record<string, string[]> {
  return Object.fromEntries(
    (['seal', 'structure', 'manifest'] as const).map((name) => {
      const weighty = result.layers[name].findings.filter(({ severity }) => severity !== 'remark');
      return [name, [...new Set(weighty.map(({ code }) => code))].sort()];
    }),
  );
}

/** The findings with a code, of all layers. */
export function findingsOf(result: VerificationResult, code: string): Finding[] {
  return Object.values(result.layers).flatMap(({ findings }) =>
    findings.filter((finding) => finding.code === code),
  );
}

/** Expects that all of these codes are among the findings, and that each finding fills a sentence of both languages. */
export function expectFound(seen: readonly Finding[], codes: readonly string[]): void {
  expect([...new Set(seen.map(({ code }) => code))]).toEqual(expect.arrayContaining([...codes]));
  expect(withoutSentence(seen)).toEqual([]);
}
