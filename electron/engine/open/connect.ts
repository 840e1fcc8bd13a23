import { applicationId, formatVersion } from '#shared/archive-format/constants.ts';
import { coveredTableNames } from '#shared/archive-format/tables.ts';
import { toHex } from '#shared/archive-format/text-bytes.ts';
import { ContractError, fail } from '#shared/contract/failure.ts';
import { foldText } from '#shared/domain/fold-text.ts';
import { openReadOnly, type ReadOnlyDatabase } from '../driver/read-only-database.ts';
import { foldFunction } from '../query/text-match.ts';
import type { PageSource } from '../verify/pages/plain-pages.ts';
import { createAbsentRows } from './absent-rows.ts';
import type { CipherProfile } from './cipher-profile.ts';
import { type Cut, cutTooShort, findCut } from './cut-short.ts';
import type { DatabaseHeader } from './database-header.ts';
import { explainUnreadable } from './file-probe.ts';
import type { FoundKey } from './find-key.ts';
import { createKeyMaterial } from './key-material.ts';
import { readStoredManifest, signerOfManifest } from './manifest-reading.ts';
import type {
  CipherReport,
  FileInspection,
  OpenArchive,
  OpenArchiveOptions,
  OpenedBy,
  OpeningRemark,
  StoredManifest,
} from './open-archive.ts';
import { makePrivateCopy, type PrivateCopy } from './private-copy.ts';
import { asOpeningFailure, isDamage } from './sqlite-failure.ts';

/** Holds the inner pages of all indexes of a large archive; more of it saves little, for long scans pass any cache by. */
const cacheKibibytes = 16 * 1024;

/** Connects SQLite to a file whose key page 1 has proved right, and reads what the archive says of itself. Takes the key over. */
export async function connect(
  inspection: FileInspection,
  found: FoundKey,
  openedBy: OpenedBy,
  options: OpenArchiveOptions,
): Promise<OpenArchive> {
  const key = createKeyMaterial(found.profile, found.key, found.salt, openedBy);
  let copy: PrivateCopy | null = null;
  let db: ReadOnlyDatabase | null = null;
  const close = () => {
    db?.close();
    copy?.remove();
    key.wipe();
  };
  try {
    requireKnownFormat(found.header);
    const cut = findCut(inspection, found);
    options.onStep?.('reading');
    copy = await copyIfNeeded(inspection.path, found, cut);
    if (options.signal?.aborted) throw fail('cancelled', 'The opening was cancelled.');
    db = connectTo(copy?.path ?? inspection.path, found, cut, () => ({
      filePath: inspection.path,
      fileBytes: inspection.fileBytes,
      missingPages: cut?.missingPages ?? 0,
      profile: found.profile,
      key: key.key(),
      hmacKey: key.hmacKey(),
    }));
    const isArchive = found.header.applicationId === applicationId;
    if (isArchive) requirePlainTables(db);
    const stored = isArchive ? readStoredManifest(db) : null;
    const manifest = stored?.manifest ?? null;
    return {
      path: inspection.path,
      fileName: inspection.fileName,
      fileBytes: inspection.fileBytes,
      db,
      cipher: cipherReport(found.profile),
      format: isArchive ? 'smartbooqing-archive/1' : 'foreign',
      manifest,
      signer: signerOfManifest(manifest, options.trustedKeys ?? []),
      inspection,
      openedBy,
      remarks: remarksOn(inspection, found, cut, isArchive ? manifestProblem(stored, manifest) : null),
      missingPages: cut?.missingPages ?? 0,
      key,
      close,
    };
  } catch (error) {
    close();
    throw asOpeningFailure(error);
  }
}

/** Opens the connection and reads the schema: the sentinel that decides whether the database can be read at all. */
function connectTo(
  path: string,
  found: FoundKey,
  cut: Cut | null,
  pages: () => PageSource,
): ReadOnlyDatabase {
  const { version, pageBytes } = found.profile;
  const key = { version, pageBytes, rawKeyHex: toHex(found.key) };
  const db = openReadOnly(path, key, {
    cacheKibibytes,
    ...(cut === null ? {} : { mayBeCutShort: true, absentRows: createAbsentRows(pages) }),
    textFunctions: { [foldFunction]: foldText },
    explain: explainUnreadable(path),
  });
  try {
    // To the last byte: of a file that is cut short SQLite takes as much of the schema as there is.
    db.prepare('SELECT total(length(sql)) FROM sqlite_schema').get();
    return db;
  } catch (error) {
    db.close();
    if (cut !== null && isDamage(error)) throw cutTooShort(cut, error);
    throw error;
  }
}

function requireKnownFormat(header: DatabaseHeader): void {
  if (header.applicationId !== applicationId || header.userVersion <= formatVersion) return;
  throw fail(
    'newer_format',
    `The archive has format ${header.userVersion}; this program reads format ${formatVersion}. A newer version of the program is needed.`,
    { format: header.userVersion, known: formatVersion },
  );
}

/** A view in the place of a table of the format would be run by every question about that table, and may never end. */
function requirePlainTables(db: ReadOnlyDatabase): void {
  const tables: ReadonlySet<string> = new Set(['archive_manifest', 'search_record', ...coveredTableNames]);
  const standIn = db
    .prepare<{ name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'view' OR (type = 'table' AND sql NOT LIKE 'CREATE TABLE%')`,
    )
    .all()
    .find(({ name }) => tables.has(name.toLowerCase()));
  if (standIn === undefined) return;
  throw new ContractError({
    code: 'damaged',
    reason: 'unreadable',
    message: `The key is right, but ${standIn.name} is no table as the format has it, and what the file would run is not run.`,
  });
}

async function copyIfNeeded(path: string, found: FoundKey, cut: Cut | null): Promise<PrivateCopy | null> {
  const salt = found.isSaltDamaged ? found.salt : null;
  // SQLite would take the beginning of a page for plain text, and whoever cut the file could write it.
  const bytes = cut !== null && cut.wholeBytes < cut.fileBytes ? cut.wholeBytes : null;
  return found.header.isWal || salt !== null || bytes !== null
    ? makePrivateCopy(path, { salt, bytes })
    : null;
}

function cipherReport(profile: CipherProfile): CipherReport {
  const hash = profile.digest.toUpperCase();
  return {
    sqlcipherVersion: profile.version,
    pageSize: profile.pageBytes,
    kdfIterations: profile.kdfIterations,
    kdfAlgorithm: `PBKDF2-HMAC-${hash}`,
    hmacAlgorithm: profile.hmacBytes === 0 ? null : `HMAC-${hash}`,
  };
}

function manifestProblem(
  stored: ReturnType<typeof readStoredManifest> | null,
  manifest: StoredManifest | null,
): string | null {
  if (manifest !== null) return manifest.problem;
  return stored !== null && 'problem' in stored ? stored.problem : null;
}

function remarksOn(
  inspection: FileInspection,
  found: FoundKey,
  cut: Cut | null,
  manifestProblem: string | null,
): OpeningRemark[] {
  const { header, profile } = found;
  const remarks: OpeningRemark[] = [];
  const remark = (code: OpeningRemark['code'], message: string) => remarks.push({ code, message });
  if (found.form !== 'typed') {
    remark(
      `${found.form}_passphrase`,
      `The passphrase fits in Unicode's normal form ${found.form.toUpperCase()}, not as it was typed.`,
    );
  }
  if (found.isSaltDamaged) {
    remark(
      'page_one_damaged',
      'The first 16 bytes of page 1, the salt, are damaged; the archive was opened from a private copy with the right salt.',
    );
  } else if (header.isWal) {
    remark(
      'wal_copy',
      'The database is in WAL mode, which cannot be read without writing; it was opened from a private copy, as encrypted as itself.',
    );
  }
  if (profile.version < 4) {
    remark(
      'old_cipher',
      `The database is encrypted as by SQLCipher ${profile.version}, which protects it less than today's.`,
    );
  }
  const isLonger = header.pageCount !== null && header.pageCount * header.pageBytes < inspection.fileBytes;
  if (cut !== null) {
    remark(
      'cut_short',
      `The file is cut short: ${cut.missingPages} of its ${cut.statedBytes / profile.pageBytes} pages are missing at its end. What stands on the others can be read.`,
    );
  } else if (!header.isWal && (isLonger || inspection.fileBytes % profile.pageBytes !== 0)) {
    remark('trailing_bytes', 'The file holds bytes behind the last page of the database.');
  }
  if (inspection.report.state === 'differs') {
    remark('seal_differs', 'The file differs from its seal; a verification says where.');
  }
  if (manifestProblem !== null) {
    remark('manifest_unreadable', `The manifest cannot be read: ${manifestProblem}.`);
  }
  return remarks;
}
