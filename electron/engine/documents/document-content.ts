import { toHex } from '#shared/archive-format/text-bytes.ts';
import { fail } from '#shared/contract/failure.ts';
import { sha256 } from '../crypto/sha256.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import { readingRecords } from '../open/sqlite-failure.ts';

/** The bytes that an archive holds for a document, and what they come to. */
export interface DocumentContent {
  readonly fileName: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** As the archive states it. */
  readonly sha256: string;
  /** Whether the bytes, hashed now, are those. */
  readonly isGenuine: boolean;
}

/** Reads documents' bytes and keeps the last one's, since a viewer asks for one document in many parts. */
export interface DocumentContents {
  /** Throws `not_found` where there is no such document or it has no bytes, and `damaged_record`. */
  read(documentId: number): DocumentContent;
}

interface ContentRow {
  readonly file_name: string;
  readonly mime_type: string;
  readonly content_id: number | null;
}

interface StoredContent {
  readonly sha256: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** Whoever has the key can write values that the columns of a STRICT table refuse. */
function areOfTheirTypes(document: ContentRow, stored: StoredContent): boolean {
  const texts: readonly unknown[] = [document.file_name, document.mime_type, stored.sha256];
  return (
    texts.every((value) => typeof value === 'string') && (stored.content as unknown) instanceof Uint8Array
  );
}

/** The documents of one archive. The bytes that are kept are gone with it. */
export function createDocumentContents(archive: OpenArchive): DocumentContents {
  let last: { readonly documentId: number; readonly content: DocumentContent } | null = null;
  return {
    read(documentId) {
      if (last?.documentId === documentId) return last.content;
      // Let go of the one before the next is read, so that never two are held.
      last = null;
      const content = readContent(archive, documentId);
      last = { documentId, content };
      return content;
    },
  };
}

function readContent({ db, format }: OpenArchive, documentId: number): DocumentContent {
  if (format === 'foreign') throw fail('not_found', 'A foreign database has no documents.');
  return readingRecords(`Document ${documentId}`, () => {
    const document = db
      .prepare<ContentRow>('SELECT file_name, mime_type, content_id FROM document WHERE id = ?')
      .get(documentId);
    if (document === undefined) throw fail('not_found', `There is no document ${documentId}.`);
    const stored = db
      .prepare<StoredContent>('SELECT sha256, content FROM document_content WHERE id = ?')
      .get(document.content_id);
    if (stored === undefined)
      throw fail('not_found', `The archive holds no bytes for document ${documentId}.`);
    if (!areOfTheirTypes(document, stored)) {
      throw fail(
        'damaged_record',
        `Document ${documentId}: what stands there is no file with a name and a hash.`,
      );
    }
    return {
      fileName: document.file_name,
      mimeType: document.mime_type,
      bytes: stored.content,
      sha256: stored.sha256,
      isGenuine: toHex(sha256(stored.content)) === stored.sha256,
    };
  });
}
