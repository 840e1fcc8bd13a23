import type { StoredValue } from '#shared/archive-format/leaf.ts';
import { toHex } from '#shared/archive-format/text-bytes.ts';
import { CheckReport } from '../check-outcome.ts';
import type { RowListener } from './hash-block.ts';

/** What a file's first bytes say that it is; `other` where they say nothing. */
export type ContentKind = 'pdf' | 'png' | 'jpeg' | 'gif' | 'tiff' | 'zip' | 'xml' | 'other';

/** Checks each row of `document_content` while it is hashed for the tree: its bytes against its own hash and length. */
export class ContentChecker {
  readonly report = new CheckReport('documents');
  readonly kinds: (readonly [number, ContentKind])[] = [];

  readonly onRow: RowListener = (values, contentHash) => {
    const [id, sha256, byteSize, content] = values.map(plainValue);
    if (typeof id !== 'number' || !(content instanceof Uint8Array)) return;
    this.report.looked(1);
    const place = { table: 'document_content', record: { table: 'document_content', id } };
    const actual = toHex(contentHash);
    if (sha256 !== actual) {
      this.report.find(
        'document_hash_differs',
        `The bytes of file ${id} are not those that its hash stands for.`,
        {
          ...place,
          details: { sha256: actual, statedSha256: String(sha256) },
        },
      );
    }
    if (byteSize !== content.length) {
      this.report.find('document_size_differs', `File ${id} has ${content.length} bytes, not ${byteSize}.`, {
        ...place,
        details: { bytes: content.length, statedBytes: String(byteSize) },
      });
    }
    this.kinds.push([id, contentKind(content)]);
  };
}

/** Numbers and strings, however exactly the row was read. */
function plainValue(value: StoredValue): StoredValue {
  if (typeof value === 'bigint') return Number(value);
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return value;
  return new TextDecoder().decode(value.utf8);
}

const magics: readonly (readonly [ContentKind, Buffer])[] = [
  ['png', Buffer.from('89504e470d0a1a0a', 'hex')],
  ['jpeg', Buffer.from('ffd8ff', 'hex')],
  ['gif', Buffer.from('GIF8', 'latin1')],
  ['tiff', Buffer.from('49492a00', 'hex')],
  ['tiff', Buffer.from('4d4d002a', 'hex')],
  ['zip', Buffer.from('504b0304', 'hex')],
];

/** A PDF may begin up to this far into its file (ISO 32000-1, annex H.3.4.1). */
const pdfWithin = 1024;

/** Judges a file by its first bytes. */
export function contentKind(bytes: Uint8Array): ContentKind {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, pdfWithin));
  for (const [kind, magic] of magics) if (head.subarray(0, magic.length).equals(magic)) return kind;
  if (head.includes('%PDF-', 0, 'latin1')) return 'pdf';
  return isXml(head) ? 'xml' : 'other';
}

/** In UTF-8 or UTF-16, with or without a byte-order mark and white space. */
function isXml(head: Buffer): boolean {
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  const text = isUtf16 ? head.toString('latin1').replaceAll('\u0000', '').slice(2) : head.toString('utf8');
  return /^\uFEFF?\s*<[?!a-zA-Z]/.test(text) && !/^\uFEFF?\s*<(?:!doctype html|html)/i.test(text);
}

/** What the bytes of a MIME type must look like; null where there is no telling. */
export function kindsOfMimeType(mimeType: string): readonly ContentKind[] | null {
  const type = mimeType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/pdf') return ['pdf'];
  if (type === 'image/png') return ['png'];
  if (type === 'image/jpeg' || type === 'image/jpg') return ['jpeg'];
  if (type === 'image/gif') return ['gif'];
  if (type === 'image/tiff') return ['tiff'];
  if (type === 'application/xml' || type === 'text/xml' || type.endsWith('+xml')) return ['xml'];
  if (type === 'application/zip' || type.startsWith('application/vnd.openxmlformats')) return ['zip'];
  if (type.startsWith('text/')) return ['other', 'xml'];
  return null;
}
