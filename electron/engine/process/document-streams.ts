import type { FromEngine } from '#shared/contract/engine-control.ts';
import { ContractError } from '#shared/contract/failure.ts';
import type { DocumentSource } from './engine-service.ts';

/** So much is read for one pull; a query of a few milliseconds. */
const chunkBytes = 256 * 1024;

/** Answers the main process's readings of documents, a chunk for each pull. */
export interface DocumentStreams {
  readonly read: (request: number, documentId: number, start: number, end: number | null) => void;
  readonly pull: (request: number) => void;
  readonly cancel: (request: number) => void;
  /** Forgets all of them: the archive is closed. */
  readonly clear: () => void;
}

export function createDocumentStreams(
  open: (documentId: number) => DocumentSource,
  send: (message: FromEngine) => void,
  onFault: (error: unknown) => void,
): DocumentStreams {
  const streams = new Map<number, { readonly source: DocumentSource; at: number; readonly end: number }>();

  const orFail = (request: number, run: () => void) => {
    try {
      run();
    } catch (error) {
      streams.delete(request);
      if (!(error instanceof ContractError)) onFault(error);
      const code = error instanceof ContractError ? error.code : 'internal';
      send({ type: 'document-failed', request, code });
    }
  };
  return {
    read: (request, documentId, start, end) =>
      orFail(request, () => {
        const source = open(documentId);
        const { mimeType, fileName, byteSize } = source;
        streams.set(request, { source, at: start, end: Math.min(end ?? byteSize, byteSize) });
        send({ type: 'document-head', request, mimeType, fileName, byteSize });
      }),
    pull: (request) =>
      orFail(request, () => {
        const stream = streams.get(request);
        if (stream === undefined) return;
        const stop = Math.min(stream.at + chunkBytes, stream.end);
        const bytes = stream.at < stop ? stream.source.read(stream.at, stop) : new Uint8Array();
        stream.at = stop;
        const last = stop >= stream.end;
        if (last) streams.delete(request);
        send({ type: 'document-chunk', request, bytes, last });
      }),
    cancel: (request) => void streams.delete(request),
    clear: () => streams.clear(),
  };
}
