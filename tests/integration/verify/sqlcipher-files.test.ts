import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import GenuineSqlcipher from '@signalapp/sqlcipher';
import { afterAll, describe, expect, test } from 'vitest';
import { createDatabase } from '#engine/driver/writable-database.ts';
import { openArchive } from '#engine/open/open-archive.ts';
import { verifyArchive } from '#engine/verify/verify-archive.ts';
import { applicationId } from '#shared/archive-format/constants.ts';
import { schemaSql } from '#shared/archive-format/schema.ts';
import { splitStatements } from '#shared/archive-format/sql-statements.ts';
import type { VerificationResult } from '#shared/contract/verification.ts';
import { flipBit, writeTampered } from '../../fixtures/tamper.ts';
import { vendorData, vendorDataAbsent } from '../../fixtures/vendor-data.ts';

if (vendorData === null) process.stderr.write(`${vendorDataAbsent}\n`);

const folder = mkdtempSync(join(tmpdir(), 'sbqa-sqlcipher-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function verify(path: string, passphrase = 'testkey'): Promise<VerificationResult> {
  const archive = await openArchive(path, { kind: 'passphrase', passphrase });
  try {
    return await verifyArchive(archive);
  } finally {
    archive.close();
  }
}

const damagedPages = (result: VerificationResult) =>
  result.layers.seal.findings.flatMap(({ code, page }) => (code === 'page_damaged' ? [page] : []));

const zero = (bytes: Buffer, offset: number) => bytes.fill(0, offset, offset + 3);

describe.skipIf(vendorData === null)("SQLCipher's own test databases", () => {
  const path = (name: string) => join(vendorData ?? '', 'sqlcipher', name);

  test.each([
    ['sqlcipher-4.0-testkey.db', 239],
    ['sqlcipher-3.0-testkey.db', 961],
    ['sqlcipher-2.0-le-testkey.db', 961],
  ])('%s: every page passes, and what needs a manifest is not possible', async (name) => {
    const result = await verify(path(name));
    expect(result.layers.seal).toMatchObject({ verdict: 'passed', findings: [] });
    expect(result.layers.seal.checked.pages).toBeGreaterThan(200);
    expect(result.layers.structure).toMatchObject({ verdict: 'passed' });
    expect(result.layers.manifest).toMatchObject({ verdict: 'not_possible', reason: 'foreign_archive' });
    expect(result.layers.books).toMatchObject({ verdict: 'not_possible', reason: 'foreign_archive' });
    expect(result.verdict).toBe('passed');
  });

  test.each(['sqlcipher-3.0-testkey.db', 'sqlcipher-2.0-le-testkey.db'])(
    '%s: three zero bytes at 8202 and 10250 are pages 9 and 11',
    async (name) => {
      const copy = join(folder, name);
      writeTampered(path(name), copy, (bytes) => {
        zero(bytes, 8202);
        zero(bytes, 10_250);
      });
      const result = await verify(copy);
      expect(damagedPages(result)).toEqual([9, 11]);
      expect(result.layers.seal.findings).toMatchObject([
        { page: 9, offset: 8192, table: 't1' },
        { page: 11, offset: 10_240, table: 't1' },
      ]);
    },
  );

  test('version 4: zero bytes in data, vector and HMAC are pages 2, 3 and 4', async () => {
    const copy = join(folder, 'v4.db');
    writeTampered(path('sqlcipher-4.0-testkey.db'), copy, (bytes) => {
      for (const offset of [5120, 12_208, 16_320]) zero(bytes, offset);
    });
    expect(damagedPages(await verify(copy))).toEqual([2, 3, 4]);
  });

  test('version 4: two bytes appended at 978944 are no whole page 240', async () => {
    const copy = join(folder, 'appended.db');
    writeTampered(path('sqlcipher-4.0-testkey.db'), copy, (bytes) => {
      expect(bytes.length).toBe(978_944);
      return Buffer.concat([bytes, Buffer.from('xx')]);
    });
    expect((await verify(copy)).layers.seal.findings).toMatchObject([
      { code: 'partial_page', page: 240, offset: 978_944, details: { bytes: 2 } },
    ]);
  });
});

test('version 1 has no page HMACs: not possible, and why', async () => {
  const path = join(folder, 'v1.db');
  const database = createDatabase(path, { version: 1, passphrase: 'testkey' });
  database.exec('CREATE TABLE t (x); INSERT INTO t VALUES (1)');
  database.close();
  const result = await verify(path);
  expect(result.layers.seal.checks).toMatchObject([
    { name: 'outer_seal', verdict: 'not_possible', reason: 'no_seal' },
    { name: 'file_length', verdict: 'passed' },
    { name: 'file_hash', verdict: 'not_possible', reason: 'no_seal' },
    { name: 'page_hmacs', verdict: 'not_possible', reason: 'no_page_hmacs' },
  ]);
});

test('an archive that is not encrypted as the format prescribes, and states another format', async () => {
  const path = join(folder, 'v3.sbqa');
  const database = createDatabase(path, { version: 3, passphrase: 'testkey' });
  database.pragma(`application_id = ${applicationId}`);
  for (const statement of splitStatements(schemaSql)) database.exec(statement);
  database.close();
  const { structure, manifest } = (await verify(path)).layers;
  expect(structure.findings.map(({ code }) => code)).toEqual(['format_number_differs', 'cipher_differs']);
  expect(manifest.findings.map(({ code }) => code)).toEqual(['manifest_missing']);
});

test('what genuine SQLCipher wrote passes, and its own check and ours find the same pages', async () => {
  const path = join(folder, 'genuine.db');
  const passphrase = 'wachtzin';
  const write = new GenuineSqlcipher(path);
  write.pragma(`key = '${passphrase}'`);
  write.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT); CREATE INDEX by_x ON t (x)');
  write.exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
    INSERT INTO t SELECT i, 'record ' || i FROM n`);
  write.close();
  expect((await verify(path, passphrase)).verdict).toBe('passed');
  const copy = join(folder, 'genuine-damaged.db');
  writeTampered(path, copy, (bytes) => {
    for (const page of [3, 7, 20]) flipBit(bytes, (page - 1) * 4096 + 100 * page, 2);
  });
  const ours = await verify(copy, passphrase);
  const read = new GenuineSqlcipher(copy);
  read.pragma(`key = '${passphrase}'`);
  const theirs = read.prepare('PRAGMA cipher_integrity_check').all();
  read.close();
  const pages = JSON.stringify(theirs).match(/page (\d+)/g);
  expect(damagedPages(ours).map((page) => `page ${page}`)).toEqual(pages);
  expect(pages).toHaveLength(3);
});

test('a database in WAL mode: its own pages are checked, and its log is said not to be', async () => {
  const path = join(folder, 'wal.db');
  const write = new GenuineSqlcipher(path);
  write.pragma(`key = 'testkey'`);
  write.exec('PRAGMA journal_mode = WAL; CREATE TABLE t (x); INSERT INTO t VALUES (1)');
  copyFileSync(path, join(folder, 'wal-copy.db'));
  copyFileSync(`${path}-wal`, join(folder, 'wal-copy.db-wal'));
  write.close();
  const result = await verify(join(folder, 'wal-copy.db'));
  expect(result.layers.seal).toMatchObject({ verdict: 'passed', findings: [{ code: 'log_not_checked' }] });
  expect(result.layers.structure.verdict).toBe('passed');
});
