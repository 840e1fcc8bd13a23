import { type CheckOutcome, makeCheck } from '../check-outcome.ts';
import type { TaskContext } from '../worker/task.ts';
import { type ContentKind, kindsOfMimeType } from './check-content.ts';

interface DocumentRow {
  readonly id: number;
  readonly contentId: number;
  readonly mimeType: string;
  readonly fileName: string;
}

/** Every document's MIME type against what its file's first bytes say, as they were seen when the files were hashed. */
export function checkDocumentTypes(
  kinds: readonly (readonly [number, ContentKind])[],
  { database }: TaskContext,
): CheckOutcome {
  const kindById = new Map(kinds);
  return makeCheck(
    'documents',
    (report) => {
      const documents = database().prepare<DocumentRow>(
        `SELECT id, content_id AS contentId, mime_type AS mimeType, file_name AS fileName FROM document
       WHERE content_id IS NOT NULL`,
      );
      for (const { id, contentId, mimeType, fileName } of documents.iterate()) {
        const kind = kindById.get(contentId);
        const expected = kindsOfMimeType(mimeType);
        if (kind === undefined || expected === null || expected.includes(kind)) continue;
        report.find(
          'document_type_differs',
          `Document ${id} is said to be ${mimeType}, but its bytes are not.`,
          {
            table: 'document',
            record: { table: 'document', id },
            details: { mimeType, kind, fileName },
          },
        );
      }
    },
    database,
  );
}
