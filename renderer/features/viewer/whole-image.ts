import { documentUrl } from './document-bytes.ts';

/**
 * Whether an image decodes to its end; a browser shows what there is of a broken one without a word. Rejects where the bytes do not
 * come. `type` is the MIME type of what the bytes are.
 */
export async function isWholeImage(documentId: number, type: string, signal: AbortSignal): Promise<boolean> {
  const response = await fetch(documentUrl(documentId), { signal });
  if (!response.ok) throw new Error(`The image did not come: status ${response.status}.`);
  const decoder = new ImageDecoder({ data: await response.arrayBuffer(), type });
  try {
    const { image, complete } = await decoder.decode({ completeFramesOnly: true });
    image.close();
    return complete;
  } catch {
    // Refusing to decode is the answer.
    return false;
  } finally {
    decoder.close();
  }
}
