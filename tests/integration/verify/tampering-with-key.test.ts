import { createHash, randomBytes } from 'node:crypto';
import type Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { ed25519PublicKey, ed25519Sign } from '#engine/crypto/ed25519.ts';
import { verifyArchive } from '#engine/verify/verify-archive.ts';
import { canonicalJson } from '#shared/archive-format/canonical-json.ts';

import { codesOf, expectFound, findingsOf, tamperedBooks } from './tampered-books.ts';

const { edited, open, seen, verify, verifyUnsealed } = tamperedBooks();

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

test('every finding that was made above fills a sentence of both languages', () => {
  expectFound(seen, [
    'archive_root_differs',
    'block_table_differs',
    'columns_differ',
    'control_total_differs',
    'document_bytes_differ',
    'document_hash_differs',
    'document_missing',
    'document_size_differs',
    'document_type_differs',
    'entry_number_gap',
    'entry_unbalanced',
    'export_record_missing',
    'free_pages',
    'integrity_violated',
    'manifest_missing',
    'manifest_not_as_sealed',
    'opening_differs_from_closing',
    'reference_broken',
    'row_count_differs',
    'rows_added',
    'rows_changed',
    'rows_moved',
    'rows_removed',
    'schema_digest_differs',
    'schema_object_differs',
    'schema_object_missing',
    'schema_object_unknown',
    'seal_absent',
    'seal_hash_differs',
    'seal_length_differs',
    'seal_signer_differs',
    'seal_signer_sample',
    'search_entry_extra',
    'search_entry_missing',
    'search_record_differs',
    'search_record_missing',
    'search_words_missing',
    'signature_invalid',
    'signer_sample',
    'signer_unknown',
    'table_not_covered',
    'table_not_listed',
    'table_root_differs',
  ]);
});
