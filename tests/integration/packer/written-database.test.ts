import { readFileSync } from 'node:fs';
import GenuineSqlcipher from '@signalapp/sqlcipher';
import { describe, expect, it } from 'vitest';
import { sha256 } from '#engine/crypto/sha256.ts';
import { archiveCipher, deriveHmacKey, deriveKey } from '#engine/open/cipher-profile.ts';
import { pageHmacMatches } from '#engine/open/page.ts';
import { type SchemaObject, schemaDigest } from '#shared/archive-format/schema-digest.ts';
import { cellOf, openPacked, packedPassphrase, rowsOf } from '../../fixtures/packed-archive.ts';
import { vectors } from '../../fixtures/vectors.ts';
import { description, fill, newWriter } from '../../fixtures/written-archive.ts';

/** A pragma that our own read-only connection refuses because it could write. */
function genuinePragma(path: string, name: string) {
  const genuine = new GenuineSqlcipher(path);
  try {
    genuine.pragma(`key = '${packedPassphrase}'`);
    return genuine.pragma(name, { simple: true });
  } finally {
    genuine.close();
  }
}

describe('the database', () => {
  it('is what the format says it is', async () => {
    const writer = await newWriter();
    fill(writer);
    const { path } = await writer.finish(description, null);
    const db = openPacked(path);
    const pragma = (name: string) => cellOf(db, `PRAGMA ${name}`);
    expect(pragma('application_id')).toBe(0x53425141);
    expect(pragma('user_version')).toBe(1);
    expect(pragma('encoding')).toBe('UTF-8');
    expect(pragma('auto_vacuum')).toBe(0);
    expect(genuinePragma(path, 'journal_mode')).toBe('delete');
    expect(pragma('page_size')).toBe(4096);
    expect(pragma('freelist_count')).toBe(0);
    expect(pragma('integrity_check')).toBe('ok');
    expect(rowsOf(db, 'PRAGMA foreign_key_check')).toEqual([]);
    const objects = db.prepare<SchemaObject>('SELECT name, sql FROM sqlite_schema').all();
    expect(schemaDigest(objects, sha256)).toBe(vectors.schemaDigest.schemaSha256);
  });

  it('has every page under its HMAC and holds nothing in the clear', async () => {
    const writer = await newWriter();
    fill(writer);
    const { path } = await writer.finish(description, null);
    const bytes = readFileSync(path);
    const salt = bytes.subarray(0, 16);
    const key = await deriveKey(archiveCipher, packedPassphrase, salt);
    const hmacKey = deriveHmacKey(archiveCipher, key, salt) ?? new Uint8Array();
    for (let at = 0; at < bytes.length; at += 4096) {
      expect(pageHmacMatches(archiveCipher, bytes.subarray(at, at + 4096), at / 4096 + 1, hmacKey)).toBe(
        true,
      );
    }
    expect(bytes.includes('Tegenregel')).toBe(false);
    expect(bytes.includes('SQLite format')).toBe(false);
  });

  it('takes its passphrase in NFC', async () => {
    const writer = await newWriter({ passphrase: 'Zoe\u0308' });
    const { path } = await writer.finish(description, null);
    expect(cellOf(openPacked(path, 'Zo\u00eb'), 'SELECT count(*) FROM administration')).toBe(0);
  });

  it('gives columns that are left out their default', async () => {
    const writer = await newWriter();
    fill(writer);
    const { path } = await writer.finish(description, null);
    expect(rowsOf(openPacked(path), 'SELECT currency, status, legal_form FROM administration')).toEqual([
      { currency: 'EUR', status: 'active', legal_form: null },
    ]);
  });
});

describe('search records', () => {
  it('are those of the format’s table, in its order', async () => {
    const writer = await newWriter();
    fill(writer, 2);
    const { path } = await writer.finish(description, null);
    const db = openPacked(path);
    expect(
      rowsOf(
        db,
        'SELECT id, kind, record_id, fiscal_year_id AS year, record_date AS date, amount_cents AS cents, title FROM search_record ORDER BY id',
      ),
    ).toEqual([
      {
        id: 1,
        kind: 'ledger_account',
        record_id: 1,
        year: null,
        date: null,
        cents: null,
        title: '1300 Debiteuren',
      },
      { id: 2, kind: 'relation', record_id: 1, year: null, date: null, cents: null, title: 'D1 Afnemer' },
      {
        id: 3,
        kind: 'journal_entry',
        record_id: 1,
        year: 1,
        date: '2025-02-03',
        cents: 100,
        title: 'V 2025-1 Begin',
      },
      {
        id: 4,
        kind: 'journal_entry',
        record_id: 2,
        year: 1,
        date: '2025-02-03',
        cents: 200,
        title: 'V 2025-2',
      },
      { id: 5, kind: 'journal_line', record_id: 1, year: 1, date: '2025-02-03', cents: 100, title: '2025-1' },
      {
        id: 6,
        kind: 'journal_line',
        record_id: 2,
        year: 1,
        date: '2025-02-04',
        cents: 100,
        title: 'Tegenregel',
      },
      { id: 7, kind: 'journal_line', record_id: 3, year: 1, date: '2025-02-03', cents: 200, title: '2025-2' },
      {
        id: 8,
        kind: 'journal_line',
        record_id: 4,
        year: 1,
        date: '2025-02-04',
        cents: 200,
        title: 'Tegenregel',
      },
      {
        id: 9,
        kind: 'invoice',
        record_id: 1,
        year: null,
        date: '2025-02-03',
        cents: 121,
        title: 'F1 Afnemer',
      },
      { id: 10, kind: 'document', record_id: 1, year: null, date: '2025-05-06', cents: null, title: 'a.txt' },
      {
        id: 11,
        kind: 'bank_line',
        record_id: 1,
        year: null,
        date: '2025-02-28',
        cents: 5,
        title: 'Bank kosten',
      },
    ]);
    expect(rowsOf(db, 'SELECT id FROM search_docsize ORDER BY id')).toEqual(
      rowsOf(db, 'SELECT id FROM search_record ORDER BY id'),
    );
  });

  it.each([
    ['BVor', [1]],
    ['afnemer', [2, 5, 7, 9]],
    ['p1', [6, 8]],
    ['"ref eerste tweede"', [9]],
    ['bonne*', [10]],
    ['nl02', [11]],
    ['body : 1300', []],
  ])('of the words %s', async (query, ids) => {
    const writer = await newWriter();
    fill(writer, 2);
    const { path } = await writer.finish(description, null);
    const found = rowsOf(
      openPacked(path),
      'SELECT rowid AS id FROM search WHERE search MATCH ? ORDER BY rowid',
      query,
    );
    expect(found.map(({ id }) => id)).toEqual(ids);
  });

  it('number on without a gap over more ids than are read at once', async () => {
    const writer = await newWriter();
    fill(writer, 25_000);
    const { path } = await writer.finish(description, null);
    const db = openPacked(path);
    expect(rowsOf(db, 'SELECT count(*) AS n, min(id) AS first, max(id) AS last FROM search_record')).toEqual([
      { n: 75_005, first: 1, last: 75_005 },
    ]);
    expect(
      cellOf(
        db,
        "SELECT count(*) FROM search_record r JOIN journal_line l ON l.id = r.record_id WHERE r.kind = 'journal_line' AND r.amount_cents = l.amount_cents",
      ),
    ).toBe(50_000);
    expect(
      cellOf(
        db,
        "SELECT r.record_id FROM search JOIN search_record r ON r.id = search.rowid WHERE search MATCH 'title : \"2025 24999\"' AND r.kind = 'journal_entry'",
      ),
    ).toBe(24_999);
  });
});
