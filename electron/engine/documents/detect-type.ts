import type { DocumentDetail } from '#shared/contract/documents.ts';
import { typeOfCompound, typeOfZip } from './packed-type.ts';
import { MalformedXmlError } from './ubl-element.ts';
import { parseUblInvoice } from './ubl-invoice.ts';
import { decodeXmlText } from './ubl-text.ts';

/** Signatures at the very beginning, of what can only be saved. */
const signatures: readonly (readonly [RegExp, DocumentDetail['detectedType']])[] = [
  [/^GIF8[79]a/, 'gif'],
  [/^(?:II\*\0|MM\0\*)/, 'tiff'],
  [/^RIFF[\s\S]{4}WEBP/, 'webp'],
  [/^[\s\S]{4}ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)/, 'heic'],
  [/^\{\\rtf/, 'rtf'],
];

/** What the bytes of a document are, whatever its name and MIME type say. */
export function detectType(bytes: Uint8Array): DocumentDetail['detectedType'] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const start = buffer.toString('latin1', 0, 1024);
  // Some programs write a few stray bytes before the header.
  if (start.includes('%PDF-')) return 'pdf';
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (start.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (start.startsWith('PK\x03\x04')) return typeOfZip(buffer);
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return typeOfCompound(buffer);
  const signed = signatures.find(([pattern]) => pattern.test(start));
  if (signed !== undefined) return signed[1];
  if (/^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html)[\s>]/i.test(start)) return 'html';
  if (/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*<[\s\0]*[?!a-zA-Z]/.test(start))
    return isUbl(bytes) ? 'ubl' : 'xml';
  if (!isText(bytes)) return 'unknown';
  return isEmail(buffer.toString('latin1', 0, longestHeader)) ? 'eml' : 'text';
}

/** Fields that every message has at its beginning, and that no other text has in such company (RFC 5322, 3.6). */
const emailField =
  /^(?:received|return-path|delivered-to|from|to|cc|subject|date|message-id|mime-version|content-type|reply-to|sender|x-[\w-]+|dkim-signature|authentication-results|arc-[\w-]+):/i;
const fewestEmailFields = 3;
/** So much of a message is looked at. */
const longestHeader = 8192;

/** Whether a text begins with the header of an e-mail: nothing but fields and their continued lines, up to an empty line or our end of it. */
function isEmail(start: string): boolean {
  const [header = ''] = start.split(/\r?\n\r?\n/, 1);
  const isWhole = header.length < start.length;
  const lines = header.split(/\r?\n/).filter((line) => !/^[ \t]/.test(line));
  const whole = isWhole ? lines : lines.slice(0, -1);
  const known = whole.filter((line) => emailField.test(line)).length;
  return known >= fewestEmailFields && whole.every((line) => /^[\x21-\x39\x3b-\x7e]+:/.test(line));
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
