import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { ed25519PublicKey } from '#engine/crypto/ed25519.ts';
import { sha256 } from '#engine/crypto/sha256.ts';
import { isSqliteError } from '#engine/driver/read-only-database.ts';
import { keyId } from '#shared/archive-format/key-id.ts';
import type { ControlTotal, Manifest } from '#shared/archive-format/manifest.ts';
import { toBase64 } from '#shared/archive-format/text-bytes.ts';
import { importDocuments } from './documents/import-documents.ts';
import { Oddities, type Oddity } from './oddities.ts';
import { PackError } from './pack-error.ts';
import type { PackProgress } from './pack-progress.ts';
import { ArchiveWriter, type WrittenArchive } from './writer/archive-writer.ts';
import { outputFailed } from './writer/output-file.ts';
import { ArchiveBooks } from './xaf/archive-books.ts';
import { notReadable } from './xaf/auditfile-encoding.ts';
import { importAuditfile } from './xaf/import-auditfile.ts';
import { inferRelationTypes } from './xaf/infer-relation-types.ts';

/** What goes into an archive and where it comes out. */
export interface PackOptions {
  readonly xafPaths: readonly string[];
  /** A folder of invoices and other documents, read with its subfolders. */
  readonly documentsDir?: string;
  /** The client's name; that of the first administration where left out. */
  readonly client?: string;
  readonly kvk?: string;
  readonly passphrase: string;
  readonly out: string;
  /** Whether an archive of that name may be replaced. */
  readonly force?: boolean;
  /** Whether appointments can be made for the archive; yes where left out. */
  readonly acceptsAppointments?: boolean;
  /**
   * The Ed25519 seed that signs manifest and seal. Where left out, a key is made for this archive alone and forgotten: the archive then
   * has a seal, and whoever compares the key's id knows it again, but its signer is unknown to every reader.
   */
  readonly signingSeed?: Uint8Array;
  readonly exporter?: Manifest['exporter'];
  readonly reason?: Manifest['reason'];
}

/** What was packed. */
export interface PackSummary {
  readonly path: string;
  readonly archiveId: string;
  readonly fileBytes: number;
  readonly signer: { readonly id: string; readonly publicKey: string };
  /** Rows by table, empty tables too. */
  readonly tables: readonly { readonly name: string; readonly rows: number }[];
  readonly controlTotals: readonly ControlTotal[];
  readonly oddities: readonly Oddity[];
}

/** Writes an archive from auditfiles and documents. Throws PackError; nothing half-written stays. */
export async function packArchive(
  options: PackOptions,
  onProgress: (progress: PackProgress) => void = () => undefined,
): Promise<PackSummary> {
  requireUsable(options);
  const oddities = new Oddities();
  const signingSeed = options.signingSeed ?? randomBytes(32);
  const writer = await ArchiveWriter.create({
    path: options.out,
    passphrase: options.passphrase,
    force: options.force ?? false,
    acceptsAppointments: options.acceptsAppointments ?? true,
  });
  try {
    const books = new ArchiveBooks(writer);
    await importAuditfiles(options.xafPaths, books, oddities, onProgress);
    if (options.documentsDir !== undefined) {
      if (books.administrations.length === 0) addAdministration(options, books);
      await importDocuments(options.documentsDir, writer, books.administrations, oddities, (done, total) =>
        onProgress({ phase: 'documents', done, total }),
      );
    }
    const written = await writer.finish(
      {
        client: clientOf(options, books),
        exporter: options.exporter ?? { name: 'Smartbooqing Archive packer', version: '1' },
        exportedAt: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
        reason: options.reason ?? 'on_request',
        sourceTotals: books.sourceTotals,
      },
      signingSeed,
      onProgress,
    );
    return summaryOf(written, oddities, signingSeed);
  } catch (error) {
    // The unfinished database is the one thing that SQLite writes to here.
    throw isSqliteError(error) ? outputFailed(options.out, error) : error;
  } finally {
    await writer.abort();
  }
}

function requireUsable(options: PackOptions): void {
  if (options.xafPaths.length === 0 && options.documentsDir === undefined) {
    throw new PackError('usage', 'there is nothing to pack: no auditfile and no folder of documents');
  }
  if (options.xafPaths.length === 0 && options.client === undefined) {
    throw new PackError('usage', 'without an auditfile the name of the client is needed');
  }
}

async function importAuditfiles(
  paths: readonly string[],
  books: ArchiveBooks,
  oddities: Oddities,
  onProgress: (progress: PackProgress) => void,
): Promise<void> {
  const sizes = await Promise.all(paths.map(sizeOf));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let before = 0;
  for (const [i, path] of paths.entries()) {
    let done = 0;
    await importAuditfile(path, books, oddities, (characters) => {
      done = Math.min(done + characters, sizes[i] ?? 0);
      onProgress({ phase: 'auditfiles', done: before + done, total });
    });
    before += sizes[i] ?? 0;
  }
  for (const { file, at } of books.subledger.apply()) {
    oddities.note(
      file,
      'subledger_line_unmatched',
      'sub-ledger lines that name no journal line were left out',
      at,
    );
  }
  inferRelationTypes(books);
}

/** Documents without books belong to an administration that has the client's name. */
function addAdministration(options: PackOptions, books: ArchiveBooks): void {
  const kvkNumber = options.kvk ?? null;
  books.administration(
    { code: '1', name: options.client ?? '', vatNumber: null, kvkNumber },
    { kvk_number: kvkNumber },
  );
}

async function sizeOf(path: string): Promise<number> {
  try {
    const { size } = await stat(path);
    return size;
  } catch (error) {
    throw notReadable(path, error);
  }
}

function clientOf(options: PackOptions, books: ArchiveBooks): Manifest['client'] {
  const identity = books.administrations[0]?.identity;
  return {
    name: options.client ?? identity?.name ?? '',
    kvkNumber: options.kvk ?? identity?.kvkNumber ?? null,
  };
}

function summaryOf(written: WrittenArchive, oddities: Oddities, signingSeed: Uint8Array): PackSummary {
  const publicKey = ed25519PublicKey(signingSeed);
  return {
    path: written.path,
    archiveId: written.manifest.archiveId,
    fileBytes: written.seal?.fileBytes ?? 0,
    signer: { id: keyId(publicKey, sha256), publicKey: toBase64(publicKey) },
    tables: written.manifest.tables.map(({ name, rows }) => ({ name, rows })),
    controlTotals: written.manifest.controlTotals,
    oddities: oddities.list(),
  };
}
