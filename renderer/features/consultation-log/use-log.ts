import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogFilter } from '#shared/contract/consultation-log.ts';
import type { EngineContract } from '#shared/contract/engine-contract.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { OutputOf } from '#shared/rpc/contract.ts';
import { failureOf } from '../../app/query-cache.ts';
import { useArchive, useEngine } from '../../app/session-context.ts';
import { useShell } from '../../app/shell-context.ts';

/** What the engine read of the log. */
export type LogRead = OutputOf<EngineContract['log.read']>;

/** Reads the log, each time anew: it grows while it is looked at. What was read stays until the next is there. */
export function useLog(
  filter: LogFilter,
  limit: number,
): { readonly read: LogRead | null; readonly failure: Failure | null; readonly again: () => void } {
  const engine = useEngine();
  const [read, setRead] = useState<LogRead | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a turn asks again
  useEffect(() => {
    const controller = new AbortController();
    engine.call('log.read', { filter, limit }, { signal: controller.signal }).then(
      (next) => {
        setRead(next);
        setFailure(null);
      },
      (error: unknown) => {
        if (!controller.signal.aborted) setFailure(failureOf(error));
      },
    );
    return () => controller.abort();
  }, [engine, filter, limit, turn]);
  return { read, failure, again: useCallback(() => setTurn((before) => before + 1), []) };
}

/** What came of saving a copy. */
export type CopyState =
  | { readonly status: 'idle' }
  | { readonly status: 'saved'; readonly name: string; readonly entries: number }
  | { readonly status: 'failed'; readonly failure: Failure };

/** Saves a copy of the log, or of what is shown of it, where the user chooses. */
export function useSaveLog(filter: LogFilter): {
  readonly save: (format: 'csv' | 'json') => void;
  readonly saving: CopyState;
} {
  const engine = useEngine();
  const { shell } = useShell();
  const { t } = useTranslation('consultationLog');
  const { fileName } = useArchive();
  const [saving, setSaving] = useState<CopyState>({ status: 'idle' });
  const save = useCallback(
    (format: 'csv' | 'json') => {
      const run = async (): Promise<CopyState> => {
        const archive = fileName.replace(/\.[^.]*$/, '');
        const suggestedName = `${t('fileName', { archive })}.${format}`.slice(-255);
        const file = await shell.call('files.chooseSave', { suggestedName });
        if (file === null) return { status: 'idle' };
        const { entries } = await engine.call('log.save', { grant: file.grant, format, filter });
        return { status: 'saved', name: file.name, entries };
      };
      run().then(setSaving, (error: unknown) => setSaving({ status: 'failed', failure: failureOf(error) }));
    },
    [engine, shell, t, fileName, filter],
  );
  return { save, saving };
}
