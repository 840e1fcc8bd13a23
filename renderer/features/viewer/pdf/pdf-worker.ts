import { GlobalWorkerOptions, PDFWorker } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

/** The worker on loan. `giveBack` takes the end of what was done with it. */
export interface BorrowedWorker {
  readonly worker: PDFWorker;
  readonly giveBack: (finished: Promise<unknown>) => void;
}

/** A worker that nobody used for so long is ended: what it holds of documents goes with it. */
const idleMs = 4000;
/** A document that takes longer to let go of the worker is one that hangs in it. */
const hangMs = 2000;

interface Shared {
  readonly worker: PDFWorker;
  borrowers: number;
  idleTimer: ReturnType<typeof setTimeout> | undefined;
}

let shared: Shared | null = null;

/**
 * Lends the one worker in which PDFs are read. It is shared, because starting one costs more than reading most documents; it is ended
 * when it has been idle, or when a document hangs in it.
 */
export function borrowPdfWorker(): BorrowedWorker {
  GlobalWorkerOptions.workerSrc = workerUrl;
  shared ??= { worker: new PDFWorker({}), borrowers: 0, idleTimer: undefined };
  const lent = shared;
  clearTimeout(lent.idleTimer);
  lent.borrowers += 1;
  let isOut = true;
  return {
    worker: lent.worker,
    giveBack(finished) {
      if (!isOut) return;
      isOut = false;
      const hanging = setTimeout(() => end(lent), hangMs);
      const back = () => {
        clearTimeout(hanging);
        lent.borrowers -= 1;
        if (lent.borrowers === 0) lent.idleTimer = setTimeout(() => end(lent), idleMs);
      };
      finished.then(back, back);
    },
  };
}

function end(lent: Shared): void {
  clearTimeout(lent.idleTimer);
  if (shared === lent) shared = null;
  if (!lent.worker.destroyed) lent.worker.destroy();
}
