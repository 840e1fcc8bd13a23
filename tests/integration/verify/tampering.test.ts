import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ed25519PublicKey, ed25519Sign } from '#engine/crypto/ed25519.ts';
import type { CipherKey } from '#engine/driver/cipher-key.ts';
import { openReadOnly } from '#engine/driver/read-only-database.ts';
import { archiveCipher, deriveKey } from '#engine/open/cipher-profile.ts';
import { type OpenArchive, openArchive } from '#engine/open/open-archive.ts';
import { verifyArchive } from '#engine/verify/verify-archive.ts';
import { canonicalJson } from '#shared/archive-format/canonical-json.ts';
import { sealSuffix } from '#shared/archive-format/seal.ts';
import { coveredTableNames } from '#shared/archive-format/tables.ts';
import { toHex } from '#shared/archive-format/text-bytes.ts';
import { ContractError } from '#shared/contract/failure.ts';
import {
  type Finding,
  type LayerName,
  type VerificationResult,
  verificationResultSchema,
} from '#shared/contract/verification.ts';
import { withoutSentence } from '../../fixtures/finding-sentences.ts';
import { booksPassphrase, writeSmallBooks } from '../../fixtures/small-books.ts';
import {
  flipBit,
  pageOffset,
  removeSeal,
  swapPages,
  writeEdited,
  writeTampered,
} from '../../fixtures/tamper.ts';

const folder = mkdtempSync(join(tmpdir(), 'sbqa-verify-'));
const original = join(folder, 'books.sbqa');
/** The same records, with some free pages behind them and without a seal. */
const withFreePages = join(folder, 'free.sbqa');
let key: CipherKey = { version: 4, passphrase: '' };
let rawKey = '';
/** Page numbers by the name of the table or index that they belong to. */
let pagesOf: (name: string, type?: 'internal' | 'leaf' | 'overflow') => number[] = () => [];

beforeAll(async () => {
  await writeSmallBooks({ path: original, largeDocumentBytes: 60_000 });
  const salt = readFileSync(original).subarray(0, 16);
  rawKey = toHex(await deriveKey(archiveCipher, booksPassphrase, salt)) + toHex(salt);
  key = { version: 4, rawKeyHex: rawKey };
  const db = openReadOnly(original, key);
  const pages = db
    .prepare<{ name: string; pageno: number; pagetype: string }>('SELECT name, pageno, pagetype FROM dbstat')
    .all();
  db.close();
  pagesOf = (name, type = 'leaf') =>
    pages.filter((page) => page.name === name && page.pagetype === type).map(({ pageno }) => pageno);
  writeEdited(original, withFreePages, key, (connection) => {
    connection.exec(
      'CREATE TABLE spare (x BLOB); INSERT INTO spare VALUES (randomblob(40000)); DROP TABLE spare;',
    );
  });
  removeSeal(withFreePages);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function open(path: string): Promise<OpenArchive> {
  return openArchive(path, { kind: 'raw_key', rawKey });
}

async function verify(path: string, layers?: readonly LayerName[], threads = 2): Promise<VerificationResult> {
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
}

/** Everything that was found in this file's archives. */
const seen: Finding[] = [];

/** The codes of errors and warnings by layer, each once, sorted; the books have nothing to do with tampering. */
function codesOf(result: VerificationResult): Record<string, string[]> {
  return Object.fromEntries(
    (['seal', 'structure', 'manifest'] as const).map((name) => {
      const weighty = result.layers[name].findings.filter(({ severity }) => severity !== 'remark');
      return [name, [...new Set(weighty.map(({ code }) => code))].sort()];
    }),
  );
}

function findingsOf(result: VerificationResult, code: string) {
  return Object.values(result.layers).flatMap(({ findings }) =>
    findings.filter((finding) => finding.code === code),
  );
}

let copies = 0;
function copyPath(): string {
  return join(folder, `copy-${++copies}.sbqa`);
}

function tampered(change: (bytes: Buffer) => unknown, from = original): string {
  const path = copyPath();
  writeTampered(from, path, change);
  return path;
}

function edited(edit: (connection: Database.Database) => void): string {
  const path = copyPath();
  writeEdited(original, path, key, edit);
  return path;
}

/** What only the archive itself can show, without a seal that knows the whole file. */
async function verifyUnsealed(path: string): Promise<VerificationResult> {
  removeSeal(path);
  return verify(path);
}

test('an untouched archive: every layer says so, and neither its bytes nor its time change', async () => {
  const before = { bytes: readFileSync(original), modified: statSync(original).mtimeMs };
  const result = await verify(original);
  expect(codesOf(result)).toEqual({ seal: [], structure: [], manifest: ['document_type_differs'] });
  expect(result.layers.seal).toMatchObject({
    verdict: 'passed',
    checked: { damagedPages: 0, pages: before.bytes.length / 4096 },
  });
  expect(result.layers.structure.verdict).toBe('passed');
  expect(result.layers.manifest).toMatchObject({ verdict: 'passed', checked: { files: 3 } });
  expect(readFileSync(original).equals(before.bytes)).toBe(true);
  expect(statSync(original).mtimeMs).toBe(before.modified);
});

describe('without the key', () => {
  const leaf = () => pagesOf('journal_line')[3] ?? 0;

  test.each([
    ['data', (page: number) => pageOffset(page) + 777],
    ['the initialisation vector', (page: number) => pageOffset(page) + 4096 - 80],
    ['the HMAC', (page: number) => pageOffset(page) + 4095],
  ])('a bit in %s: the seal layer names page, offset and owner', async (_where, at) => {
    const page = leaf();
    const result = await verify(tampered((bytes) => flipBit(bytes, at(page), 5)));
    expect(codesOf(result).seal).toEqual(['page_damaged', 'seal_hash_differs']);
    const [finding] = findingsOf(result, 'page_damaged');
    expect(finding).toMatchObject({
      page,
      offset: pageOffset(page),
      table: 'journal_line',
      details: { owner: 'table' },
    });
    expect(finding?.lastId).toBeGreaterThan(finding?.firstId ?? Infinity);
    expect(result.layers.structure.verdict).toBe('failed');
    expect(result.layers.manifest.verdict).toBe('failed');
    expect(findingsOf(result, 'unreadable').map(({ table }) => table)).toContain('journal_line');
  });

  test('the ids named are those that stand on the page', async () => {
    const page = leaf();
    const damaged = tampered((bytes) => flipBit(bytes, pageOffset(page) + 1234));
    const [finding] = findingsOf(await verify(damaged, ['seal']), 'page_damaged');
    const sound = await open(original);
    const ids = sound.db.prepare<number>('SELECT id FROM journal_line ORDER BY id', { pluck: true }).all();
    sound.close();
    const broken = await open(damaged);
    const isReadable = (id: number) => {
      try {
        return broken.db.prepare('SELECT description FROM journal_line WHERE id = ?').get(id) !== undefined;
      } catch {
        return false;
      }
    };
    const unreadable = ids.filter((id) => !isReadable(id));
    broken.close();
    expect([finding?.firstId, finding?.lastId]).toEqual([unreadable[0], unreadable.at(-1)]);
  });

  test('what it means: how many records, of which years and dates, and which kinds are not touched', async () => {
    const [entries = 0] = pagesOf('journal_entry');
    const index = pagesOf('invoice_by_date')[0] ?? 0;
    const search = pagesOf('search_data')[0] ?? 0;
    const path = tampered((bytes) => {
      for (const page of [entries, index, search]) flipBit(bytes, pageOffset(page) + 99);
    });
    const { impact, findings } = (await verify(path, ['seal'])).layers.seal;
    const named = findings.find(({ page }) => page === entries);
    const sound = await open(original);
    const expected = sound.db
      .prepare(
        `SELECT count(*) AS records, min(e.entry_date) AS "from", max(e.entry_date) AS "to", group_concat(DISTINCT y.label) AS years
         FROM journal_entry e JOIN fiscal_year y ON y.id = e.fiscal_year_id WHERE e.id BETWEEN ? AND ?`,
      )
      .get(named?.firstId ?? 0, named?.lastId ?? Number.MAX_SAFE_INTEGER);
    const withRecords = coveredTableNames.filter(
      (table) => sound.db.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() !== undefined,
    );
    sound.close();
    const [touched, ...others] = impact?.touched ?? [];
    expect(touched).toMatchObject({ table: 'journal_entry', as: 'records', isCounted: true });
    expect({
      records: touched?.records,
      ...touched?.dates,
      years: touched?.fiscalYears?.join(),
    }).toEqual(expected);
    expect(touched?.records).toBeGreaterThan(10);
    expect(others.map(({ table, as, records }) => [table, as, records])).toEqual([
      ['invoice', 'index', null],
      ['search', 'search', null],
    ]);
    expect(impact?.untouched?.toSorted()).toEqual(
      withRecords.filter((table) => !['journal_entry', 'search_record'].includes(table)).toSorted(),
    );
    expect(impact).toMatchObject({ freePages: 0, unknownPages: 0 });
  });

  test.each([
    ['document_content', 'SELECT content_id AS id, received_at AS date, administration_id FROM document'],
    [
      'journal_line_vat',
      'SELECT v.id, coalesce(l.effective_date, e.entry_date) AS date, j.administration_id FROM journal_line_vat v JOIN journal_line l ON l.id = v.journal_line_id JOIN journal_entry e ON e.id = l.journal_entry_id JOIN journal j ON j.id = e.journal_id',
    ],
  ])('the years of %s, which carries no date, are those of what it belongs to', async (table, sql) => {
    const page = pagesOf(table).at(-1) ?? 0;
    const path = tampered((bytes) => flipBit(bytes, pageOffset(page) + 99));
    const { impact, findings } = (await verify(path, ['seal'])).layers.seal;
    const named = findings.find((finding) => finding.page === page);
    const sound = await open(original);
    const inRange = `(${sql}) x JOIN fiscal_year y ON y.administration_id = x.administration_id
      AND substr(x.date, 1, 10) BETWEEN y.start_date AND y.end_date
      WHERE x.id BETWEEN ${named?.firstId ?? 1} AND ${named?.lastId ?? Number.MAX_SAFE_INTEGER}`;
    const years = sound.db
      .prepare<string>(`SELECT DISTINCT label FROM ${inRange} ORDER BY label`, { pluck: true })
      .all();
    const records = sound.db.prepare(`SELECT count(DISTINCT x.id) FROM ${inRange}`, { pluck: true }).get();
    const all = sound.db
      .prepare<string>('SELECT DISTINCT label FROM fiscal_year ORDER BY label', { pluck: true })
      .all();
    sound.close();
    const touched = impact?.touched.find((one) => one.table === table);
    expect(touched).toMatchObject({ as: 'records', isCounted: true, fiscalYears: years, records });
    expect(years.length).toBeGreaterThan(0);
    expect(impact?.untouchedYears).toEqual(all.filter((year) => !years.includes(year)));
  });

  test('where the search records are damaged, too, indexes still tell the years', async () => {
    for (const [table, date] of [
      ['journal_entry', 'SELECT id, entry_date AS date, fiscal_year_id FROM journal_entry'],
      [
        'journal_line',
        'SELECT l.id, e.entry_date AS date, e.fiscal_year_id FROM journal_line l JOIN journal_entry e ON e.id = l.journal_entry_id',
      ],
    ] as const) {
      const [page = 0] = pagesOf(table);
      const path = tampered((bytes) => {
        for (const other of [page, ...pagesOf('search_record')]) flipBit(bytes, pageOffset(other) + 99);
      });
      const { impact, findings } = (await verify(path, ['seal'])).layers.seal;
      const named = findings.find((finding) => finding.page === page);
      const sound = await open(original);
      const expected = sound.db
        .prepare<{ records: number; from: string; to: string; years: string }>(
          `SELECT count(*) AS records, min(x.date) AS "from", max(x.date) AS "to", group_concat(DISTINCT y.label ORDER BY y.label) AS years
           FROM (${date}) x JOIN fiscal_year y ON y.id = x.fiscal_year_id WHERE x.id BETWEEN ? AND ?`,
        )
        .get(named?.firstId ?? 1, named?.lastId ?? Number.MAX_SAFE_INTEGER);
      sound.close();
      const touched = impact?.touched.find((one) => one.table === table);
      expect({ records: touched?.records, ...touched?.dates, years: touched?.fiscalYears?.join() }).toEqual(
        expected,
      );
      expect(touched?.isCounted).toBe(true);
    }
  });

  test('an untouched archive says nothing of damage; a free page touches no record', async () => {
    expect((await verify(original, ['seal'])).layers.seal.impact).toBeUndefined();
    const pages = statSync(withFreePages).size / 4096;
    const free = await verify(
      tampered((bytes) => flipBit(bytes, pageOffset(pages) + 2000), withFreePages),
      ['seal'],
    );
    expect(free.layers.seal.impact).toMatchObject({ touched: [], freePages: 1, unknownPages: 0 });
  });

  test('a bit in an index: the index is named, with its table', async () => {
    const [page = 0] = pagesOf('journal_line_by_account');
    const result = await verify(tampered((bytes) => flipBit(bytes, pageOffset(page) + 50)));
    expect(findingsOf(result, 'page_damaged')).toMatchObject([
      { page, table: 'journal_line', details: { owner: 'index', name: 'journal_line_by_account' } },
    ]);
    // The records themselves are all there.
    expect(findingsOf(result, 'rows_changed')).toEqual([]);
    expect(result.layers.structure.verdict).toBe('failed');
  });

  test('a bit in an interior page, and one in the file of a document: the record is named', async () => {
    const [interior = 0] = pagesOf('journal_line', 'internal');
    const overflow = pagesOf('document_content', 'overflow')[4] ?? 0;
    const result = await verify(
      tampered((bytes) => {
        flipBit(bytes, pageOffset(interior) + 5);
        flipBit(bytes, pageOffset(overflow) + 900);
      }),
      ['seal'],
    );
    expect(findingsOf(result, 'page_damaged')).toMatchObject(
      [
        { page: interior, table: 'journal_line' },
        { page: overflow, table: 'document_content', firstId: 3, lastId: 3 },
      ].toSorted((a, b) => a.page - b.page),
    );
  });

  test('a bit in a free page: the seal layer alone finds it', async () => {
    const pages = statSync(withFreePages).size / 4096;
    const result = await verify(tampered((bytes) => flipBit(bytes, pageOffset(pages) + 2000), withFreePages));
    expect(codesOf(result)).toEqual({
      seal: ['page_damaged'],
      structure: [],
      manifest: ['document_type_differs'],
    });
    expect(findingsOf(result, 'page_damaged')).toMatchObject([{ page: pages, details: { owner: 'free' } }]);
    expect(findingsOf(result, 'free_pages')).toHaveLength(1);
  });

  test('a bit in page 1: it is damaged so far that it cannot be opened', async () => {
    await expect(open(tampered((bytes) => flipBit(bytes, 1000)))).rejects.toMatchObject({
      failure: { code: 'damaged', reason: 'page_one' },
    });
  });

  test('a bit in the salt: opened with the seal’s, page 1 reported as damaged', async () => {
    const result = await verify(tampered((bytes) => flipBit(bytes, 7, 3)));
    expect(codesOf(result)).toEqual({
      seal: ['page_damaged', 'seal_hash_differs'],
      structure: [],
      manifest: ['document_type_differs'],
    });
    expect(findingsOf(result, 'page_damaged')).toMatchObject([
      { page: 1, offset: 0, table: 'sqlite_schema' },
    ]);
  });

  test.each([
    ['half a page', 2048],
    ['whole pages', 3 * 4096],
  ])('cut short by %s: what is missing is counted, and what it means is said', async (_what, missing) => {
    const pages = statSync(original).size / 4096;
    const left = Math.floor((pages * 4096 - missing) / 4096);
    const result = await verify(tampered((bytes) => bytes.subarray(0, -missing)));
    expect(codesOf(result).seal).toEqual([
      'pages_missing',
      ...(missing % 4096 === 0 ? [] : ['partial_page']),
      'seal_hash_differs',
      'seal_length_differs',
    ]);
    expect(findingsOf(result, 'pages_missing')).toMatchObject([
      { page: left + 1, offset: left * 4096, details: { statedPages: pages, pages: left } },
    ]);
    // The manifest is the last record that is written, behind the search index.
    const touched = result.layers.seal.impact?.touched ?? [];
    expect(touched.find(({ table }) => table === 'archive_manifest')).toMatchObject({ as: 'envelope' });
    expect(touched.filter(({ as }) => as === 'records')).toEqual([]);
    expect(result.layers.seal.impact).toMatchObject({ unknownPages: 0, freePages: 0 });
    expect(result.layers.seal.impact?.untouched).toContain('journal_line');
    expect(result.layers.structure.verdict).toBe('failed');
  });

  test('cut in the middle of the lines: the kinds before it are untouched, those behind it are not', async () => {
    const last = Math.max(...pagesOf('journal_line'));
    const result = await verify(tampered((bytes) => bytes.subarray(0, pageOffset(last) + 1000)));
    const { impact } = result.layers.seal;
    const touched = impact?.touched.filter(({ as }) => as === 'records').map(({ table }) => table) ?? [];
    const sound = await open(original);
    const expected = sound.db
      .prepare<string>(
        `SELECT DISTINCT d.name FROM dbstat d JOIN sqlite_schema s ON s.name = d.name WHERE s.type = 'table' AND d.pageno >= ?`,
        { pluck: true },
      )
      .all(last)
      .filter((name) => coveredTableNames.some((table) => table === name && table !== 'search_record'));
    sound.close();
    expect(touched.toSorted()).toEqual(expected.toSorted());
    expect(impact?.untouched).toEqual(expect.arrayContaining(['relation', 'journal_entry']));
    expect(impact?.untouched?.some((table) => touched.includes(table))).toBe(false);
    const lines = impact?.touched.find(({ table }) => table === 'journal_line');
    expect(lines?.records).toBeGreaterThan(10);
    for (const layer of ['seal', 'structure', 'manifest'] as const) {
      expect(result.layers[layer].verdict, layer).toBe('failed');
    }
  });

  test('two pages swapped: both are named', async () => {
    const [a = 0, b = 0] = pagesOf('journal_line');
    const result = await verify(tampered((bytes) => swapPages(bytes, a, b)));
    expect(findingsOf(result, 'page_damaged')).toMatchObject([{ page: a }, { page: b }]);
  });

  test('bytes behind the end, and whole pages', async () => {
    const pages = statSync(original).size / 4096;
    const bytes = await verify(tampered((file) => Buffer.concat([file, Buffer.from('xx')])));
    expect(codesOf(bytes).seal).toEqual(['partial_page', 'seal_hash_differs', 'seal_length_differs']);
    expect(findingsOf(bytes, 'partial_page')).toMatchObject([
      { page: pages + 1, offset: pages * 4096, details: { bytes: 2 } },
    ]);
    const page = await verify(tampered((file) => Buffer.concat([file, randomBytes(4096)])));
    expect(codesOf(page).seal).toEqual([
      'page_damaged',
      'pages_appended',
      'seal_hash_differs',
      'seal_length_differs',
    ]);
    expect(findingsOf(page, 'pages_appended')).toMatchObject([{ page: pages + 1, offset: pages * 4096 }]);
    expect(page.layers.manifest.verdict).toBe('passed');
  });

  test('a page replayed from another copy: its HMAC is right, so the seal’s hash finds it, and the manifest its rows', async () => {
    const other = edited((db) =>
      db.exec(`UPDATE journal_line SET description = 'Regel 1 van 9' WHERE id = 200`),
    );
    const before = readFileSync(original);
    const after = readFileSync(other);
    const changed = pagesOf('journal_line').filter(
      (page) =>
        !before
          .subarray(pageOffset(page), pageOffset(page + 1))
          .equals(after.subarray(pageOffset(page), pageOffset(page + 1))),
    );
    expect(changed).toHaveLength(1);
    const [page = 0] = changed;
    const result = await verify(
      tampered((bytes) => void after.copy(bytes, pageOffset(page), pageOffset(page), pageOffset(page + 1))),
    );
    expect(codesOf(result).seal).toEqual(['seal_hash_differs']);
    expect(findingsOf(result, 'rows_changed')).toMatchObject([
      { table: 'journal_line', firstId: 1, lastId: 256 },
    ]);
  });

  test('the seal itself: altered, replaced, unreadable', async () => {
    const change = (edit: (seal: Record<string, unknown>) => unknown) => {
      const path = tampered(() => undefined);
      const seal = JSON.parse(readFileSync(path + sealSuffix, 'utf8'));
      const text = edit(seal);
      writeFileSync(path + sealSuffix, typeof text === 'string' ? text : JSON.stringify(seal));
      return path;
    };
    const altered = await verify(
      change((seal) => (seal.fileBytes = 1)),
      ['seal'],
    );
    expect(codesOf(altered).seal).toEqual(['seal_signature_invalid']);
    expect(altered.layers.seal.checks[2]).toMatchObject({
      name: 'file_hash',
      verdict: 'not_possible',
      reason: 'seal_unusable',
    });
    expect(
      codesOf(
        await verify(
          change(() => '{}'),
          ['seal'],
        ),
      ).seal,
    ).toEqual(['seal_malformed']);
    const other = join(folder, 'other.sbqa');
    await writeSmallBooks({ path: other, entriesPerYear: 3 });
    const foreign = readFileSync(other + sealSuffix, 'utf8');
    expect(
      codesOf(
        await verify(
          change(() => foreign),
          ['seal', 'manifest'],
        ),
      ),
    ).toMatchObject({
      seal: ['seal_hash_differs', 'seal_length_differs', 'seal_salt_differs'],
      manifest: ['archive_id_differs', 'document_type_differs', 'manifest_not_as_sealed'],
    });
  });

  test('no seal: said, and no check of it is green', async () => {
    const result = await verifyUnsealed(tampered(() => undefined));
    expect(result.layers.seal).toMatchObject({ verdict: 'passed' });
    expect(result.layers.seal.checks.map(({ name, verdict, reason }) => [name, verdict, reason])).toEqual([
      ['outer_seal', 'not_possible', 'no_seal'],
      ['file_length', 'passed', undefined],
      ['file_hash', 'not_possible', 'no_seal'],
      ['page_hmacs', 'passed', undefined],
    ]);
    expect(findingsOf(result, 'seal_absent')).toHaveLength(1);
  });
});

describe('with the key', () => {
  const sound = ['document_type_differs'];

  test('the seal’s hash finds any of it, page HMACs none of it', async () => {
    const result = await verify(
      edited((db) => db.exec(`UPDATE relation SET name = 'Ander' WHERE id = 1`)),
      ['seal'],
    );
    expect(codesOf(result).seal).toEqual(['seal_hash_differs']);
  });

  test('a record edited: its block of 256 rows', async () => {
    const result = await verifyUnsealed(
      edited((db) => db.exec('UPDATE journal_line SET amount_cents = amount_cents + 1 WHERE id = 300')),
    );
    expect(codesOf(result)).toMatchObject({
      seal: [],
      manifest: ['control_total_differs', ...sound, 'rows_changed'],
    });
    expect(findingsOf(result, 'rows_changed')).toMatchObject([
      { table: 'journal_line', firstId: 257, lastId: 360, details: { block: 1 } },
    ]);
    expect(findingsOf(result, 'entry_unbalanced')).toHaveLength(1);
  });

  test('a record edited that the search knows: its search record says otherwise', async () => {
    const result = await verifyUnsealed(
      edited((db) => db.exec(`UPDATE relation SET name = 'Ander' WHERE id = 3`)),
    );
    expect(codesOf(result).structure).toEqual(['search_record_differs', 'search_words_missing']);
    const records = findingsOf(result, 'search_record_differs').map(({ record }) => record);
    expect(records).toContainEqual({ table: 'relation', id: 3 });
    // The relation's invoices carry its name in their titles.
    expect(new Set(records.map((record) => record?.table))).toEqual(new Set(['relation', 'invoice']));
  });

  test('a text made invalid, and an integer beyond 2^53', async () => {
    const result = await verifyUnsealed(
      edited((db) => {
        db.exec(`UPDATE document_event SET remark = CAST(x'ff41' AS TEXT) WHERE id = 1`);
        db.exec('UPDATE vat_code SET rate_bp = 9007199254740993 WHERE id = 1');
      }),
    );
    expect(
      findingsOf(result, 'rows_changed')
        .map(({ table }) => table)
        .toSorted(),
    ).toEqual(['document_event', 'vat_code']);
  });

  test('a record added behind the others, and one between', async () => {
    const insert = `INSERT INTO document_event (id, document_id, at, action) VALUES (?, 1, '2024-01-01T00:00:00Z', 'viewed')`;
    const result = await verifyUnsealed(edited((db) => void db.prepare(insert).run(77)));
    expect(codesOf(result).manifest).toEqual([...sound, 'row_count_differs', 'rows_added']);
    expect(findingsOf(result, 'rows_added')).toMatchObject([
      { table: 'document_event', firstId: 77, lastId: 77, record: { table: 'document_event', id: 77 } },
    ]);
    expect(findingsOf(result, 'row_count_differs')).toMatchObject([
      { details: { rows: 3, manifestRows: 2 } },
    ]);
  });

  test('records deleted: how many, and which where the ids had no gaps', async () => {
    const result = await verifyUnsealed(
      edited((db) => db.exec('DELETE FROM journal_line_vat WHERE id IN (5, 6)')),
    );
    expect(codesOf(result).manifest).toEqual([...sound, 'row_count_differs', 'rows_removed']);
    expect(findingsOf(result, 'rows_removed')).toMatchObject([
      { table: 'journal_line_vat', firstId: 1, details: { count: 2, ids: '5, 6' } },
    ]);
  });

  test('a record moved to another id: told from a deletion and an addition', async () => {
    const result = await verifyUnsealed(
      edited((db) => db.exec('UPDATE journal_line_vat SET id = 5000 WHERE id = 9')),
    );
    expect(codesOf(result).manifest).toEqual([...sound, 'rows_moved']);
    expect(findingsOf(result, 'rows_moved')).toMatchObject([
      { table: 'journal_line_vat', record: { id: 5000 }, details: { fromId: 9, toId: 5000, block: 0 } },
    ]);
  });

  test('a record moved and changed on the way: not taken for a mere move', async () => {
    const result = await verifyUnsealed(
      edited((db) => db.exec('UPDATE journal_line_vat SET id = 5000, amount_cents = 1 WHERE id = 9')),
    );
    expect(codesOf(result).manifest).toEqual([...sound, 'rows_added', 'rows_removed']);
  });

  test('a document replaced, clumsily and with its hash', async () => {
    const content = Buffer.from('%PDF-1.7 forged');
    const clumsy = await verifyUnsealed(
      edited((db) => void db.prepare('UPDATE document_content SET content = ? WHERE id = 1').run(content)),
    );
    expect(codesOf(clumsy).manifest).toEqual([
      'document_hash_differs',
      'document_size_differs',
      ...sound,
      'rows_changed',
    ]);
    expect(findingsOf(clumsy, 'document_hash_differs')).toMatchObject([
      { record: { table: 'document_content', id: 1 } },
    ]);
    const careful = await verifyUnsealed(
      edited((db) => {
        const sha256 = createHash('sha256').update(content).digest('hex');
        db.prepare('UPDATE document_content SET content = ?, sha256 = ?, byte_size = ? WHERE id = 1').run(
          content,
          sha256,
          content.length,
        );
      }),
    );
    expect(codesOf(careful).manifest).toEqual(['document_bytes_differ', ...sound, 'rows_changed']);
    expect(findingsOf(careful, 'rows_changed')).toMatchObject([
      { table: 'document_content', firstId: 1, lastId: 3 },
    ]);
  });

  function withManifest(
    change: (manifest: Record<string, unknown>) => void,
    seed: Uint8Array | null,
  ): string {
    return edited((db) => {
      const stored = db.prepare('SELECT body FROM archive_manifest').pluck().get();
      const manifest = JSON.parse(String(stored));
      change(manifest);
      const body = canonicalJson(manifest);
      db.prepare('UPDATE archive_manifest SET body = ?').run(body);
      if (seed === null) return;
      db.prepare('UPDATE archive_manifest SET signature = ?, signer_key = ?').run(
        ed25519Sign(Buffer.from(body), seed),
        ed25519PublicKey(seed),
      );
    });
  }

  test('the manifest edited: its signature', async () => {
    const path = withManifest(
      (manifest) => (manifest.client = { name: 'Ander B.V.', kvkNumber: null }),
      null,
    );
    const sealed = await verify(path);
    expect(codesOf(sealed).manifest).toEqual([...sound, 'manifest_not_as_sealed', 'signature_invalid']);
    const result = await verifyUnsealed(path);
    expect(codesOf(result).manifest).toEqual([...sound, 'signature_invalid']);
    expect(result.signer.trust).toBe('invalid');
  });

  test('signed again by another: never authentic, and not the one that was sealed', async () => {
    const seed = randomBytes(32);
    const path = withManifest((manifest) => (manifest.exporter = { name: 'x', version: '1' }), seed);
    const sealed = await verify(path);
    expect(codesOf(sealed)).toMatchObject({
      seal: ['seal_hash_differs', 'seal_length_differs', 'seal_signer_differs'],
      manifest: [...sound, 'manifest_not_as_sealed', 'signer_unknown'],
    });
    const unsealed = await verifyUnsealed(path);
    expect(unsealed.layers.manifest.verdict).toBe('passed');
    expect(codesOf(unsealed).manifest).toEqual([...sound, 'signer_unknown']);
    const archive = await open(path);
    const trusting = await verifyArchive(archive, {
      layers: ['manifest'],
      trustedKeys: [ed25519PublicKey(seed)],
    });
    archive.close();
    expect(trusting.signer.trust).toBe('trusted');
    expect(findingsOf(trusting, 'signer_unknown')).toEqual([]);
  });

  test('a manifest that contradicts itself, in root, tables and columns', async () => {
    const seed = randomBytes(32);
    type Table = { name: string; root: string; columns: string[] };
    const result = await verifyUnsealed(
      withManifest((manifest) => {
        const tables = manifest.tables as Table[];
        manifest.tables = tables
          .filter(({ name }) => name !== 'vat_return')
          .map((table) => (table.name === 'invoice' ? { ...table, columns: table.columns.slice(1) } : table))
          .map((table) => (table.name === 'relation' ? { ...table, root: '0'.repeat(64) } : table));
      }, seed),
    );
    expect(codesOf(result).manifest).toEqual([
      'archive_root_differs',
      'block_table_differs',
      'columns_differ',
      ...sound,
      'signer_unknown',
      'table_not_listed',
      'table_root_differs',
    ]);
    expect(findingsOf(result, 'table_root_differs')).toMatchObject([{ table: 'relation' }]);
  });

  test('the manifest removed', async () => {
    const result = await verifyUnsealed(edited((db) => db.exec('DELETE FROM archive_manifest')));
    expect(result.layers.manifest).toMatchObject({
      verdict: 'failed',
      findings: [{ code: 'manifest_missing' }],
    });
    expect(result.layers.manifest.checks.slice(1).every(({ verdict }) => verdict === 'not_possible')).toBe(
      true,
    );
  });

  test('block hashes changed: alone, and together with the records that they stand for', async () => {
    const blockOnly = `UPDATE archive_block SET hash = zeroblob(32) WHERE table_name = 'relation'`;
    const alone = await verifyUnsealed(edited((db) => db.exec(blockOnly)));
    expect(codesOf(alone).manifest).toEqual(['block_table_differs', ...sound]);
    const both = await verifyUnsealed(
      edited((db) => db.exec(`${blockOnly}; UPDATE relation SET contact = 'Ander' WHERE id = 2`)),
    );
    expect(codesOf(both).manifest).toEqual(['block_table_differs', ...sound, 'table_root_differs']);
  });

  test('entries of the search index removed: all of a record, its words alone, its search record', async () => {
    const words = (db: Database.Database, then: string) => {
      db.exec(`INSERT INTO search (search, rowid, title, body)
        SELECT 'delete', s.id, r.code || ' ' || r.name, coalesce(r.iban, '') FROM search_record s JOIN relation r ON r.id = s.record_id
        WHERE s.kind = 'relation' AND s.record_id = 2; ${then}`);
    };
    const all = await verifyUnsealed(edited((db) => words(db, '')));
    expect(codesOf(all).structure).toEqual(['search_entry_missing', 'search_words_missing']);
    const wordsAlone = await verifyUnsealed(
      edited((db) =>
        words(
          db,
          `INSERT INTO search (rowid, title, body) SELECT id, '', '' FROM search_record WHERE kind = 'relation' AND record_id = 2`,
        ),
      ),
    );
    expect(codesOf(wordsAlone).structure).toEqual(['search_words_missing']);
    expect(findingsOf(wordsAlone, 'search_words_missing')).toMatchObject([
      { record: { table: 'relation', id: 2 } },
    ]);
    const record = await verifyUnsealed(
      edited((db) => db.exec(`DELETE FROM search_record WHERE kind = 'relation' AND record_id = 2`)),
    );
    expect(codesOf(record).structure).toEqual(['search_entry_extra', 'search_record_missing']);
  });

  test('entries of an index removed: SQLite’s own check', async () => {
    const result = await verifyUnsealed(
      edited((db) => {
        const sql = db.prepare(`SELECT sql FROM sqlite_schema WHERE name = 'invoice_by_date'`).pluck().get();
        db.exec('DROP INDEX invoice_by_date');
        db.exec(`CREATE INDEX invoice_by_date ON invoice (issue_date, id) WHERE id > 5`);
        db.unsafeMode(true);
        db.exec('PRAGMA writable_schema = ON');
        db.prepare(`UPDATE sqlite_schema SET sql = ? WHERE name = 'invoice_by_date'`).run(sql);
      }),
    );
    expect(codesOf(result)).toEqual({ seal: [], structure: ['integrity_violated'], manifest: sound });
    expect(findingsOf(result, 'integrity_violated')[0]).toMatchObject({ table: 'invoice' });
  });

  test('the schema changed: another table, a trigger, a column', async () => {
    const result = await verifyUnsealed(
      edited((db) =>
        db.exec(`CREATE TABLE extra (x); CREATE TRIGGER t AFTER INSERT ON invoice BEGIN SELECT 1; END;
          ALTER TABLE user_account ADD COLUMN phone TEXT; DROP INDEX document_by_received`),
      ),
    );
    expect(codesOf(result).structure).toEqual([
      'schema_digest_differs',
      'schema_object_differs',
      'schema_object_missing',
      'schema_object_unknown',
    ]);
    expect(findingsOf(result, 'table_not_covered')).toMatchObject([{ table: 'extra' }]);
    expect(findingsOf(result, 'schema_object_differs')).toMatchObject([{ table: 'user_account' }]);
  });

  test('references broken', async () => {
    const result = await verifyUnsealed(edited((db) => db.exec('DELETE FROM journal WHERE id = 1')));
    expect(findingsOf(result, 'reference_broken')[0]).toMatchObject({
      table: 'journal_entry',
      details: { parent: 'journal' },
    });
  });
});

test('cancelling rejects with the contract’s code, at once', async () => {
  const archive = await open(original);
  const controller = new AbortController();
  const running = verifyArchive(archive, { signal: controller.signal });
  controller.abort();
  await expect(running).rejects.toMatchObject({ failure: { code: 'cancelled' } });
  await expect(verifyArchive(archive, { signal: controller.signal })).rejects.toMatchObject({
    failure: { code: 'cancelled' },
  });
  archive.close();
});

test('an archive is verified again and again while it is open, and stays open', async () => {
  const archive = await open(original);
  const keyBytes = Buffer.from(archive.key.toBytes());
  for (let i = 0; i < 3; i++) {
    const result = await verifyArchive(archive, { threads: 1 + i });
    expect(result.layers.manifest.verdict).toBe('passed');
  }
  expect(Buffer.from(archive.key.toBytes()).equals(keyBytes)).toBe(true);
  expect(archive.db.prepare('SELECT count(*) FROM journal_line').get()).toBeDefined();
  archive.close();
});

test('cancelled at any moment, the program goes on', async () => {
  const archive = await open(original);
  for (let afterMs = 0; afterMs < 300; afterMs += 15) {
    const controller = new AbortController();
    let abortedAt = Number.POSITIVE_INFINITY;
    setTimeout(() => {
      abortedAt = performance.now();
      controller.abort();
    }, afterMs);
    const ended = await verifyArchive(archive, { signal: controller.signal }).then(
      () => 'finished',
      (error: unknown) => (error instanceof ContractError ? error.code : error),
    );
    expect(['finished', 'cancelled']).toContain(ended);
    if (ended === 'cancelled') expect(performance.now() - abortedAt).toBeLessThan(1000);
  }
  archive.close();
});

test('layers that were not asked for are not run, and never green', async () => {
  const result = await verify(original, ['structure']);
  expect(result.layers.seal.verdict).toBe('not_run');
  expect(result.layers.manifest.verdict).toBe('not_run');
  expect(result.layers.books.verdict).toBe('not_run');
  expect(result.layers.structure.verdict).toBe('passed');
});

test('every finding that was made above fills a sentence of both languages', () => {
  expect(new Set(seen.map(({ code }) => code)).size).toBeGreaterThan(40);
  expect(withoutSentence(seen)).toEqual([]);
});
