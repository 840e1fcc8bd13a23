import { inclusionPath } from '#shared/archive-format/inclusion-path.ts';
import { LeafEncoder, type StoredValue } from '#shared/archive-format/leaf.ts';
import type { Manifest } from '#shared/archive-format/manifest.ts';
import { type Proof, type ProvedRow, verifyProof } from '#shared/archive-format/proof.ts';
import { toProvedValue } from '#shared/archive-format/proved-value.ts';
import { type CoveredTable, columnNames, isCoveredTable } from '#shared/archive-format/tables.ts';
import { toBase64, toHex } from '#shared/archive-format/text-bytes.ts';
import { ContractError, fail, type notProvableReasons } from '#shared/contract/failure.ts';
import type { RecordRef } from '#shared/contract/values.ts';
import { ed25519Verify } from '../crypto/ed25519.ts';
import { sha256 } from '../crypto/sha256.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import type { OpenArchive, StoredManifest } from '../open/open-archive.ts';
import { readingRecords } from '../open/sqlite-failure.ts';
import { CoveredRows, idOf } from '../verify/manifest/covered-rows.ts';
import { areBlocksAuthentic, readStoredBlocks } from '../verify/manifest/stored-blocks.ts';

/**
 * Makes the proof of one record; for a document that has a file, of the file, too. Reads the block of 256 rows that the record is in and
 * the table's block hashes, nothing else of the table. What it answers has been checked: a record that is not the one that was signed
 * has no proof. Throws `not_found`, `not_provable` with its reason, `damaged_record`.
 */
export function makeProof(archive: OpenArchive, { table, id }: RecordRef): Proof {
  const { signature, signerKey, body, manifest } = signedManifest(archive);
  if (!isCoveredTable(table))
    throw notProvable('not_covered', `The hash tree does not cover ${table}: nothing was signed about it.`);
  const proof: Proof = readingRecords(`${table} ${id}`, () => {
    const record = provedRow(archive.db, manifest, table, id);
    const contentId = table === 'document' ? contentIdOf(record) : null;
    return {
      format: 'smartbooqing-proof/1',
      record,
      ...(contentId === null
        ? {}
        : { content: provedRow(archive.db, manifest, 'document_content', contentId) }),
      manifest: { body, signature: toBase64(signature), signerKey: toBase64(signerKey) },
    };
  });
  const { isProved, steps } = verifyProof(proof, null, { sha256, verifySignature: ed25519Verify });
  if (isProved) return proof;
  const faults = steps.flatMap(({ name, fault }) => (fault === null ? [] : [`${name}: ${fault}`]));
  throw notProvable(
    'changed',
    `${table} ${id} is not what was signed (${faults.join(', ')}); a verification says more.`,
  );
}

interface SignedManifest {
  readonly body: string;
  readonly manifest: Manifest;
  readonly signature: Uint8Array;
  readonly signerKey: Uint8Array;
}

function signedManifest(archive: OpenArchive): SignedManifest {
  if (archive.format === 'foreign')
    throw notProvable('foreign', 'A foreign database carries no manifest, so nothing in it can be proved.');
  const { manifest, signature, signerKey, body }: Partial<StoredManifest> = archive.manifest ?? {};
  if (body === undefined || manifest === undefined || manifest === null)
    throw notProvable('no_manifest', 'The archive has no readable manifest, so nothing in it can be proved.');
  if (signature?.length !== 64 || signerKey?.length !== 32)
    throw notProvable('not_signed', 'The manifest is not signed, so a proof would prove nothing.');
  return { body, manifest, signature, signerKey };
}

function provedRow(
  db: ReadOnlyDatabase,
  manifest: Manifest,
  table: CoveredTable,
  id: number | bigint,
): ProvedRow {
  if (db.prepare(`SELECT 1 FROM ${table} WHERE id = ?`).get(id) === undefined)
    throw fail('not_found', `There is no record ${table} ${id}.`);
  const stated = manifest.tables.find(({ name }) => name === table);
  const blocks = readStoredBlocks(db, table);
  const block = blocks.find(({ firstId, lastId }) => firstId <= id && id <= lastId);
  if (stated === undefined || block === undefined || !areBlocksAuthentic(blocks, stated)) {
    throw notProvable(
      'changed',
      `The stored blocks of ${table} do not lead to what was signed; a verification says more.`,
    );
  }
  const encoder = new LeafEncoder(table, sha256, 'real');
  const leaves: Uint8Array[] = [];
  let own: { readonly index: number; readonly values: readonly StoredValue[] } | null = null;
  for (const values of new CoveredRows(db, table).exact(block.firstId, block.lastId)) {
    if (BigInt(idOf(values)) === BigInt(id)) own = { index: leaves.length, values };
    leaves.push(encoder.leaf(values));
  }
  if (own === null) throw fail('not_found', `There is no record ${table} ${id}.`);
  const before = blocks.slice(0, block.block).reduce((rows, { rowCount }) => rows + rowCount, 0);
  const path = [
    ...inclusionPath(leaves, own.index, sha256),
    // A block is a node of the table's tree, so the way goes on from it among the blocks.
    ...inclusionPath(
      blocks.map(({ hash }) => hash),
      block.block,
      sha256,
    ),
  ];
  const { values } = own;
  return {
    table,
    index: before + own.index,
    values: columnNames(table).map((column, i) => toProvedValue(column, values[i] ?? null, sha256)),
    path: path.map(toHex),
  };
}

function contentIdOf({ values }: ProvedRow): bigint | null {
  const value = values.find(({ column }) => column === 'content_id');
  return value?.type === 'integer' ? BigInt(value.value) : null;
}

function notProvable(reason: (typeof notProvableReasons)[number], message: string): ContractError {
  return new ContractError({ code: 'not_provable', reason, message });
}
