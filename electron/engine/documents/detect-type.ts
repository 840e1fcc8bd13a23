import type { DocumentDetail } from '#shared/contract/documents.ts';
import { MalformedXmlError } from './ubl-element.ts';
import { parseUblInvoice } from './ubl-invoice.ts';
import { decodeXmlText } from './ubl-text.ts';

/** What the bytes of a document are, whatever its name and MIME type say. */
export function detectType(bytes: Uint8Array): DocumentDetail['detectedType'] {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1');
  // Some programs write a few stray bytes before the header.
  if (start.includes('%PDF-')) return 'pdf';
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (start.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (start.startsWith('PK\x03\x04')) return 'zip';
  if (/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*<[\s\0]*[?!a-zA-Z]/.test(start))
    return isUbl(bytes) ? 'ubl' : 'xml';
  return isText(bytes) ? 'text' : 'unknown';
}

function isUbl(bytes: Uint8Array): boolean {
  try {
    return parseUblInvoice(decodeXmlText(bytes)) !== null;
  } catch (error) {
    if (error instanceof MalformedXmlError) return false;
    throw error;
  }
}

/** Whether the beginning holds none of the control characters that text does not have. */
function isText(bytes: Uint8Array): boolean {
  if (bytes.length === 0) return false;
  return bytes
    .subarray(0, 4096)
    .every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0c || byte === 0x0d);
}
