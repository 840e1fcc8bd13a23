import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ed25519Verify } from '#engine/crypto/ed25519.ts';
import { sha256 } from '#engine/crypto/sha256.ts';
import { samplePublicKey, sampleSigningSeed } from '#shared/archive-format/keys.ts';
import { readManifest } from '#shared/archive-format/manifest.ts';
import { sealSchema, sealSignedText } from '#shared/archive-format/seal.ts';
import { fromBase64, toHex, utf8 } from '#shared/archive-format/text-bytes.ts';
import { cellOf, openPacked, rowsOf } from '../../fixtures/packed-archive.ts';
import { vectors } from '../../fixtures/vectors.ts';
import { description, fill, newWriter } from '../../fixtures/written-archive.ts';

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
