import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#shared/contract/failure.ts';
import { failureOf } from '../../app/query-cache.ts';
import { useEngine } from '../../app/session-context.ts';
import { useShell } from '../../app/shell-context.ts';
import { useFormat } from '../../ui/use-format.ts';
import type { Exclusion } from './exclusion.ts';

/** What came of saving. */
export type SavingState =
  | { readonly status: 'idle' | 'saving' }
  | { readonly status: 'saved'; readonly name: string; readonly records: number }
  | { readonly status: 'failed'; readonly failure: Failure };

/** Saves the answer where the user chooses, without what was taken out of it. */
export function useSaveInspection(
  exclusion: Exclusion,
  subject: string,
): { readonly save: (format: 'pdf' | 'json') => void; readonly saving: SavingState } {
  const engine = useEngine();
  const { shell } = useShell();
  const { t } = useTranslation('inspection');
  const { language } = useFormat();
  const [saving, setSaving] = useState<SavingState>({ status: 'idle' });
  const save = useCallback(
    (format: 'pdf' | 'json') => {
      const run = async (): Promise<SavingState> => {
        const suggestedName = `${t('fileName', { subject: subject.trim() })}.${format}`.slice(-255);
        const file = await shell.call('files.chooseSave', { suggestedName });
        if (file === null) return { status: 'idle' };
        setSaving({ status: 'saving' });
        const { records } = await engine.call('inspection.save', {
          grant: file.grant,
          format,
          language,
          subject: subject.trim(),
          excluded: [...exclusion.records.values()],
          excludedTables: [...exclusion.tables],
        });
        return { status: 'saved', name: file.name, records };
      };
      run().then(setSaving, (error: unknown) => setSaving({ status: 'failed', failure: failureOf(error) }));
    },
    [engine, shell, t, language, exclusion, subject],
  );
  return { save, saving };
}
