import { randomBytes, randomUUID } from 'node:crypto';
import { ed25519PublicKey, ed25519Sign } from '#engine/crypto/ed25519.ts';
import { deriveAppointmentSeed } from '#engine/crypto/key-slot.ts';
import { sha256 } from '#engine/crypto/sha256.ts';
import { looksLikeRawKey } from '#engine/driver/cipher-key.ts';
import { createDatabase, type WritableDatabase } from '#engine/driver/writable-database.ts';
import { archiveCipher, deriveKey } from '#engine/open/cipher-profile.ts';
import { applicationId, formatVersion, saltBytes } from '#shared/archive-format/constants.ts';
import { type Manifest, manifestBody } from '#shared/archive-format/manifest.ts';
import { schemaSql } from '#shared/archive-format/schema.ts';
import { type Seal, sealSuffix } from '#shared/archive-format/seal.ts';
import { splitStatements } from '#shared/archive-format/sql-statements.ts';
import type { CoveredTable, NewRow } from '#shared/archive-format/tables.ts';
import { toBase64, toHex, utf8 } from '#shared/archive-format/text-bytes.ts';
import { PackError } from '../pack-error.ts';
import { type ArchiveDescription, composeManifest } from './compose-manifest.ts';
import { hashRecords } from './hash-records.ts';
import { OutputFile, outputFailed } from './output-file.ts';
import { RowInserter } from './row-inserter.ts';
import { buildSearchIndex } from './search-index.ts';
import { writeSeal } from './write-seal.ts';

/** A table that a caller fills; the search records are derived from these when the archive is finished. */
export type RecordTable = Exclude<CoveredTable, 'search_record'>;

/** Where an archive goes and who can open it. */
export interface ArchiveWriterOptions {
  readonly path: string;
  /** Its UTF-8 bytes in NFC open the archive; never kept. */
  readonly passphrase: string;
  /** Whether an archive and a seal of these names may be replaced; otherwise `output_failed`. */
  readonly force?: boolean;
  /** Whether appointments can be made; costs one scrypt. Yes where left out. */
  readonly acceptsAppointments?: boolean;
  /** A UUID; random where left out. */
  readonly archiveId?: string;
  /** The file's first 16 bytes; random where left out, and to be given by tests alone. */
  readonly salt?: Uint8Array;
}

/** What `finish` is doing; `done` and `total` count ids, rows or steps of that phase. */
export interface WriteProgress {
  readonly phase: 'indexes' | 'search' | 'hashes' | 'references' | 'compact' | 'seal';
  readonly done: number;
  readonly total: number;
}

/** The archive that was written. */
export interface WrittenArchive {
  readonly path: string;
  readonly manifest: Manifest;
  /** Null for an archive that was not signed: a seal is always signed. */
  readonly seal: Seal | null;
}

const cacheKibibytes = 96 * 1024;

/**
 * Writes one archive: records in any order, each table's ids ascending, then `finish`. Until that is done nothing stands under the
 * archive's name. Errors of the disk are PackErrors with code `output_failed`.
 */
export class ArchiveWriter {
  readonly archiveId: string;
  readonly #output: OutputFile;
  readonly #sealOutput: OutputFile;
  readonly #database: WritableDatabase;
  readonly #appointmentKey: string | null;
  readonly #inserters = new Map<RecordTable, RowInserter>();
  readonly #contentIds = new Map<string, number>();
  #hasIndexes = false;
  #rows = 0;

  /** Derives the keys, makes sure that the names are free, and creates the empty database beside the archive's path. */
  static async create(options: ArchiveWriterOptions): Promise<ArchiveWriter> {
    if (options.passphrase === '' || looksLikeRawKey(options.passphrase)) {
      throw new PackError(
        'usage',
        "a passphrase cannot be empty, or be written x'…' as SQLCipher writes raw keys",
      );
    }
    const replace = options.force ?? false;
    const output = new OutputFile(options.path, replace);
    const sealOutput = new OutputFile(`${options.path}${sealSuffix}`, replace);
    await output.requireFree();
    await sealOutput.requireFree();
    const passphrase = options.passphrase.normalize('NFC');
    const salt = options.salt ?? randomBytes(saltBytes);
    const key = await deriveKey(archiveCipher, passphrase, salt);
    const appointmentKey =
      options.acceptsAppointments === false
        ? null
        : toBase64(ed25519PublicKey(await deriveAppointmentSeed(passphrase, salt)));
    const path = output.temporaryPath('work');
    try {
      const database = createDatabase(path, { version: 4, rawKeyHex: toHex(key) + toHex(salt) });
      return new ArchiveWriter(
        options.archiveId ?? randomUUID(),
        output,
        sealOutput,
        database,
        appointmentKey,
      );
    } catch (error) {
      await output.discard();
      throw outputFailed(options.path, error);
    } finally {
      key.fill(0);
    }
  }

  private constructor(
    archiveId: string,
    output: OutputFile,
    sealOutput: OutputFile,
    database: WritableDatabase,
    appointmentKey: string | null,
  ) {
    this.archiveId = archiveId;
    this.#output = output;
    this.#sealOutput = sealOutput;
    this.#database = database;
    this.#appointmentKey = appointmentKey;
    // Nothing needs to survive a crash: the file has no name yet. Sorting stays in memory because SQLite's temporary files are
    // not encrypted.
    database.pragma('journal_mode = MEMORY');
    database.pragma('synchronous = OFF');
    database.pragma('temp_store = MEMORY');
    // A row may come before the one that it refers to; all references are checked together at the end.
    database.pragma('foreign_keys = OFF');
    database.pragma(`cache_size = -${cacheKibibytes}`);
    database.pragma(`application_id = ${applicationId}`);
    database.pragma(`user_version = ${formatVersion}`);
    database.exec('BEGIN');
    for (const statement of splitStatements(schemaSql)) if (!isIndex(statement)) database.exec(statement);
  }

  /** The unfinished database, for queries over what was inserted and for corrections to it. */
  get database(): WritableDatabase {
    return this.#database;
  }

  /** Adds a row and returns its id; a row without one gets the next. Throws SQLite's error where the schema refuses it. */
  insert<Table extends RecordTable>(table: Table, row: NewRow<Table>): number {
    this.#rows++;
    return this.#inserter(table).insert(row);
  }

  /** The id that the next row of a table will get if it has none of its own. */
  nextId(table: RecordTable): number {
    return this.#inserter(table).nextId;
  }

  /** Stores a file's bytes, once however often they come, and returns the `document_content` id. */
  insertContent(content: Uint8Array): number {
    const hash = toHex(sha256(content));
    const known = this.#contentIds.get(hash);
    if (known !== undefined) return known;
    const id = this.insert('document_content', { sha256: hash, byte_size: content.length, content });
    this.#contentIds.set(hash, id);
    return id;
  }

  /** Creates the schema's indexes; `finish` does it otherwise. For callers that need them for their own last queries. */
  createIndexes(): void {
    if (this.#hasIndexes) return;
    for (const statement of splitStatements(schemaSql))
      if (isIndex(statement)) this.#database.exec(statement);
    this.#hasIndexes = true;
  }

  /**
   * Derives search records and hashes, signs (unsigned without a seed), compacts, and gives archive and seal their names. After a
   * failure nothing is left behind.
   */
  async finish(
    description: ArchiveDescription,
    signingSeed: Uint8Array | null,
    onProgress: (progress: WriteProgress) => void = () => undefined,
  ): Promise<WrittenArchive> {
    try {
      const manifest = this.#completeRecords(description, signingSeed, onProgress);
      onProgress({ phase: 'compact', done: 0, total: 1 });
      const compacted = this.#output.temporaryPath('part');
      this.#database.prepareWrite('VACUUM INTO ?').run(compacted);
      this.#database.close();
      onProgress({ phase: 'seal', done: 0, total: 1 });
      const seal = await this.#name(compacted, manifest, signingSeed);
      return { path: this.#output.path, manifest, seal };
    } catch (error) {
      throw outputFailed(this.#output.path, error);
    } finally {
      await this.abort();
    }
  }

  /** Gives up: closes the database and removes it. Harmless after `finish`. */
  async abort(): Promise<void> {
    this.#database.close();
    await this.#output.discard();
    await this.#sealOutput.discard();
  }

  #inserter(table: RecordTable): RowInserter {
    const known = this.#inserters.get(table);
    if (known !== undefined) return known;
    const inserter = new RowInserter(this.#database, table);
    this.#inserters.set(table, inserter);
    return inserter;
  }

  #completeRecords(
    description: ArchiveDescription,
    signingSeed: Uint8Array | null,
    onProgress: (progress: WriteProgress) => void,
  ): Manifest {
    onProgress({ phase: 'indexes', done: 0, total: 1 });
    this.createIndexes();
    const searchRecords = buildSearchIndex(this.#database, (done, total) =>
      onProgress({ phase: 'search', done, total }),
    );
    onProgress({ phase: 'references', done: 0, total: 1 });
    requireSoundReferences(this.#database);
    const total = this.#rows + searchRecords;
    const tables = hashRecords(this.#database, (done) => onProgress({ phase: 'hashes', done, total }));
    const manifest = composeManifest(this.#database, description, tables, {
      archiveId: this.archiveId,
      appointmentKey: this.#appointmentKey,
    });
    const body = manifestBody(manifest);
    this.#database
      .prepareWrite('INSERT INTO archive_manifest (id, body, signature, signer_key) VALUES (1, ?, ?, ?)')
      .run(
        body,
        signingSeed === null ? null : ed25519Sign(utf8(body), signingSeed),
        signingSeed === null ? null : ed25519PublicKey(signingSeed),
      );
    this.#database.exec('COMMIT');
    return manifest;
  }

  /** An archive never stands beside another one's seal, not even for a moment. */
  async #name(archive: string, manifest: Manifest, signingSeed: Uint8Array | null): Promise<Seal | null> {
    const sealFile = this.#sealOutput.temporaryPath('part');
    const seal =
      signingSeed === null
        ? null
        : await writeSeal(
            sealFile,
            archive,
            {
              archiveId: this.archiveId,
              manifestBody: manifestBody(manifest),
              appointmentKey: manifest.appointmentKey,
              sealedAt: manifest.exportedAt,
            },
            signingSeed,
          );
    await this.#sealOutput.removePrevious();
    await this.#output.complete(archive);
    if (seal !== null) await this.#sealOutput.complete(sealFile);
    return seal;
  }
}

function isIndex(statement: string): boolean {
  return statement.startsWith('CREATE INDEX');
}

function requireSoundReferences(database: WritableDatabase): void {
  const [broken] = database
    .prepareRead<{ table: string; rowid: number; parent: string }>('PRAGMA foreign_key_check')
    .all();
  if (broken !== undefined) {
    throw new Error(`${broken.table} ${broken.rowid} refers to a row of ${broken.parent} that is not there`);
  }
}
