import { parseByteRange } from './byte-range.ts';
import { documentType } from './content-types.ts';
import { DocumentFailure, type DocumentReader } from './document-reader.ts';

// A document is somebody else's content: it may run nothing, load nothing, and counts as an origin of its own.
const documentHeaders = {
  'content-security-policy': "sandbox; default-src 'none'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'accept-ranges': 'bytes',
};

const statusOf: Readonly<Record<string, number>> = { not_found: 404, locked: 403, damaged_record: 422 };

/** Streams a document's bytes to the window, whole or the range asked for; a failure is a status with its code in `x-failure`. */
export async function documentResponse(
  request: Request,
  documentId: number,
  documents: DocumentReader,
): Promise<Response> {
  try {
    return await answer(request, documentId, documents);
  } catch (error) {
    if (!(error instanceof DocumentFailure)) throw error;
    const headers = { ...documentHeaders, 'x-failure': error.code };
    return new Response(null, { status: statusOf[error.code] ?? 503, headers });
  }
}

async function answer(request: Request, documentId: number, documents: DocumentReader): Promise<Response> {
  const asked = parseByteRange(request.headers.get('range'));
  let range = asked;
  if (asked !== null && 'suffix' in asked) {
    // Where the last bytes begin depends on the length, which the head says.
    const { head, body } = await documents.open(documentId, 0, 0);
    await body.cancel();
    range =
      asked.suffix === 0
        ? { start: head.byteSize, end: null }
        : { start: Math.max(0, head.byteSize - asked.suffix), end: null };
  }
  const { start, end } = range !== null && 'start' in range ? range : { start: 0, end: null };
  const { head, body } = await documents.open(documentId, start, end);
  const headers = {
    ...documentHeaders,
    'content-type': documentType(head.mimeType),
    'content-disposition': `inline; filename*=UTF-8''${encodeFileName(head.fileName)}`,
  };
  if (range !== null && start >= head.byteSize) {
    await body.cancel();
    return new Response(null, {
      status: 416,
      headers: { ...headers, 'content-range': `bytes */${head.byteSize}` },
    });
  }
  const stop = Math.min(end ?? head.byteSize, head.byteSize);
  const withLength = { ...headers, 'content-length': String(stop - start) };
  if (request.method === 'HEAD') {
    await body.cancel();
    return new Response(null, { headers: withLength });
  }
  if (range === null) return new Response(body, { headers: withLength });
  const contentRange = `bytes ${start}-${stop - 1}/${head.byteSize}`;
  return new Response(body, { status: 206, headers: { ...withLength, 'content-range': contentRange } });
}

/** RFC 8187's encoding of a file name; what encodeURIComponent leaves of its reserved characters goes, too. */
function encodeFileName(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
