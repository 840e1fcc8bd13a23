import type { documentMethods } from '#shared/contract/documents.ts';
import { fail } from '#shared/contract/failure.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import { writeCompleteFile } from '../export/complete-file.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import type { DocumentSource } from '../process/engine-service.ts';
import type { DocumentContents } from './document-content.ts';
import { readDocumentDetail } from './document-detail.ts';
import { readableUbl, ublAttachment } from './readable-ubl.ts';
import { decodeXmlText } from './ubl-text.ts';

/** An open archive with its documents' bytes. */
export interface DocumentsOf {
  readonly archive: OpenArchive;
  readonly contents: DocumentContents;
}

/** The document methods of the engine's contract. `current` throws `locked` where nothing is open. */
export function createDocumentHandlers(
  current: () => DocumentsOf,
  pathOf: (grant: string, access: 'write') => string,
): Handlers<typeof documentMethods> {
  return {
    'documents.get': ({ documentId }) => {
      const { archive, contents } = current();
      return readDocumentDetail(archive, contents, documentId);
    },
    'documents.ubl': ({ documentId }) => readableUbl(current().contents.read(documentId).bytes),
    'documents.text': ({ documentId, offset, limit }) => {
      const text = decodeXmlText(current().contents.read(documentId).bytes);
      return { text: text.slice(offset, offset + limit), totalCharacters: text.length };
    },
    'documents.save': ({ documentId, grant }) =>
      saveDocument(current().contents, documentId, pathOf(grant, 'write')),
    'documents.saveAttachment': async ({ documentId, index, grant }) => {
      const { bytes } = ublAttachment(genuineBytes(current().contents, documentId), index);
      await writeCompleteFile(pathOf(grant, 'write'), true, async (file) => {
        await file.writeFile(bytes);
      });
      return { byteSize: bytes.length };
    },
  };
}

/** A document's bytes for the viewers, read in parts. */
export function documentSource({ contents }: DocumentsOf, documentId: number): DocumentSource {
  const { bytes, fileName, mimeType } = contents.read(documentId);
  return {
    fileName,
    mimeType,
    byteSize: bytes.length,
    // A copy of the part alone: a view would carry the whole document along when it is sent to another process.
    read: (start, end) => Uint8Array.from(bytes.subarray(start, end)),
  };
}

/** Writes a document's bytes after their hash was checked; what is not as it was archived is refused as `damaged_record`. */
export async function saveDocument(
  contents: DocumentContents,
  documentId: number,
  path: string,
  replace = true,
): Promise<{ byteSize: number }> {
  const bytes = genuineBytes(contents, documentId);
  await writeCompleteFile(path, replace, async (file) => {
    await file.writeFile(bytes);
  });
  return { byteSize: bytes.length };
}

function genuineBytes(contents: DocumentContents, documentId: number): Uint8Array {
  const content = contents.read(documentId);
  if (!content.isGenuine) {
    throw fail(
      'damaged_record',
      `The bytes of document ${documentId} are not those that were archived: their hash differs.`,
    );
  }
  return content.bytes;
}
