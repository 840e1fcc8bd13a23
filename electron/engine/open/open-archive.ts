import type { z } from 'zod';
import type { Appointment } from '#shared/archive-format/appointment.ts';
import type { Manifest } from '#shared/archive-format/manifest.ts';
import type { Seal } from '#shared/archive-format/seal.ts';
import { fromHex } from '#shared/archive-format/text-bytes.ts';
import type {
  ArchiveSummary,
  cipherSchema,
  sealReportSchema,
  signerSchema,
} from '#shared/contract/archive.ts';
import { fail } from '#shared/contract/failure.ts';
import type { OpeningRemarkCode } from '#shared/domain/opening-remarks.ts';
import { unwrapKey } from '../crypto/key-slot.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import {
  acceptsNone,
  forOtherArchive,
  localDate,
  openedByAppointment,
  readAppointment,
  requireInForce,
  requireSignedFor,
} from './appointment-check.ts';
import { openArchiveFile } from './archive-file.ts';
import { connect } from './connect.ts';
import {
  type FoundKey,
  findKeyOfPassphrase,
  findKeyOfRawKey,
  type KeySearch,
  passphraseForms,
} from './find-key.ts';
import { inspectFile } from './inspect-file.ts';
import { type KeyMaterial, readKeptKey } from './key-material.ts';
import { readRawKey } from './raw-key.ts';
import { pageOneDamaged, refusedKey } from './refused-key.ts';

export type CipherReport = z.infer<typeof cipherSchema>;
export type SealReport = z.infer<typeof sealReportSchema>;
export type Signer = z.infer<typeof signerSchema>;
export type OpenedBy = ArchiveSummary['openedBy'];

/** Something about the opening that the user should know, by a stable code, with its English sentence. */
export interface OpeningRemark {
  readonly code: OpeningRemarkCode;
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
  /** Pages of the database that are not in the file, because it was cut short. */
  readonly missingPages: number;
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

/** Opens an archive, or a foreign SQLCipher database, read-only. Throws `ContractError` with the outcomes of cli.md's table. */
export async function openArchive(
  path: string,
  secret: ArchiveSecret,
  options: OpenArchiveOptions = {},
): Promise<OpenArchive> {
  const inspection = await inspectFile(path, options);
  options.onStep?.('deriving_key');
  if (secret.kind === 'appointment') return openByAppointment(inspection, secret, options);
  const found = await findKey(inspection, secret, options.signal);
  return connect(inspection, found, { kind: 'owner' }, options);
}

/** Opens an archive again with `KeyMaterial.toBytes()` of an earlier opening: after a restart, and in the verifier. */
export async function reopenArchive(
  path: string,
  keyBytes: Uint8Array,
  options: OpenArchiveOptions = {},
): Promise<OpenArchive> {
  const kept = readKeptKey(keyBytes);
  try {
    if (kept.openedBy.kind === 'appointment') requireInForce(kept.openedBy, todayOf(options));
    const inspection = await inspectFile(path, options);
    const search = await searchRawKey(inspection, kept.key, [kept.salt]);
    return await connect(inspection, foundOr(search, inspection), kept.openedBy, options);
  } finally {
    kept.key.fill(0);
  }
}

async function openByAppointment(
  inspection: FileInspection,
  secret: Extract<ArchiveSecret, { kind: 'appointment' }>,
  options: OpenArchiveOptions,
): Promise<OpenArchive> {
  const appointment = readAppointment(secret.appointmentText);
  if (inspection.seal !== null) requireSignedFor(appointment, inspection.seal);
  requireInForce(appointment, todayOf(options));
  const salt = fromHex(appointment.salt);
  const isSaltOfFile = await beginsWith(inspection, salt);
  const key = await unwrapKeyInAnyForm(appointment, secret.passphrase, options.signal);
  if (key === null) {
    // The key slot cannot say more, but the salt can: another one belongs to another archive, unless this file's is damaged.
    if (!isSaltOfFile) throw forOtherArchive();
    throw fail(
      'wrong_passphrase',
      'This is not the personal passphrase of the appointment, or the appointment was altered.',
    );
  }
  try {
    const search = await searchRawKey(inspection, key, [salt]);
    if (search.outcome === 'refused') throw forOtherArchive();
    const archive = await connect(
      inspection,
      foundOr(search, inspection),
      openedByAppointment(appointment),
      options,
    );
    try {
      const manifest = archive.manifest?.manifest;
      if (manifest === undefined || manifest === null) throw acceptsNone();
      requireSignedFor(appointment, manifest);
      return archive;
    } catch (error) {
      archive.close();
      throw error;
    }
  } finally {
    key.fill(0);
  }
}

/** As typed first: a passphrase that was written with accents in another normal form is the same one to who types it. */
async function unwrapKeyInAnyForm(
  appointment: Appointment,
  passphrase: string,
  signal: AbortSignal | undefined,
): Promise<Uint8Array | null> {
  for (const { text } of passphraseForms(passphrase)) {
    const key = await unwrapKey(appointment, text, signal);
    if (key !== null) return key;
  }
  return null;
}

async function findKey(
  inspection: FileInspection,
  secret: Exclude<ArchiveSecret, { kind: 'appointment' }>,
  signal: AbortSignal | undefined,
): Promise<FoundKey> {
  const sealedSalt = inspection.seal === null ? null : fromHex(inspection.seal.salt);
  if (secret.kind === 'raw_key') {
    const { key, salt } = readRawKey(secret.rawKey);
    try {
      return foundOr(await searchRawKey(inspection, key, [salt, sealedSalt]), inspection);
    } finally {
      key.fill(0);
    }
  }
  const file = await openArchiveFile(inspection.path);
  try {
    const search = await findKeyOfPassphrase(file, secret.passphrase, sealedSalt, signal);
    return foundOr(search, inspection);
  } finally {
    await file.close();
  }
}

async function searchRawKey(
  inspection: FileInspection,
  key: Uint8Array,
  otherSalts: readonly (Uint8Array | null)[],
): Promise<KeySearch> {
  const file = await openArchiveFile(inspection.path);
  try {
    return await findKeyOfRawKey(file, key, otherSalts);
  } finally {
    await file.close();
  }
}

function foundOr(search: KeySearch, inspection: FileInspection): FoundKey {
  if (search.outcome === 'found') return search.found;
  throw search.outcome === 'page_one_damaged' ? pageOneDamaged() : refusedKey(inspection);
}

async function beginsWith(inspection: FileInspection, salt: Uint8Array): Promise<boolean> {
  const file = await openArchiveFile(inspection.path);
  try {
    return Buffer.compare(await file.read(0, salt.length), salt) === 0;
  } finally {
    await file.close();
  }
}

function todayOf(options: OpenArchiveOptions): string {
  return options.today ?? localDate(new Date());
}
