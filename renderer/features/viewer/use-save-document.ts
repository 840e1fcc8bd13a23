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

/** Saves a copy of a document where the user chooses; its hash is checked by the engine before a byte is written. */
export function useSaveDocument(document: DocumentDetail): {
  readonly save: () => void;
  readonly result: SaveState;
} {
  const engine = useEngine();
  const { shell } = useShell();
  const [result, setResult] = useState<SaveState>({ state: 'idle' });
  const { id, fileName } = document;
  const save = useCallback(() => {
    const run = async (): Promise<SaveState> => {
      const file = await shell.call('files.chooseSave', { suggestedName: fileName.slice(-255) });
      if (file === null) return { state: 'idle' };
      setResult({ state: 'saving' });
      await engine.call('documents.save', { documentId: id, grant: file.grant });
      return { state: 'saved', name: file.name };
    };
    run().then(setResult, (error: unknown) => setResult({ state: 'failed', failure: failureOf(error) }));
  }, [engine, shell, id, fileName]);
  return { save, result };
}
