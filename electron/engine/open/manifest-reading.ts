import { readManifest } from '#shared/archive-format/manifest.ts';
import { utf8 } from '#shared/archive-format/text-bytes.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import { isSqliteError } from '../driver/read-only-database.ts';
import type { Signer, StoredManifest } from './open-archive.ts';
import { judgeSigner } from './trust.ts';

/** Room for the control totals of fifty thousand fiscal years; what is larger was made to fill the memory of who reads it. */
const mostManifestBytes = 16 * 2 ** 20;

interface ManifestRow {
  readonly body: unknown;
  readonly signature: unknown;
  readonly signer_key: unknown;
}

/** The one row of `archive_manifest`; null where there is none, or where its page or table cannot be read (then with the reason). */
export function readStoredManifest(
  db: ReadOnlyDatabase,
): { readonly manifest: StoredManifest } | { readonly manifest: null; readonly problem: string } {
  try {
    // Told by the row's header alone: nothing of a value is read for its length.
    const bytes = db
      .prepare<number>(
        `SELECT coalesce(octet_length(body), 0) + coalesce(octet_length(signature), 0) + coalesce(octet_length(signer_key), 0)
         FROM archive_manifest WHERE id = 1`,
        { pluck: true },
      )
      .get();
    if (bytes !== undefined && bytes > mostManifestBytes) {
      return { manifest: null, problem: `it has ${bytes} bytes, more than any manifest` };
    }
    const row = db
      .prepare<ManifestRow>('SELECT body, signature, signer_key FROM archive_manifest WHERE id = 1')
      .get();
    if (row === undefined) return { manifest: null, problem: 'the archive carries none' };
    if (typeof row.body !== 'string') return { manifest: null, problem: 'its body is no text' };
    return { manifest: asStored(row, row.body) };
  } catch (error) {
    if (!isSqliteError(error)) throw error;
    return { manifest: null, problem: 'its table is missing or damaged' };
  }
}

function asStored(row: ManifestRow, body: string): StoredManifest {
  const reading = readManifest(body);
  return {
    body,
    manifest: reading.ok ? reading.manifest : null,
    problem: reading.ok ? null : reading.message,
    isCanonical: reading.ok && reading.isCanonical,
    signature: row.signature instanceof Uint8Array ? row.signature : null,
    signerKey: row.signer_key instanceof Uint8Array ? row.signer_key : null,
  };
}

/** Who signed a manifest; `none` for a foreign archive and for one without a manifest. */
export function signerOfManifest(
  manifest: StoredManifest | null,
  trustedKeys: readonly Uint8Array[],
): Signer {
  if (manifest === null) return { id: null, trust: 'none' };
  return judgeSigner(utf8(manifest.body), manifest.signature, manifest.signerKey, trustedKeys);
}
