import { useCallback, useState } from 'react';
import type { DocumentDetail } from '#shared/contract/documents.ts';
import type { Failure } from '#shared/contract/failure.ts';
import { failureOf } from '../../app/query-cache.ts';
import { useEngine } from '../../app/session-context.ts';
import { useShell } from '../../app/shell-context.ts';

/** What came of saving a copy. */
export type SaveState =
  | { readonly state: 'idle' | 'saving' }
  | { readonly state: 'saved'; readonly name: string }
  | { readonly state: 'failed'; readonly failure: Failure };

/** Saves a document, or a file that it embeds, where the user chooses; its hash is checked by the engine before a byte is written. */
export function useSaveDocument(document: DocumentDetail): {
  readonly save: () => void;
  /** The `index`-th of a UBL document's attachments, from 0. */
  readonly saveAttachment: (index: number, fileName: string) => void;
  readonly result: SaveState;
} {
  const engine = useEngine();
  const { shell } = useShell();
  const [result, setResult] = useState<SaveState>({ state: 'idle' });
  const { id, fileName } = document;
  const saveAs = useCallback(
    (suggestedName: string, write: (grant: string) => Promise<unknown>) => {
      const run = async (): Promise<SaveState> => {
        const file = await shell.call('files.chooseSave', { suggestedName: suggestedName.slice(-255) });
        if (file === null) return { state: 'idle' };
        setResult({ state: 'saving' });
        await write(file.grant);
        return { state: 'saved', name: file.name };
      };
      run().then(setResult, (error: unknown) => setResult({ state: 'failed', failure: failureOf(error) }));
    },
    [shell],
  );
  const save = useCallback(
    () => saveAs(fileName, (grant) => engine.call('documents.save', { documentId: id, grant })),
    [saveAs, engine, id, fileName],
  );
  const saveAttachment = useCallback(
    (index: number, name: string) =>
      saveAs(name, (grant) => engine.call('documents.saveAttachment', { documentId: id, index, grant })),
    [saveAs, engine, id],
  );
  return { save, saveAttachment, result };
}
