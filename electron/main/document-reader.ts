import type { FromEngine, ToEngine } from '#shared/contract/engine-control.ts';

/** How a document's bytes begin: what it is, and how long it is as a whole. */
export interface DocumentHead {
  readonly mimeType: string;
  readonly fileName: string;
  readonly byteSize: number;
}

/** Why a document cannot be read: one of the contract's failure codes. */
export class DocumentFailure extends Error {
  readonly code: string;
  constructor(code: string) {
    super(`The document cannot be read: ${code}.`);
    this.code = code;
  }
}

/** Reads documents' bytes from the engine, a chunk at a time and only as fast as they are taken. */
export interface DocumentReader {
  /** Bytes `start` … `end` (exclusive; null to the end). Rejects with `DocumentFailure`; so does the stream. */
  readonly open: (
    documentId: number,
    start: number,
    end: number | null,
  ) => Promise<{ readonly head: DocumentHead; readonly body: ReadableStream<Uint8Array> }>;
  readonly receive: (
    message: Extract<FromEngine, { type: 'document-head' | 'document-chunk' | 'document-failed' }>,
  ) => void;
  /** Ends every reading with `engine_gone`. */
  readonly failAll: () => void;
}

interface Reading {
  readonly head: PromiseWithResolvers<DocumentHead>;
  chunk: PromiseWithResolvers<{ readonly bytes: Uint8Array; readonly last: boolean }> | null;
}

export function createDocumentReader(send: (message: ToEngine) => void): DocumentReader {
  const readings = new Map<number, Reading>();
  let nextRequest = 1;

  const failReading = (request: number, failure: DocumentFailure) => {
    const reading = readings.get(request);
    readings.delete(request);
    reading?.head.reject(failure);
    reading?.chunk?.reject(failure);
  };
  const pull = async (request: number, controller: ReadableStreamDefaultController<Uint8Array>) => {
    const reading = readings.get(request);
    if (reading === undefined) throw new DocumentFailure('engine_gone');
    reading.chunk = Promise.withResolvers();
    send({ type: 'document-pull', request });
    const { bytes, last } = await reading.chunk.promise;
    if (bytes.length > 0) controller.enqueue(bytes);
    if (!last) return;
    readings.delete(request);
    controller.close();
  };
  return {
    async open(documentId, start, end) {
      const request = nextRequest++;
      const reading: Reading = { head: Promise.withResolvers(), chunk: null };
      readings.set(request, reading);
      send({ type: 'document-read', request, documentId, start, end });
      const head = await reading.head.promise;
      const cancel = () => {
        if (readings.delete(request)) send({ type: 'document-cancel', request });
      };
      const body = new ReadableStream<Uint8Array>(
        { pull: (controller) => pull(request, controller), cancel },
        { highWaterMark: 0 },
      );
      return { head, body };
    },
    receive(message) {
      const reading = readings.get(message.request);
      if (message.type === 'document-head') reading?.head.resolve(message);
      else if (message.type === 'document-chunk') reading?.chunk?.resolve(message);
      else failReading(message.request, new DocumentFailure(message.code));
    },
    failAll() {
      for (const request of [...readings.keys()]) failReading(request, new DocumentFailure('engine_gone'));
    },
  };
}
