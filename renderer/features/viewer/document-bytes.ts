/** The bytes of a document did not come. */
export class MissingBytes extends Error {
  /** Whether the archive has none, in contrast to an archive that is locked or an engine that is away. */
  readonly isMissing: boolean;
  constructor(status: number, failure: string | null) {
    super(`A document's bytes did not come: status ${status}, ${failure ?? 'no code'}.`);
    this.name = 'MissingBytes';
    this.isMissing = status === 404 || status === 422;
  }
}

/** Where the main process serves a document, relative to the window's page. */
export function documentUrl(documentId: number): string {
  return `document/${documentId}`;
}

/** Bytes `begin` … `end - 1` of a document. Rejects with `MissingBytes`, or as `fetch` does when it is aborted. */
export async function fetchBytes(
  documentId: number,
  range: { readonly begin: number; readonly end: number },
  signal: AbortSignal,
): Promise<Uint8Array> {
  const response = await fetch(documentUrl(documentId), {
    headers: { range: `bytes=${range.begin}-${range.end - 1}` },
    signal,
  });
  if (response.status !== 206) throw new MissingBytes(response.status, response.headers.get('x-failure'));
  return new Uint8Array(await response.arrayBuffer());
}
