/** The bytes of a document did not come. */
export class MissingBytes extends Error {
  /** Whether the archive has none, or is locked or its engine away. */
  readonly problem: 'missing' | 'unreachable';
  constructor(status: number, failure: string | null) {
    super(`A document's bytes did not come: status ${status}, ${failure ?? 'no code'}.`);
    this.name = 'MissingBytes';
    this.problem = status === 404 || status === 422 ? 'missing' : 'unreachable';
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
