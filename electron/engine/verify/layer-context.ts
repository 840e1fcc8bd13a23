import type { OpenArchive, Signer } from '../open/open-archive.ts';
import type { ProgressMeter } from './progress.ts';
import type { WorkerPool } from './worker/worker-pool.ts';

/** What a layer works with. */
export interface LayerContext {
  readonly archive: OpenArchive;
  /** Who signed the manifest, judged by the keys that are trusted for this verification. */
  readonly signer: Signer;
  /** Who signed the outer seal, judged likewise; `none` where there is no seal that can be read. */
  readonly sealSigner: Signer;
  readonly pool: WorkerPool;
  readonly progress: ProgressMeter;
}

/** In which order waiting tasks are taken: what takes longest and cannot be split first, then layer by layer. */
export const priorities = { unsplittable: 0, planning: 1, pages: 2, rows: 3, books: 4 } as const;
