import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openArchive, reopenArchive } from '#engine/open/open-archive.ts';
import { createListEngine } from '#engine/query/list-engine.ts';
import type { ListRow } from '#shared/contract/lists.ts';
import { failureOf, folderOfTests, openForTest } from '../../fixtures/engine-archive.ts';
import { fileState } from '../../fixtures/file-state.ts';
import { booksPassphrase, writeSmallBooks } from '../../fixtures/small-books.ts';
import { flipBit, pageOffset, removeSeal, writeTampered } from '../../fixtures/tamper.ts';

const folder = folderOfTests();
const books = join(folder, 'books.sbqa');
let copies = 0;

beforeAll(() => writeSmallBooks({ path: books }));

/** A changed copy; its seal stays beside it only where that is wanted. */
function damaged(seal: 'sealed' | 'unsealed', change: (bytes: Buffer) => unknown): string {
  const path = join(folder, `copy-${++copies}.sbqa`);
  writeTampered(books, path, change);
  if (seal === 'unsealed') removeSeal(path);
  return path;
}

const open = (path: string, passphrase = booksPassphrase) =>
  openArchive(path, { kind: 'passphrase', passphrase });

describe.each(['sealed', 'unsealed'] as const)('%s: a damaged page 1', (seal) => {
  test.each([
    ['in its data', 100],
    ['in its vector', 4096 - 80 + 3],
    ['in its HMAC', 4096 - 10],
  ])('%s is told from a wrong passphrase, because another page proves the key', async (_, offset) => {
    const path = damaged(seal, (bytes) => flipBit(bytes, offset));
    expect(await failureOf(open(path))).toMatchObject({ code: 'damaged', reason: 'page_one' });
    const wrong = await failureOf(open(path, 'fout'));
    expect(wrong).toMatchObject({
      code: 'wrong_passphrase',
      details: { seal: seal === 'sealed' ? 'differs' : 'none' },
    });
  });

  test('wiped but for its salt', async () => {
    const path = damaged(seal, (bytes) => bytes.fill(0, 16, 4096));
    expect(await failureOf(open(path))).toMatchObject({ code: 'damaged', reason: 'page_one' });
  });
});

describe('a damaged salt', () => {
  const withoutSalt = (bytes: Buffer) => bytes.fill(0xaa, 0, 16);

  test('is mended from the seal: the archive opens, says so, and stays as it was', async () => {
    const path = damaged('sealed', withoutSalt);
    const before = fileState(path);
    const archive = await openForTest(path);
    expect(archive.remarks.map(({ code }) => code)).toEqual(['page_one_damaged', 'seal_differs']);
    expect(archive.path).toBe(path);
    expect(archive.db.prepare('SELECT count(*) AS n FROM journal_line').get()).toEqual({ n: 360 });
    const again = await reopenArchive(path, archive.key.toBytes());
    expect(again.remarks.map(({ code }) => code)).toContain('page_one_damaged');
    again.close();
    archive.close();
    expect(fileState(path)).toEqual(before);
  });

  test('without a seal leaves nothing to tell it by', async () => {
    const path = damaged('unsealed', withoutSalt);
    expect((await failureOf(open(path))).code).toBe('wrong_passphrase');
  });

  test('is mended from a raw key that carries it', async () => {
    const archive = await openForTest(books);
    const key = Buffer.from(archive.key.key()).toString('hex');
    const salt = Buffer.from(archive.key.salt).toString('hex');
    const path = damaged('unsealed', withoutSalt);
    const opened = await openForTest(path, { kind: 'raw_key', rawKey: key + salt });
    expect(opened.remarks.map(({ code }) => code)).toEqual(['page_one_damaged']);
    expect((await failureOf(openArchive(path, { kind: 'raw_key', rawKey: key }))).code).toBe(
      'wrong_passphrase',
    );
  });

  test('with the rest of page 1 damaged too is a damaged page 1, known by the seal', async () => {
    const path = damaged('sealed', (bytes) => bytes.fill(0, 0, 4096));
    expect(await failureOf(open(path))).toMatchObject({ code: 'damaged', reason: 'page_one' });
  });
});

describe('a file that was cut or grew', () => {
  test.each([
    ['whole pages', 3 * 4096, 3],
    ['part of a page', 100, 1],
    ['pages and a half', 2 * 4096 + 2048, 3],
  ])(
    'short by %s opens with a remark that says by how much, and stays as it was',
    async (_, missing, pages) => {
      const path = damaged('unsealed', (bytes) => bytes.subarray(0, bytes.length - missing));
      const before = fileState(path);
      const archive = await openForTest(path);
      expect(archive.remarks.map(({ code }) => code)).toContain('cut_short');
      expect(archive.missingPages).toBe(pages);
      expect(archive.remarks.find(({ code }) => code === 'cut_short')?.message).toContain(`${pages} of its`);
      expect(archive.db.prepare('SELECT count(*) AS n FROM journal_line').get()).toEqual({ n: 360 });
      const again = await reopenArchive(path, archive.key.toBytes());
      expect(again.missingPages).toBe(pages);
      again.close();
      expect(fileState(path)).toEqual(before);
    },
  );

  test('is read where it stands if it ends with a whole page, else from an encrypted copy without the piece', async () => {
    const whole = damaged('unsealed', (bytes) => bytes.subarray(0, bytes.length - 4096));
    expect((await openForTest(whole)).db.path).toBe(whole);
    const piece = damaged('unsealed', (bytes) => bytes.subarray(0, bytes.length - 100));
    const copy = (await openForTest(piece)).db.path;
    expect(copy).not.toBe(piece);
    const bytes = readFileSync(piece);
    expect(readFileSync(copy).equals(bytes.subarray(0, bytes.length - (bytes.length % 4096)))).toBe(true);
  });

  test('cannot be written to, although SQLite lets schemas be mended that it opens so', async () => {
    const path = damaged('unsealed', (bytes) => bytes.subarray(0, bytes.length - 4096));
    const { db } = await openForTest(path);
    for (const sql of [
      'DELETE FROM journal_line RETURNING id',
      `UPDATE sqlite_schema SET sql = '' RETURNING name`,
      'PRAGMA query_only = OFF',
    ]) {
      expect(() => db.prepare(sql).all(), sql).toThrow();
    }
  });

  test('a piece of a page in plain text, which whoever cut the file can write, is not read', async () => {
    const archive = await openForTest(books);
    const page = archive.db
      .prepare<number>(`SELECT max(pageno) FROM dbstat WHERE name = 'journal_line' AND pagetype = 'leaf'`, {
        pluck: true,
      })
      .get();
    const from = pageOffset(page ?? 0);
    // As SQLite writes a leaf without rows; taken for one, its rows would be gone without a word.
    const leaf = Buffer.alloc(2000);
    leaf.set([13, 0, 0, 0, 0, 4016 >> 8, 4016 & 255]);
    const path = damaged('unsealed', (bytes) => Buffer.concat([bytes.subarray(0, from), leaf]));
    const list = createListEngine(await openForTest(path)).list({ kind: 'view', view: 'journal-lines' });
    const { rows, damaged: lost } = await list.totals({ scope: {}, filters: [], sort: [] }, undefined);
    expect(rows).toBe(360);
    expect(lost?.rows).toBeGreaterThan(10);
  });

  test('to less than its schema it is too short to be opened, and says by how much', async () => {
    const whole = readFileSync(books).length;
    for (const bytes of [4096, 3 * 4096 + 10]) {
      const path = damaged('unsealed', (file) => file.subarray(0, bytes));
      expect(await failureOf(open(path))).toMatchObject({
        code: 'damaged',
        reason: 'truncated',
        details: { fileBytes: bytes, statedBytes: whole },
      });
    }
  });

  test('to less than a page is no archive, unless a seal says that it was one', async () => {
    const unsealed = damaged('unsealed', (bytes) => bytes.subarray(0, 1000));
    expect(await failureOf(open(unsealed))).toMatchObject({ code: 'not_an_archive', reason: 'too_short' });
    const sealed = damaged('sealed', (bytes) => bytes.subarray(0, 1000));
    expect(await failureOf(open(sealed))).toMatchObject({ code: 'damaged', reason: 'truncated' });
    const emptied = damaged('sealed', () => Buffer.alloc(0));
    expect(await failureOf(open(emptied))).toMatchObject({ code: 'damaged', reason: 'truncated' });
  });

  test.each([2, 4096, 5000])('longer by %i bytes opens with a remark', async (extra) => {
    const path = damaged('unsealed', (bytes) => Buffer.concat([bytes, Buffer.alloc(extra, 7)]));
    const archive = await openForTest(path);
    expect(archive.remarks.map(({ code }) => code)).toEqual(['trailing_bytes']);
    expect(archive.db.prepare('SELECT count(*) AS n FROM journal_line').get()).toEqual({ n: 360 });
  });

  test('overwritten all over under its seal is damaged beyond reading', async () => {
    const path = damaged('sealed', (bytes) => bytes.fill(0));
    expect(await failureOf(open(path))).toMatchObject({ code: 'damaged', reason: 'unreadable' });
  });
});

describe('other damaged pages', () => {
  test('every single one of them leaves the archive open, or says that its structure is damaged', async () => {
    const archive = await openForTest(books);
    const kept = archive.key.toBytes();
    const pages = archive.fileBytes / 4096;
    archive.close();
    const bytes = readFileSync(books);
    const path = join(folder, 'each.sbqa');
    const outcomes: string[] = [];
    for (let page = 2; page <= pages; page++) {
      flipBit(bytes, pageOffset(page) + 1234);
      writeFileSync(path, bytes);
      flipBit(bytes, pageOffset(page) + 1234);
      try {
        const opened = await reopenArchive(path, kept.slice());
        outcomes.push('open');
        opened.close();
      } catch (error) {
        const failure = await failureOf(Promise.reject(error));
        expect(failure).toMatchObject({ code: 'damaged', reason: 'unreadable' });
        outcomes.push('unreadable');
      }
    }
    // The schema takes a few pages; all others hold records.
    const unreadable = outcomes.filter((outcome) => outcome === 'unreadable').length;
    expect(unreadable).toBeGreaterThan(0);
    expect(unreadable).toBeLessThan(12);
    expect(outcomes.length).toBe(pages - 1);
  });

  test('take the rows that stand on them, which say so, and no others', async () => {
    const large = join(folder, 'large.sbqa');
    await writeSmallBooks({ path: large, entriesPerYear: 400, signingSeed: null });
    const archive = await openForTest(large);
    const page = archive.db
      .prepare<number>(
        `SELECT pageno FROM dbstat WHERE name = 'journal_line' AND pagetype = 'leaf' ORDER BY pageno LIMIT 1 OFFSET 20`,
        { pluck: true },
      )
      .get();
    archive.close();
    const path = join(folder, 'holed.sbqa');
    writeTampered(large, path, (bytes) => flipBit(bytes, pageOffset(page ?? 0) + 99));
    const holed = await openForTest(path);
    const list = createListEngine(holed).list({ kind: 'view', view: 'journal-lines' });
    const request = { scope: {}, filters: [], sort: [] };
    const rows: ListRow[] = [];
    for (let offset = 0; offset < 3600; offset += 20) {
      rows.push(...(await list.rows(request, offset, 20, undefined)));
    }
    expect(rows.map(({ ref }) => ref?.id)).toEqual(Array.from({ length: 3600 }, (_, index) => index + 1));
    const damaged = rows.filter((row) => row.damaged);
    expect(damaged.length).toBeGreaterThan(0);
    expect(damaged.length).toBeLessThan(120);
    for (const { cells } of damaged) expect(cells.every((cell) => cell === null)).toBe(true);
    const ids = damaged.map(({ ref }) => ref?.id ?? 0);
    // Sums without the rows that cannot be read would be wrong, so there are none; the rows are still counted.
    expect(await list.totals(request, undefined)).toEqual({
      rows: 3600,
      sums: {},
      damaged: { rows: damaged.length, firstId: Math.min(...ids), lastId: Math.max(...ids) },
    });
    const balance = createListEngine(holed).list({ kind: 'view', view: 'trial-balance' });
    expect((await failureOf(balance.rows(request, 0, 10, undefined))).code).toBe('damaged_record');
  });
});
