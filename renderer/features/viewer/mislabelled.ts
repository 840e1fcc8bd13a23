import type { DocumentDetail } from '#shared/contract/documents.ts';

type Detected = DocumentDetail['detectedType'];

/** What a MIME type says a file is, in the words of `detectedType`; null where it says nothing that could be held against the bytes. */
export function statedType(mimeType: string): Detected | null {
  const type = mimeType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/pdf') return 'pdf';
  if (type === 'image/png') return 'png';
  if (type === 'image/jpeg' || type === 'image/jpg') return 'jpeg';
  if (type === 'text/plain') return 'text';
  if (type === 'application/zip') return 'zip';
  if (type === 'application/xml' || type === 'text/xml' || type.endsWith('+xml')) return 'xml';
  return null;
}

/** What the archive says and what the bytes are, where these differ; null where they agree or nothing can be said. */
export function mislabelled(
  mimeType: string,
  detected: Detected,
): { readonly stated: Detected; readonly found: Detected } | null {
  const stated = statedType(mimeType);
  if (stated === null || detected === stated) return null;
  // Every UBL invoice is XML, and XML is text.
  if (stated === 'xml' && (detected === 'ubl' || detected === 'text')) return null;
  if (stated === 'text' && (detected === 'xml' || detected === 'ubl')) return null;
  return { stated, found: detected };
}
