import { z } from 'zod';
import type { Finding, VerificationResult } from '#shared/contract/verification.ts';
import { type historyMethods, type PastRun, pastRunSchema } from '#shared/contract/verification-history.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import { layerOrder } from '#shared/verification/layer-order.ts';
import { countFindings } from '#shared/verification/questions.ts';
import type { KeptSection, KeptStore } from '../kept/kept-store.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import { fileHashOf } from './file-hash.ts';

/** A verification a day for more than a year; the file stays small. */
const mostRuns = 400;

function sectionOf(kept: KeptStore): KeptSection<PastRun[]> {
  return kept.section('verifications', z.array(pastRunSchema));
}

/** Keeps what a verification came to, outside the archive. Rejects with `not_readable`, `output_failed`. */
export async function recordRun(
  kept: KeptStore,
  archive: Pick<OpenArchive, 'path' | 'inspection' | 'fileBytes' | 'manifest' | 'openedBy'>,
  result: VerificationResult,
  programVersion: string,
  signal?: AbortSignal,
): Promise<void> {
  const { layers, startedAt, seconds, verdict, signer } = result;
  const count = (severity: Finding['severity']) =>
    layerOrder.reduce((sum, name) => sum + countFindings(layers[name], severity), 0);
  const run: PastRun = {
    startedAt,
    seconds,
    verdict,
    layers: {
      seal: layers.seal.verdict,
      structure: layers.structure.verdict,
      manifest: layers.manifest.verdict,
      books: layers.books.verdict,
    },
    findings: { error: count('error'), warning: count('warning'), remark: count('remark') },
    signer,
    fileSha256: layers.seal.verdict === 'not_run' ? null : await fileHashOf(archive, result, signal),
    fileBytes: archive.fileBytes,
    manifestRoot: archive.manifest?.manifest?.root ?? null,
    programVersion,
    administrator: archive.openedBy.kind === 'appointment' ? archive.openedBy.name : null,
  };
  await sectionOf(kept).change((before) => [run, ...(before ?? [])].slice(0, mostRuns));
}

/** The history methods of the engine's contract. `getKept` throws `locked` where nothing is open. */
export function createHistoryHandlers(getKept: () => KeptStore): Handlers<typeof historyMethods> {
  return {
    'history.read': async () => ({ runs: (await sectionOf(getKept()).read()) ?? [] }),
    'history.clear': async () => {
      await sectionOf(getKept()).remove();
      return { runs: [] };
    },
  };
}
