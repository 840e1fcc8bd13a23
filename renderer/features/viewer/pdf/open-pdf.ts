import {
  getDocument,
  PasswordException,
  PDFDataRangeTransport,
  type PDFDocumentLoadingTask,
  type PDFDocumentProxy,
  VerbosityLevel,
} from 'pdfjs-dist';
import { fetchBytes, MissingBytes } from '../document-bytes.ts';
import type { ViewProblem } from '../ViewFailure.tsx';
import { borrowPdfWorker } from './pdf-worker.ts';

/** A PDF that cannot be shown, and why. */
export class PdfFailure extends Error {
  readonly problem: ViewProblem;
  constructor(problem: ViewProblem, options?: { cause?: unknown }) {
    super(`The PDF cannot be shown: ${problem}.`, options);
    this.name = 'PdfFailure';
    this.problem = problem;
  }
}

/** A PDF that is being opened; `close` gives everything back, at any time. */
export interface OpeningPdf {
  readonly document: Promise<PDFDocumentProxy>;
  readonly close: () => void;
}

/** The least that is fetched at a time. To open a PDF the library looks at every page's own object, each amid the bytes of its pictures. */
const chunkBytes = 64 * 1024;

/**
 * Opens a PDF of the archive for drawing: fetched piece by piece as pages need it, in a worker, with no scripts, forms or links. Rejects
 * with `PdfFailure`.
 */
export function openPdf(documentId: number, byteSize: number): OpeningPdf {
  const borrowed = borrowPdfWorker();
  const transport = new DocumentTransport(documentId, byteSize);
  const task = getDocument({
    range: transport,
    rangeChunkSize: chunkBytes,
    disableAutoFetch: true,
    disableStream: true,
    worker: borrowed.worker,
    cMapUrl: assetUrl('cmaps/'),
    standardFontDataUrl: assetUrl('standard_fonts/'),
    wasmUrl: assetUrl('wasm/'),
    useWorkerFetch: true,
    // The policy of the window allows no WebAssembly; the same decoders are there as scripts.
    useWasm: false,
    enableXfa: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  let asksForPassword = false;
  task.onPassword = () => {
    asksForPassword = true;
    void task.destroy();
  };
  const failed = Promise.withResolvers<never>();
  transport.onFailure = (error) => failed.reject(error);
  const document = Promise.race([task.promise, failed.promise]).catch((error: unknown) => {
    throw new PdfFailure(asksForPassword ? 'password' : problemOf(error), { cause: error });
  });
  return {
    document,
    close() {
      borrowed.giveBack(closeOnceOpen(task, transport));
    },
  };
}

/** The library cannot be stopped in the middle of opening without an error that nobody catches: so much is waited for. */
async function closeOnceOpen(task: PDFDocumentLoadingTask, transport: DocumentTransport): Promise<void> {
  await task.promise.catch(() => {});
  transport.abort();
  await task.destroy();
}

function problemOf(error: unknown): ViewProblem {
  if (error instanceof PasswordException) return 'password';
  if (error instanceof MissingBytes) return error.problem;
  return 'damagedPdf';
}

function assetUrl(path: string): string {
  return new URL(`pdfjs/${path}`, document.baseURI).href;
}

/** Fetches the ranges that the library asks for, from the document's own URL. */
class DocumentTransport extends PDFDataRangeTransport {
  readonly #documentId: number;
  readonly #controller = new AbortController();
  onFailure: (error: unknown) => void = () => {};

  constructor(documentId: number, byteSize: number) {
    super(byteSize, null);
    this.#documentId = documentId;
  }

  override requestDataRange(begin: number, end: number): void {
    fetchBytes(this.#documentId, { begin, end }, this.#controller.signal).then(
      (bytes) => this.onDataRange(begin, bytes),
      (error: unknown) => {
        if (!this.#controller.signal.aborted) this.onFailure(error);
      },
    );
  }

  override abort(): void {
    this.#controller.abort();
  }
}
