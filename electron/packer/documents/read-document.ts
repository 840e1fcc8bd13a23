import { MalformedXmlError } from '#engine/documents/ubl-element.ts';
import { parseUblInvoice, type UblInvoice } from '#engine/documents/ubl-invoice.ts';
import { decodeXmlText } from '#engine/documents/ubl-text.ts';
import type { Oddities } from '../oddities.ts';
import { mimeTypeOf } from './file-kind.ts';
import { readPdf } from './pdf-text.ts';
import { ublSearchText } from './ubl-search-text.ts';

/** What a file says. */
export interface ReadDocument {
  readonly mimeType: string;
  readonly pageCount: number | null;
  readonly text: string | null;
  readonly invoice: UblInvoice | null;
}

/** Text beyond this many characters is not searched. */
const longestText = 1_000_000;

/** Reads one file of the folder; what cannot be read is kept as it is, and that is noted. */
export async function readDocument(
  path: string,
  content: Uint8Array,
  oddities: Oddities,
): Promise<ReadDocument> {
  const mimeType = mimeTypeOf(path, content);
  if (mimeType === 'application/pdf')
    return { mimeType, invoice: null, ...(await pdf(path, content, oddities)) };
  if (mimeType === 'application/xml') return xml(path, content, oddities);
  if (mimeType === 'image/png' || mimeType === 'image/jpeg')
    return { mimeType, pageCount: 1, text: null, invoice: null };
  const isText = mimeType === 'text/plain' || mimeType === 'text/csv' || mimeType === 'message/rfc822';
  const text = isText ? storedText(decodeXmlText(content)) : null;
  return { mimeType, pageCount: null, text, invoice: null };
}

async function pdf(path: string, content: Uint8Array, oddities: Oddities) {
  const reading = await readPdf(content);
  if (!reading.ok) {
    const message =
      reading.reason === 'protected'
        ? 'the PDF is protected by a password; it was kept, its text cannot be searched'
        : 'the PDF is broken; it was kept as it is';
    oddities.note(path, `pdf_${reading.reason}`, message);
    return { pageCount: null, text: null };
  }
  if (reading.text === '')
    oddities.note(path, 'pdf_without_text', 'the PDF has no text layer; it was kept, but cannot be searched');
  return { pageCount: reading.pageCount, text: storedText(reading.text) };
}

function xml(path: string, content: Uint8Array, oddities: Oddities): ReadDocument {
  const mimeType = 'application/xml';
  try {
    const invoice = parseUblInvoice(decodeXmlText(content));
    return { mimeType, pageCount: null, text: invoice === null ? null : ublSearchText(invoice), invoice };
  } catch (error) {
    if (!(error instanceof MalformedXmlError)) throw error;
    oddities.note(path, 'xml_malformed', 'the XML is not well-formed; it was kept as it is');
    return { mimeType, pageCount: null, text: null, invoice: null };
  }
}

/** Text without the NUL characters that some PDFs print and that cut it short in a stock SQLite shell. */
function storedText(text: string): string | null {
  const kept = text.slice(0, longestText).replaceAll('\0', '').toWellFormed();
  return kept === '' ? null : kept;
}
