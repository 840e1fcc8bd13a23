import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import GenuineSqlcipher from '@signalapp/sqlcipher';
import { describe, expect, it } from 'vitest';
import { ed25519Verify } from '#engine/crypto/ed25519.ts';
import { sha256 } from '#engine/crypto/sha256.ts';
import { deriveHmacKey, deriveSqlcipherKey, pageHmacMatches } from '#engine/crypto/sqlcipher-key.ts';
import {
  ArchiveWriter,
  type ArchiveWriterOptions,
  type WriteProgress,
} from '#packer/writer/archive-writer.ts';
import { samplePublicKey, sampleSigningSeed } from '#shared/archive-format/keys.ts';
import { readManifest } from '#shared/archive-format/manifest.ts';
import { type SchemaObject, schemaDigest } from '#shared/archive-format/schema-digest.ts';
import { sealSchema, sealSignedText } from '#shared/archive-format/seal.ts';
import { fromBase64, toHex, utf8 } from '#shared/archive-format/text-bytes.ts';
import { cellOf, openPacked, packedPassphrase, rowsOf } from '../../fixtures/packed-archive.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { vectors } from '../../fixtures/vectors.ts';

const description = {
  client: { name: 'Klant', kvkNumber: '12345678' },
  exporter: { name: 'test', version: '1' },
  exportedAt: '2026-03-02T10:15:00Z',
  reason: 'on_request',
} as const;

async function newWriter(options: Partial<ArchiveWriterOptions> = {}) {
  const path = options.path ?? join(temporaryFolder(), 'a.sbqa');
  return ArchiveWriter.create({ path, passphrase: packedPassphrase, acceptsAppointments: false, ...options });
}

/** Two years of one administration with a line, an invoice, a document and a bank line. */
function fill(writer: ArchiveWriter, entries = 3): void {
  const administration_id = writer.insert('administration', { code: 'A', name: 'Administratie' });
  const ledger_account_id = writer.insert('ledger_account', {
    administration_id,
    code: '1300',
    description: 'Debiteuren',
    type: 'B',
    rgs_code: 'BVor',
  });
  const relation_id = writer.insert('relation', {
    administration_id,
    code: 'D1',
    name: 'Afnemer',
    type: 'customer',
    city: '',
  });
  const journal_id = writer.insert('journal', {
    administration_id,
    code: 'V',
    description: 'Verkoop',
    type: 'S',
  });
  const fiscal_year_id = writer.insert('fiscal_year', {
    administration_id,
    label: '2025',
    start_date: '2025-01-01',
    end_date: '2025-12-31',
  });
  writer.insert('fiscal_year', {
    administration_id,
    label: '2024',
    start_date: '2024-01-01',
    end_date: '2024-12-31',
  });
  for (let i = 1; i <= entries; i++) {
    const entry = { journal_id, fiscal_year_id, number: `2025-${i}`, entry_date: '2025-02-03' };
    const journal_entry_id = writer.insert(
      'journal_entry',
      i === 1 ? { ...entry, description: 'Begin' } : entry,
    );
    const line = { journal_entry_id, ledger_account_id, effective_date: null };
    writer.insert('journal_line', {
      ...line,
      line_number: '1',
      amount_cents: 100 * i,
      side: 'D',
      relation_id,
      description: '',
    });
    writer.insert('journal_line', {
      ...line,
      line_number: '2',
      amount_cents: 100 * i,
      side: 'C',
      description: 'Tegenregel',
      project: 'P1',
      effective_date: '2025-02-04',
    });
  }
  const content_id = writer.insertContent(Buffer.from('inhoud'));
  const document_id = writer.insert('document', {
    administration_id,
    content_id,
    kind: 'other',
    file_name: 'a.txt',
    mime_type: 'text/plain',
    status: 'archived',
    received_at: '2025-05-06T07:08:09Z',
    recognised_text: 'Bonnetje',
  });
  const invoice_id = writer.insert('invoice', {
    administration_id,
    document_id,
    direction: 'sales',
    kind: 'invoice',
    number: 'F1',
    relation_id,
    issue_date: '2025-02-03',
    gross_cents: 121,
    payment_reference: 'ref',
  });
  writer.insert('invoice_line', { invoice_id, line_number: 2, description: 'tweede' });
  writer.insert('invoice_line', { invoice_id, line_number: 1, description: 'eerste' });
  const bank_account_id = writer.insert('bank_account', { administration_id, iban: 'NL01' });
  const bank_statement_id = writer.insert('bank_statement', {
    bank_account_id,
    statement_date: '2025-02-28',
    opening_cents: 0,
    closing_cents: -5,
  });
  writer.insert('bank_line', {
    bank_statement_id,
    line_number: 1,
    booking_date: '2025-02-28',
    amount_cents: -5,
    counter_name: 'Bank',
    remittance: 'kosten',
    counter_iban: 'NL02',
  });
}

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
    const hmacKey = deriveHmacKey(await deriveSqlcipherKey(packedPassphrase, salt), salt);
    for (let at = 0; at < bytes.length; at += 4096) {
      expect(pageHmacMatches(bytes.subarray(at, at + 4096), at / 4096 + 1, hmacKey)).toBe(true);
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

describe('the manifest', () => {
  it('says what the records are, signed and canonical', async () => {
    const writer = await newWriter({ archiveId: '123e4567-e89b-42d3-a456-426614174000' });
    fill(writer, 300);
    const sourceTotals = new Map([[1, { lines: 600, debitCents: 1, creditCents: null }]]);
    const { path } = await writer.finish({ ...description, sourceTotals }, sampleSigningSeed);
    const db = openPacked(path);
    const [row] = rowsOf(db, 'SELECT body, signature, signer_key FROM archive_manifest');
    const body = String(row?.body);
    const reading = readManifest(body);
    if (!reading.ok) throw new Error(reading.message);
    expect(reading.isCanonical).toBe(true);
    expect(row?.signer_key).toEqual(Buffer.from(samplePublicKey));
    expect(ed25519Verify(utf8(body), row?.signature as Uint8Array, samplePublicKey)).toBe(true);
    expect(reading.manifest).toMatchObject({
      archiveId: '123e4567-e89b-42d3-a456-426614174000',
      client: description.client,
      period: { from: '2024-01-01', to: '2025-12-31' },
      documents: { count: 1, bytes: 6 },
      schemaSha256: vectors.schemaDigest.schemaSha256,
      appointmentKey: null,
    });
    expect(reading.manifest.controlTotals).toEqual([
      {
        administration: 'A',
        fiscalYear: '2024',
        entries: 0,
        lines: 0,
        debitCents: 0,
        creditCents: 0,
        sourceLines: null,
        sourceDebitCents: null,
        sourceCreditCents: null,
      },
      {
        administration: 'A',
        fiscalYear: '2025',
        entries: 300,
        lines: 600,
        debitCents: 4_515_000,
        creditCents: 4_515_000,
        sourceLines: 600,
        sourceDebitCents: 1,
        sourceCreditCents: null,
      },
    ]);
    expect(reading.manifest.tables.map(({ name, columns }) => ({ name, columns }))).toEqual(
      vectors.coveredTables.tables,
    );
    expect(reading.manifest.tables.find(({ name }) => name === 'journal_line')?.rows).toBe(600);
  });

  it('has roots and blocks that a plain recomputation finds', async () => {
    const writer = await newWriter();
    fill(writer, 300);
    const { path, manifest } = await writer.finish(description, null);
    const db = openPacked(path);
    for (const { name, columns, rows, root } of manifest.tables) {
      const stored = db
        .prepare<(null | bigint | string | Uint8Array)[]>(
          `SELECT ${columns.join(', ')} FROM ${name} ORDER BY id`,
          { raw: true, safeIntegers: true },
        )
        .all();
      expect(stored).toHaveLength(rows);
      const leaves = stored.map((values) => plainLeaf(name, values));
      expect(plainRoot(leaves).toString('hex')).toBe(root);
      const blocks = rowsOf(
        db,
        'SELECT block, first_id, last_id, row_count, hash FROM archive_block WHERE table_name = ? ORDER BY block',
        name,
      );
      expect(blocks).toEqual(
        Array.from({ length: Math.ceil(rows / 256) }, (_, block) => {
          const of = stored.slice(256 * block, 256 * block + 256);
          return {
            block,
            first_id: Number(of[0]?.[0]),
            last_id: Number(of.at(-1)?.[0]),
            row_count: of.length,
            hash: plainRoot(leaves.slice(256 * block, 256 * block + 256)),
          };
        }),
      );
    }
  });

  it('is the same for the same records', async () => {
    const roots = await Promise.all(
      [1, 2].map(async () => {
        const writer = await newWriter();
        fill(writer);
        return (await writer.finish(description, null)).manifest.root;
      }),
    );
    expect(roots[0]).toBe(roots[1]);
  });

  it('has the client’s appointment key where appointments are accepted', async () => {
    const writer = await newWriter({
      passphrase: vectors.appointment.archivePassphrase,
      salt: Buffer.from(vectors.appointment.archiveSalt, 'hex'),
      acceptsAppointments: true,
    });
    const { manifest } = await writer.finish(description, null);
    expect(manifest.appointmentKey).toBe(vectors.appointment.appointmentKey);
  });
});

describe('the seal', () => {
  it('states the file as it stands, under the same key', async () => {
    const writer = await newWriter();
    fill(writer);
    const { path } = await writer.finish(description, sampleSigningSeed);
    const bytes = readFileSync(path);
    const seal = sealSchema.parse(JSON.parse(readFileSync(`${path}.seal.json`, 'utf8')));
    expect(seal).toMatchObject({
      archiveId: writer.archiveId,
      fileBytes: bytes.length,
      fileSha256: createHash('sha256').update(bytes).digest('hex'),
      salt: bytes.subarray(0, 16).toString('hex'),
      manifestSha256: toHex(
        sha256(utf8(String(cellOf(openPacked(path), 'SELECT body FROM archive_manifest')))),
      ),
      sealedAt: description.exportedAt,
    });
    expect(fromBase64(seal.signerKey)).toEqual(Uint8Array.from(samplePublicKey));
    expect(ed25519Verify(utf8(sealSignedText(seal)), fromBase64(seal.signature), samplePublicKey)).toBe(true);
  });

  it('is not there for an archive that is not signed', async () => {
    const writer = await newWriter();
    const { path, seal } = await writer.finish(description, null);
    expect(seal).toBeNull();
    expect(readdirSync(join(path, '..'))).toEqual(['a.sbqa']);
    expect(rowsOf(openPacked(path), 'SELECT signature, signer_key FROM archive_manifest')).toEqual([
      { signature: null, signer_key: null },
    ]);
  });
});

describe('the files', () => {
  it('appear when all is done, with nothing beside them', async () => {
    const folder = temporaryFolder();
    const writer = await newWriter({ path: join(folder, 'a.sbqa') });
    fill(writer);
    expect(readdirSync(folder).filter((name) => !name.startsWith('.'))).toEqual([]);
    await writer.finish(description, sampleSigningSeed);
    expect(readdirSync(folder)).toEqual(['a.sbqa', 'a.sbqa.seal.json']);
  });

  it.each(['a.sbqa', 'a.sbqa.seal.json'])('are not written over %s', async (name) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, name), 'mine');
    await expect(newWriter({ path: join(folder, 'a.sbqa') })).rejects.toMatchObject({
      code: 'output_failed',
    });
    expect(readdirSync(folder)).toEqual([name]);
    expect(readFileSync(join(folder, name), 'utf8')).toBe('mine');
  });

  it('are not written over what appeared meanwhile', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.sbqa');
    const writer = await newWriter({ path });
    writeFileSync(path, 'mine');
    await expect(writer.finish(description, sampleSigningSeed)).rejects.toMatchObject({
      code: 'output_failed',
    });
    expect(readdirSync(folder)).toEqual(['a.sbqa']);
    expect(readFileSync(path, 'utf8')).toBe('mine');
  });

  it('are replaced by force, and an old seal does not outlive its archive', async () => {
    const path = join(temporaryFolder(), 'a.sbqa');
    await (await newWriter({ path })).finish(description, sampleSigningSeed);
    const again = await newWriter({ path, force: true });
    fill(again);
    await again.finish(description, null);
    expect(readdirSync(join(path, '..'))).toEqual(['a.sbqa']);
    expect(cellOf(openPacked(path), 'SELECT count(*) FROM journal_line')).toBe(6);
  });

  it('are not left behind half-written when the records are not sound', async () => {
    const folder = temporaryFolder();
    const writer = await newWriter({ path: join(folder, 'a.sbqa') });
    writer.insert('period', { fiscal_year_id: 99, number: 1 });
    await expect(writer.finish(description, sampleSigningSeed)).rejects.toThrow(
      /period 1 refers to a row of fiscal_year/,
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('are not left behind when the writer gives up', async () => {
    const folder = temporaryFolder();
    const writer = await newWriter({ path: join(folder, 'a.sbqa') });
    fill(writer);
    await writer.abort();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('cannot be written where there is no folder', async () => {
    const path = join(temporaryFolder(), 'absent', 'a.sbqa');
    await expect(newWriter({ path })).rejects.toMatchObject({
      code: 'output_failed',
      message: expect.stringContaining('folder'),
    });
  });

  it('refuse rows that the schema refuses', async () => {
    const writer = await newWriter();
    writer.insert('administration', { code: 'A', name: 'x' });
    expect(() => writer.insert('administration', { code: 'A', name: 'y' })).toThrow(/UNIQUE/);
    await writer.abort();
  });

  it('take the space of their records and little more', async () => {
    const writer = await newWriter();
    const { path } = await writer.finish(description, null);
    expect(statSync(path).size).toBeLessThan(400_000);
  });
});

it('progress passes through every phase to its end', async () => {
  const writer = await newWriter();
  fill(writer);
  const heard: WriteProgress[] = [];
  await writer.finish(description, sampleSigningSeed, (progress) => heard.push(progress));
  expect([...new Set(heard.map(({ phase }) => phase))]).toEqual([
    'indexes',
    'search',
    'references',
    'hashes',
    'compact',
    'seal',
  ]);
  for (const phase of ['search', 'hashes'] as const) {
    const last = heard.filter((progress) => progress.phase === phase).at(-1);
    expect(last?.done).toBe(last?.total);
  }
});

/** README, "The hash tree", written out with nothing of the product's own. */
function plainLeaf(table: string, values: readonly (null | bigint | string | Uint8Array)[]): Buffer {
  const length16 = Buffer.alloc(2);
  length16.writeUInt16BE(Buffer.byteLength(table));
  const encoded = values.map((value) => {
    if (value === null) return Buffer.from([0]);
    const size = Buffer.alloc(9);
    if (typeof value === 'bigint') {
      size[0] = 1;
      size.writeBigInt64BE(value, 1);
      return size;
    }
    if (typeof value === 'string') {
      const head = Buffer.alloc(5, 3);
      head.writeUInt32BE(Buffer.byteLength(value), 1);
      return Buffer.concat([head, Buffer.from(value)]);
    }
    size[0] = 4;
    size.writeBigUInt64BE(BigInt(value.length), 1);
    return Buffer.concat([size, createHash('sha256').update(value).digest()]);
  });
  return createHash('sha256')
    .update(Buffer.concat([Buffer.from([0]), length16, Buffer.from(table), ...encoded]))
    .digest();
}

/** RFC 9162 section 2.1.1 over leaves. */
function plainRoot(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (only === undefined) return createHash('sha256').digest();
  if (leaves.length === 1) return only;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return createHash('sha256')
    .update(
      Buffer.concat([Buffer.from([1]), plainRoot(leaves.slice(0, split)), plainRoot(leaves.slice(split))]),
    )
    .digest();
}
