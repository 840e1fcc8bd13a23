import type { DocumentDetail } from '#shared/contract/documents.ts';

type Detected = DocumentDetail['detectedType'];

const typeByMime: Readonly<Record<string, Detected>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/jpg': 'jpeg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/tiff': 'tiff',
  'image/heic': 'heic',
  'image/heif': 'heic',
  'text/plain': 'text',
  'text/csv': 'text',
  'text/html': 'html',
  'text/xml': 'xml',
  'text/rtf': 'rtf',
  'application/rtf': 'rtf',
  'application/xml': 'xml',
  'application/zip': 'zip',
  'message/rfc822': 'eml',
  'application/vnd.ms-outlook': 'msg',
  'application/msword': 'doc',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.ms-powerpoint': 'ppt',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
};

/** What a MIME type says a file is, in the words of `detectedType`; null where it says nothing that could be held against the bytes. */
export function statedType(mimeType: string): Detected | null {
  const type = mimeType.split(';')[0]?.trim().toLowerCase() ?? '';
  return typeByMime[type] ?? (type.endsWith('+xml') ? 'xml' : null);
}

/** What else a file of a type may rightly be: every UBL invoice is XML, XML is text, and an e-mail is too. */
const mayBe: Partial<Readonly<Record<Detected, readonly Detected[]>>> = {
  xml: ['ubl', 'text', 'html'],
  html: ['xml'],
  text: ['xml', 'ubl', 'html', 'eml'],
  eml: ['text'],
};

/** What the archive says and what the bytes are, where these differ; null where they agree or, as of no bytes, nothing can be said. */
export function mislabelled({
  mimeType,
  detectedType: detected,
  byteSize,
}: Pick<DocumentDetail, 'mimeType' | 'detectedType' | 'byteSize'>): {
  readonly stated: Detected;
  readonly found: Detected;
} | null {
  if (byteSize === null || byteSize === 0) return null;
  const stated = statedType(mimeType);
  if (stated === null || detected === stated) return null;
  if (mayBe[stated]?.includes(detected)) return null;
  return { stated, found: detected };
}
