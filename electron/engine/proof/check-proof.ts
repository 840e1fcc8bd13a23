import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import {
  type FileDigest,
  type Proof,
  type ProvedRow,
  proofSchema,
  provedFile,
  verifyProof,
} from '#shared/archive-format/proof.ts';
import { doubleOf, type ProvedValue } from '#shared/archive-format/proved-value.ts';
import { fromBase64, utf8 } from '#shared/archive-format/text-bytes.ts';
import { fail } from '#shared/contract/failure.ts';
import type { ProofReport } from '#shared/contract/proofs.ts';
import type { Cell } from '#shared/contract/values.ts';
import { readUntrustedJson } from '#shared/untrusted/read-untrusted.ts';
import { ed25519Verify } from '../crypto/ed25519.ts';
import { sha256 } from '../crypto/sha256.ts';
import { type ArchiveFile, openArchiveFile } from '../open/archive-file.ts';
import { judgeSigner } from '../open/trust.ts';

/** A proof is some kilobytes of JSON; what is much larger is none. */
const largestProofBytes = 16 * 1024 * 1024;

/** What a proof is held against besides itself. */
export interface ProofCheckOptions {
  /** A file that is said to be the document that the proof is of. */
  readonly documentPath?: string | undefined;
  readonly trustedKeys?: readonly Uint8Array[];
  readonly signal?: AbortSignal;
}

/** Reads a proof and checks it; no archive is needed. Throws `not_readable` and `not_a_proof`. */
export async function checkProofFile(path: string, options: ProofCheckOptions = {}): Promise<ProofReport> {
  const proof = readProof(await readProofFile(path));
  const { documentPath, trustedKeys = [], signal } = options;
  const file = documentPath === undefined ? null : await digestFile(documentPath, signal);
  const { isProved, steps, manifest } = verifyProof(proof, file, { sha256, verifySignature: ed25519Verify });
  const { body, signature, signerKey } = proof.manifest;
  const { values } = proof.record;
  const id = values.find(({ column }) => column === 'id');
  return {
    file: basename(path),
    verdict: isProved ? 'proved' : 'not_proved',
    steps: [...steps],
    signer: judgeSigner(utf8(body), fromBase64(signature), fromBase64(signerKey), trustedKeys),
    archive:
      manifest === null
        ? null
        : {
            archiveId: manifest.archiveId,
            client: manifest.client,
            exporter: manifest.exporter,
            exportedAt: manifest.exportedAt,
            period: manifest.period,
            root: manifest.root,
          },
    table: proof.record.table,
    id: id?.type === 'integer' ? id.value : null,
    place: placeOf(proof.record, manifest?.tables.find(({ name }) => name === proof.record.table)?.rows),
    values: values.map((value) => ({ column: value.column, value: cellOf(value) })),
    content: provedFile(proof),
    document: file === null || documentPath === undefined ? null : { file: basename(documentPath), ...file },
  };
}

/** Reads a proof, JSON in UTF-8. Throws `not_a_proof`. */
export function readProof(bytes: Uint8Array): Proof {
  const parsed = readUntrustedJson(proofSchema, textOf(bytes));
  if (parsed.success) return parsed.data;
  const place = parsed.error.issues[0]?.path.join('.') ?? '';
  throw fail(
    'not_a_proof',
    `This file is no proof of a record${place === '' ? '' : `: ${place} is not as it must be`}.`,
  );
}

function placeOf({ index }: ProvedRow, rows: number | undefined) {
  return rows === undefined ? null : { row: index + 1, rows };
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function textOf(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw fail('not_a_proof', 'This file is no proof of a record: it is not text in UTF-8.');
  }
}

function readProofFile(path: string): Promise<Uint8Array> {
  return withFile(path, async (file) => {
    if (file.bytes > largestProofBytes)
      throw fail('not_a_proof', 'This file is too large for a proof of a record.');
    return file.read(0, file.bytes);
  });
}

const chunkBytes = 1024 * 1024;

function digestFile(path: string, signal: AbortSignal | undefined): Promise<FileDigest> {
  return withFile(path, async (file) => {
    const hash = createHash('sha256');
    for (let offset = 0; offset < file.bytes; offset += chunkBytes) {
      if (signal?.aborted) throw fail('cancelled', 'The check was cancelled.');
      hash.update(await file.read(offset, Math.min(chunkBytes, file.bytes - offset)));
    }
    return { bytes: file.bytes, sha256: hash.digest('hex') };
  });
}

async function withFile<T>(path: string, use: (file: ArchiveFile) => Promise<T>): Promise<T> {
  const file = await openArchiveFile(path);
  try {
    return await use(file);
  } finally {
    await file.close();
  }
}

function cellOf(value: ProvedValue): Cell {
  switch (value.type) {
    case 'null':
      return null;
    case 'integer':
      return Number.isSafeInteger(Number(value.value)) ? Number(value.value) : value.value;
    case 'real':
      return doubleOf(value.value);
    case 'text':
      return value.value;
    case 'text_bytes':
      return new TextDecoder().decode(fromBase64(value.value));
    case 'blob':
      return { blobBytes: value.bytes };
  }
}
