import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#shared/contract/failure.ts';
import type { RecordRef } from '#shared/contract/values.ts';
import { failureOf } from '../../app/query-cache.ts';
import { useEngine } from '../../app/session-context.ts';
import { useShell } from '../../app/shell-context.ts';
import { useRecordWords } from '../../app/use-record-words.ts';

/** What came of saving a proof. */
export type SaveProofState =
  | { readonly state: 'idle' | 'saving' }
  | { readonly state: 'saved'; readonly name: string }
  | { readonly state: 'failed'; readonly failure: Failure };

/** Saves the proof of a record where the user chooses; the engine writes only one that holds. */
export function useSaveProof({ table, id }: RecordRef): {
  readonly save: () => void;
  readonly result: SaveProofState;
} {
  const { t } = useTranslation('proof');
  const words = useRecordWords();
  const engine = useEngine();
  const { shell } = useShell();
  const [result, setResult] = useState<SaveProofState>({ state: 'idle' });
  const suggestedName = t('fileName', { record: `${words.table(table, 'one')} ${id}` });
  const save = useCallback(() => {
    const run = async (): Promise<SaveProofState> => {
      const file = await shell.call('files.chooseSave', { suggestedName });
      if (file === null) return { state: 'idle' };
      setResult({ state: 'saving' });
      await engine.call('proofs.save', { table, id, grant: file.grant });
      return { state: 'saved', name: file.name };
    };
    run().then(setResult, (error: unknown) => setResult({ state: 'failed', failure: failureOf(error) }));
  }, [engine, shell, table, id, suggestedName]);
  return { save, result };
}
