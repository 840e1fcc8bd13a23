import { sealSignedText } from '#shared/archive-format/seal.ts';
import { fromBase64, utf8 } from '#shared/archive-format/text-bytes.ts';
import { fail } from '#shared/contract/failure.ts';
import {
  type LayerName,
  type LayerResult,
  layerNames,
  type VerificationProgress,
  type VerificationResult,
} from '#shared/contract/verification.ts';
import { signerOfManifest } from '../open/manifest-reading.ts';
import type { OpenArchive, Signer } from '../open/open-archive.ts';
import { judgeSigner } from '../open/trust.ts';
import { booksLayer } from './books/books-layer.ts';
import type { LayerContext } from './layer-context.ts';
import { layerNotRun } from './layer-report.ts';
import { manifestLayer } from './manifest/manifest-layer.ts';
import { ProgressMeter } from './progress.ts';
import { checkPages } from './seal/check-pages.ts';
import { sealLayer } from './seal/seal-layer.ts';
import { structureLayer } from './structure/structure-layer.ts';
import { subjectFailure } from './subject-failure.ts';
import { subjectOf } from './worker/subject.ts';
import { defaultThreads, WorkerPool } from './worker/worker-pool.ts';

/** Settings of a verification. */
export interface VerifyOptions {
  /** The layers to run; all where left out. */
  readonly layers?: readonly LayerName[];
  /** Raw Ed25519 keys that are trusted besides the program's own; those of the opening where left out. */
  readonly trustedKeys?: readonly Uint8Array[];
  /** Aborting rejects with `cancelled` at once; threads end by themselves, as soon as SQLite returns. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: VerificationProgress) => void;
  /** Worker threads; as many as there are cores where left out. */
  readonly threads?: number;
}

const layersOfRecords: Readonly<Record<Exclude<LayerName, 'seal'>, Layer>> = {
  structure: structureLayer,
  manifest: manifestLayer,
  books: booksLayer,
};

type Layer = (context: LayerContext) => Promise<LayerResult>;

/**
 * Verifies an open archive, all layers at once over worker threads (format README, "What a verification says"). Reads only; memory does
 * not grow with the archive. Throws `cancelled` when the signal aborts, `not_readable` and `damaged` where the file is not there to be
 * read any more.
 */
export async function verifyArchive(
  archive: OpenArchive,
  options: VerifyOptions = {},
): Promise<VerificationResult> {
  const startedAt = new Date();
  const start = performance.now();
  const asked = new Set(options.layers ?? layerNames);
  const signer =
    options.trustedKeys === undefined
      ? archive.signer
      : signerOfManifest(archive.manifest, options.trustedKeys);
  const sealSigner = sealSignerOf(archive, options.trustedKeys);
  const pool = new WorkerPool(subjectOf(archive), options.threads ?? defaultThreads());
  const cancel = () => void pool.close(fail('cancelled', 'The verification was cancelled.'));
  if (options.signal?.aborted) cancel();
  options.signal?.addEventListener('abort', cancel, { once: true });
  try {
    const contextOf = (name: LayerName): LayerContext => {
      const progress = new ProgressMeter(name, options.onProgress ?? (() => {}));
      return { archive, signer, sealSigner, pool, progress };
    };
    const sealContext = contextOf('seal');
    const checkingPages = asked.has('seal') ? checkPages(sealContext) : null;
    const run = async (name: Exclude<LayerName, 'seal'>) => {
      if (!asked.has(name)) return layerNotRun();
      // Pages first, for all threads together: records that stand on authentic pages are read in three fifths of the time.
      if ((await checkingPages)?.areAuthentic) pool.trustPages();
      return layersOfRecords[name](contextOf(name));
    };
    const [seal, structure, manifest, books] = await Promise.all([
      checkingPages === null ? layerNotRun() : sealLayer(sealContext, checkingPages),
      run('structure'),
      run('manifest'),
      run('books'),
    ]);
    const results = { seal, structure, manifest, books };
    // So that nothing of the archive is still open when the caller closes it.
    await pool.close();
    return {
      file: archive.fileName,
      archiveId: archive.manifest?.manifest?.archiveId ?? null,
      verdict: Object.values(results).some(({ verdict }) => verdict === 'failed') ? 'failed' : 'passed',
      layers: results,
      signer,
      startedAt: startedAt.toISOString(),
      seconds: Math.round(performance.now() - start) / 1000,
    };
  } catch (error) {
    throw subjectFailure(error) ?? error;
  } finally {
    options.signal?.removeEventListener('abort', cancel);
    void pool.close();
  }
}

function sealSignerOf(archive: OpenArchive, trustedKeys: readonly Uint8Array[] | undefined): Signer {
  const { seal, report } = archive.inspection;
  if (seal === null || trustedKeys === undefined) return report.signer;
  const message = utf8(sealSignedText(seal));
  return judgeSigner(message, fromBase64(seal.signature), fromBase64(seal.signerKey), trustedKeys);
}
