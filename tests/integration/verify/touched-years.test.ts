import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type OpenArchive, openArchive } from '#engine/open/open-archive.ts';
import { countTouched } from '#engine/verify/pages/touched-years.ts';
import { toHex } from '#shared/archive-format/text-bytes.ts';
import { folderOfTests, openForTest } from '../../fixtures/engine-archive.ts';
import { booksPassphrase, writeSmallBooks } from '../../fixtures/small-books.ts';
import { flipBit, pageOffset, writeTampered } from '../../fixtures/tamper.ts';

const folder = folderOfTests();
const original = join(folder, 'books.sbqa');
const everything = [{ firstId: 1, lastId: 100_000 }];
let rawKey = '';

beforeAll(async () => {
  await writeSmallBooks({ path: original });
  const archive = await openArchive(original, { kind: 'passphrase', passphrase: booksPassphrase });
  rawKey = toHex(archive.key.key());
  archive.close();
});

/** The archive with every page of the named tables damaged. */
async function without(...tables: readonly string[]): Promise<OpenArchive> {
  const sound = await openArchive(original, { kind: 'raw_key', rawKey });
  const pages = sound.db
    .prepare<number>('SELECT pageno FROM dbstat WHERE name IN (SELECT value FROM json_each(?))', {
      pluck: true,
    })
    .all(JSON.stringify(tables));
  sound.close();
  const path = join(folder, `${tables.join('-')}.sbqa`);
  writeTampered(original, path, (bytes) => {
    for (const page of pages) flipBit(bytes, pageOffset(page) + 99);
  });
  return openForTest(path, { kind: 'raw_key', rawKey });
}

async function rowsOf(table: string): Promise<number> {
  const { db } = await openForTest(original, { kind: 'raw_key', rawKey });
  return db.prepare<number>(`SELECT count(*) FROM ${table}`, { pluck: true }).get() ?? 0;
}

test.each([
  'journal_entry',
  'journal_line',
  'journal_line_vat',
  'invoice',
  'invoice_line',
  'document',
  'document_event',
  'authorisation',
  'export_log',
  'document_link',
  'bank_line',
])(
  'all of %s is damaged: what stands elsewhere still counts its records and names their years',
  async (table) => {
    const rows = await rowsOf(table);
    expect(rows).toBeGreaterThan(0);
    const { db } = await without(table);
    const counted = countTouched(db, table, everything);
    expect(counted?.records).toBe(rows);
    expect(counted?.fiscalYears?.length).toBeGreaterThan(0);
    expect(counted?.dates?.from).toMatch(/^\d{4}-\d\d-\d\d$/);
  },
);

test.each(['journal_entry', 'invoice', 'document'])(
  'of %s likewise where the search records are damaged, too',
  async (table) => {
    const { db } = await without(table, 'search_record');
    const counted = countTouched(db, table, everything);
    expect(counted?.records).toBe(await rowsOf(table));
    expect(counted?.fiscalYears?.length).toBeGreaterThan(0);
  },
);

test('files are told by the documents that lead to them; a table that nothing tells of is not counted', async () => {
  const { db } = await without('document_content');
  const files = countTouched(db, 'document_content', everything);
  expect(files?.records).toBe(await rowsOf('document_content'));
  expect(countTouched(db, 'vat_return', everything)).toBeNull();
});
