import { z } from 'zod';
import { base64Field, countField, hexField } from './fields.ts';
import { archiveRoot } from './hash-tree.ts';
import { rootOfPath } from './inclusion-path.ts';
import { type Manifest, type ManifestTable, readManifest } from './manifest.ts';
import { provedLeaf, provedValue } from './proved-value.ts';
import type { Sha256 } from './sha256.ts';
import { fromBase64, fromHex, toHex, utf8 } from './text-bytes.ts';

/** A tree of 2^53 rows is no deeper. */
const longestPath = 53;

/** A row with its place among its table's rows in id order, from 0, and the sibling hashes up to the table's root, the nearest first. */
const provedRow = z.strictObject({
  table: z.string().min(1).max(255),
  index: countField,
  values: z.array(provedValue).min(1).max(2000),
  path: z.array(hexField(32)).max(longestPath),
});
export type ProvedRow = z.infer<typeof provedRow>;

/** One record's proof: its values, its way up the hash tree, and the signed manifest that the way ends at (docs, Proof of one record). */
export const proofSchema = z.strictObject({
  format: z.literal('smartbooqing-proof/1'),
  record: provedRow,
  /** Of a document: its row of `document_content`, which stands for the file by length and SHA-256. */
  content: provedRow.optional(),
  manifest: z.strictObject({
    /** The exact text of `archive_manifest.body`; its UTF-8 bytes are what is signed. */
    body: z.string().refine((text) => text.isWellFormed(), 'must be well-formed text'),
    signature: base64Field(64),
    signerKey: base64Field(32),
  }),
});
export type Proof = z.infer<typeof proofSchema>;

/** What a proof's check consists of, in this order; `content` and `file` only where there is such a thing. */
export const proofSteps = ['signature', 'archive_root', 'record', 'content', 'file'] as const;
export type ProofStepName = (typeof proofSteps)[number];

/** Why a step fails. */
export const proofFaults = [
  /** The signature is not one over the manifest by the key stated. */
  'signature_invalid',
  /** What was signed is no manifest of this format. */
  'manifest_malformed',
  /** The manifest's archive root does not follow from its tables. */
  'archive_root_differs',
  /** The manifest does not list the table, or not once. */
  'table_not_listed',
  /** The values are not those of the table's columns. */
  'columns_differ',
  /** The values and the path do not lead to the table's root. */
  'root_not_reached',
  /** The content is not the one that the document names. */
  'content_not_linked',
  /** A file was given, and the proof is not of one. */
  'no_content',
  /** The file given is another. */
  'file_differs',
] as const;
export type ProofFault = (typeof proofFaults)[number];

/** One step, and what came of it; null where it holds. */
export interface ProofStep {
  readonly name: ProofStepName;
  readonly fault: ProofFault | null;
}

/** What checking a proof came to. It is proved where no step has a fault; how far its signer is trusted is for the caller to say. */
export interface ProofOutcome {
  readonly isProved: boolean;
  readonly steps: readonly ProofStep[];
  /** Null where what was signed is no manifest. */
  readonly manifest: Manifest | null;
}

/** A file by its length and the hex of its SHA-256. */
export interface FileDigest {
  readonly bytes: number;
  readonly sha256: string;
}

/** What the check computes with. */
export interface ProofCrypto {
  readonly sha256: Sha256;
  readonly verifySignature: (message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array) => boolean;
}

/** Checks a proof by itself, and the file that is said to be its document, where one is given. */
export function verifyProof(proof: Proof, file: FileDigest | null, crypto: ProofCrypto): ProofOutcome {
  const { body, signature, signerKey } = proof.manifest;
  const isSigned = crypto.verifySignature(utf8(body), fromBase64(signature), fromBase64(signerKey));
  const reading = readManifest(body);
  const manifest = reading.ok ? reading.manifest : null;
  const step = (name: ProofStepName, fault: ProofFault | null): ProofStep => ({ name, fault });
  const steps = [
    step('signature', isSigned ? null : 'signature_invalid'),
    step('archive_root', manifest === null ? 'manifest_malformed' : faultOfRoot(manifest, crypto.sha256)),
    step('record', faultOfRow(proof.record, manifest, crypto.sha256)),
  ];
  if (proof.content !== undefined) {
    const fault = faultOfRow(proof.content, manifest, crypto.sha256);
    steps.push(step('content', isLinked(proof.record, proof.content) ? fault : 'content_not_linked'));
  }
  if (file !== null) steps.push(step('file', faultOfFile(proof, file)));
  return { isProved: steps.every(({ fault }) => fault === null), steps, manifest };
}

/** The file that a proof stands for; null where its record is no document, or one without a file. */
export function provedFile(proof: Proof): FileDigest | null {
  const row = proof.content ?? proof.record;
  if (row.table !== 'document_content') return null;
  const content = row.values.find(({ column }) => column === 'content');
  return content?.type === 'blob' ? { bytes: content.bytes, sha256: content.sha256 } : null;
}

function faultOfRoot({ tables, root }: Manifest, sha256: Sha256): ProofFault | null {
  const roots = tables.map((table) => ({ ...table, root: fromHex(table.root) }));
  return toHex(archiveRoot(roots, sha256)) === root ? null : 'archive_root_differs';
}

function faultOfRow(row: ProvedRow, manifest: Manifest | null, sha256: Sha256): ProofFault | null {
  if (manifest === null) return 'manifest_malformed';
  const [table, ...others] = manifest.tables.filter(({ name }) => name === row.table);
  if (table === undefined || others.length > 0) return 'table_not_listed';
  if (!hasColumns(row, table)) return 'columns_differ';
  const root = rootOfPath(
    provedLeaf(row.table, row.values, sha256),
    row.index,
    table.rows,
    row.path.map(fromHex),
    sha256,
  );
  return root !== null && toHex(root) === table.root ? null : 'root_not_reached';
}

function hasColumns({ values }: ProvedRow, { columns }: ManifestTable): boolean {
  return values.length === columns.length && values.every(({ column }, i) => column === columns[i]);
}

/** Whether the content is that of the document, by the id that the document names. */
function isLinked(record: ProvedRow, content: ProvedRow): boolean {
  if (record.table !== 'document' || content.table !== 'document_content') return false;
  const named = record.values.find(({ column }) => column === 'content_id');
  const id = content.values.find(({ column }) => column === 'id');
  return named?.type === 'integer' && id?.type === 'integer' && named.value === id.value;
}

function faultOfFile(proof: Proof, file: FileDigest): ProofFault | null {
  const proved = provedFile(proof);
  if (proved === null) return 'no_content';
  return proved.bytes === file.bytes && proved.sha256 === file.sha256 ? null : 'file_differs';
}
