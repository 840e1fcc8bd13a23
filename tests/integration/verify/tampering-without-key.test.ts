import { randomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sealSuffix } from '#shared/archive-format/seal.ts';
import { coveredTableNames } from '#shared/archive-format/tables.ts';
import { writeSmallBooks } from '../../fixtures/small-books.ts';
import { flipBit, pageOffset, swapPages } from '../../fixtures/tamper.ts';

import { codesOf, expectFound, findingsOf, tamperedBooks } from './tampered-books.ts';

const { edited, folder, open, original, pagesOf, seen, tampered, verify, verifyUnsealed, withFreePages } =
  tamperedBooks();

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

test('every finding that was made above fills a sentence of both languages', () => {
  expectFound(seen, [
    'archive_id_differs',
    'document_missing',
    'document_type_differs',
    'entry_number_gap',
    'export_record_missing',
    'free_pages',
    'integrity_violated',
    'manifest_missing',
    'manifest_not_as_sealed',
    'opening_differs_from_closing',
    'page_damaged',
    'pages_appended',
    'pages_missing',
    'partial_page',
    'row_count_differs',
    'rows_changed',
    'seal_absent',
    'seal_hash_differs',
    'seal_length_differs',
    'seal_malformed',
    'seal_salt_differs',
    'seal_signature_invalid',
    'seal_signer_sample',
    'search_record_differs',
    'search_words_missing',
    'signer_sample',
    'unreadable',
  ]);
});
