import type { z } from 'zod';
import type { Appointment } from '#shared/archive-format/appointment.ts';
import type { Manifest } from '#shared/archive-format/manifest.ts';
import type { Seal } from '#shared/archive-format/seal.ts';
import type {
  ArchiveSummary,
  cipherSchema,
  sealReportSchema,
  signerSchema,
} from '#shared/contract/archive.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import type { KeyMaterial } from './key-material.ts';

export type CipherReport = z.infer<typeof cipherSchema>;
export type SealReport = z.infer<typeof sealReportSchema>;
export type Signer = z.infer<typeof signerSchema>;
export type OpenedBy = ArchiveSummary['openedBy'];

/** Something about the opening that the user should know, by a stable code, with its English sentence. */
export interface OpeningRemark {
  readonly code:
    | 'nfc_passphrase'
    | 'nfd_passphrase'
    | 'page_one_damaged'
    | 'salt_damaged'
    | 'trailing_bytes'
    | 'wal_copy'
    | 'old_cipher'
    | 'seal_differs'
    | 'manifest_unreadable';
  readonly message: string;
}

/** What a file says of itself before any key. */
export interface FileInspection {
  readonly path: string;
  readonly fileName: string;
  readonly fileBytes: number;
  readonly modifiedAt: string;
  readonly report: SealReport;
  /** The seal itself; null where it is absent, malformed or not validly signed. */
  readonly seal: Seal | null;
}

/** The one row of `archive_manifest`, as stored and as read. */
export interface StoredManifest {
  /** The exact text that is signed. */
  readonly body: string;
  /** Null where the body is no manifest of this format; `problem` says why. */
  readonly manifest: Manifest | null;
  readonly problem: string | null;
  readonly isCanonical: boolean;
  readonly signature: Uint8Array | null;
  readonly signerKey: Uint8Array | null;
}

/** An archive that is open, read-only; everything in the engine works on one of these. */
export interface OpenArchive {
  /** The archive itself, as the user named it; never the private copy that a WAL database is read from. */
  readonly path: string;
  readonly fileName: string;
  readonly fileBytes: number;
  readonly db: ReadOnlyDatabase;
  readonly cipher: CipherReport;
  readonly format: 'smartbooqing-archive/1' | 'foreign';
  /** Null in a foreign archive, and in one without a row in `archive_manifest`. */
  readonly manifest: StoredManifest | null;
  /** Who signed the manifest, checked when it was opened. */
  readonly signer: Signer;
  readonly inspection: FileInspection;
  readonly openedBy: OpenedBy;
  readonly remarks: readonly OpeningRemark[];
  readonly key: KeyMaterial;
  /** Closes the connection, deletes a private copy, overwrites the key. Harmless when done already. */
  close(): void;
}

/** What opens an archive: as in the contract, with the appointment's file read. */
export type ArchiveSecret =
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  /** 64 hex digits, or 96 with the salt, with or without x'…'. */
  | { readonly kind: 'raw_key'; readonly rawKey: string }
  /** `appointmentText` is what stands in the .sbqkey file, unread. */
  | { readonly kind: 'appointment'; readonly appointmentText: string; readonly passphrase: string };

/** Settings of an opening. */
export interface OpenArchiveOptions {
  /** Raw Ed25519 public keys that are trusted besides those that the program ships with. */
  readonly trustedKeys?: readonly Uint8Array[];
  readonly onStep?: (step: 'deriving_key' | 'reading') => void;
  readonly signal?: AbortSignal;
  /** The local calendar date that an appointment's terms are held against, YYYY-MM-DD; today where absent. */
  readonly today?: string;
}

/** What an appointment says, once it was checked against the open archive. */
export type CheckedAppointment = Appointment;

/**
 * What a file says of itself before any key: size, and the outer seal beside it with signature, length and salt checked, and the
 * hash where the file is small. Throws `not_readable`, `not_an_archive` (empty, too short) and `plain_sqlite`.
 */
export async function inspectFile(
  _path: string,
  _options: { readonly trustedKeys?: readonly Uint8Array[]; readonly signal?: AbortSignal } = {},
): Promise<FileInspection> {
  throw new Error('inspectFile is being written');
}

/** Opens an archive, or a foreign SQLCipher database, read-only. Throws `ContractError` with the outcomes of cli.md's table. */
export async function openArchive(
  _path: string,
  _secret: ArchiveSecret,
  _options: OpenArchiveOptions = {},
): Promise<OpenArchive> {
  throw new Error('openArchive is being written');
}

/** Opens an archive again with `KeyMaterial.toBytes()` of an earlier opening: after a restart, and in the verifier. */
export async function reopenArchive(
  _path: string,
  _keyBytes: Uint8Array,
  _options: OpenArchiveOptions = {},
): Promise<OpenArchive> {
  throw new Error('reopenArchive is being written');
}
