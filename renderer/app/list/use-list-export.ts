import { useCallback, useEffect, useRef, useState } from 'react';
import type { ExportFormat } from '#shared/contract/export-formats.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { ListQuery } from '#shared/contract/lists.ts';
import type { TableColumn } from '../../ui/table/types.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useCodeWords } from '../labels.ts';
import { failureOf } from '../query-cache.ts';
import { useArchive, useEngine } from '../session-context.ts';
import { useShell } from '../shell-context.ts';

/** How an export goes. */
export type ExportState =
  | { readonly status: 'idle' }
  | { readonly status: 'writing'; readonly rows: number }
  | { readonly status: 'written'; readonly rows: number; readonly name: string }
  | { readonly status: 'failed'; readonly failure: Failure };

/** Writes the list on the screen, all its rows and the columns shown, to a file that the user chooses. */
export function useListExport(
  title: string,
  query: ListQuery,
  columns: readonly TableColumn[],
  shown: readonly string[],
): {
  readonly state: ExportState;
  readonly start: (format: ExportFormat) => void;
  /** Ends one that is under way, and takes away what was said of one that ended. */
  readonly end: () => void;
} {
  const engine = useEngine();
  const { shell } = useShell();
  const { language } = useFormat();
  const codeWords = useCodeWords();
  const isForeign = useArchive().format === 'foreign';
  const [state, setState] = useState<ExportState>({ status: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = useCallback(
    (format: ExportFormat) => {
      const controller = new AbortController();
      const { source } = query;
      const sourceName = source.kind === 'view' ? source.view : source.table;
      const run = async (): Promise<ExportState> => {
        const file = await shell.call('files.chooseSave', {
          suggestedName: `${title.slice(0, 200)}.${format}`,
        });
        if (file === null) return { status: 'idle' };
        setState({ status: 'writing', rows: 0 });
        const { rows } = await engine.call(
          'lists.export',
          {
            query,
            columns: shown.flatMap((name) => {
              const column = columns.find((known) => known.name === name);
              if (column === undefined) return [];
              const codes = isForeign ? {} : codeWords(sourceName, name);
              return [{ name, heading: column.label, codes }];
            }),
            format,
            language,
            title,
            grant: file.grant,
          },
          {
            signal: controller.signal,
            onProgress: ({ rows: done }) => {
              if (running.current === controller) setState({ status: 'writing', rows: done });
            },
          },
        );
        return { status: 'written', rows, name: file.name };
      };
      running.current?.abort();
      running.current = controller;
      run()
        .catch((error: unknown): ExportState => ({ status: 'failed', failure: failureOf(error) }))
        .then((next) => {
          if (running.current !== controller) return;
          running.current = null;
          setState(next);
        });
    },
    [engine, shell, query, columns, shown, title, language, codeWords, isForeign],
  );
  const end = useCallback(() => {
    running.current?.abort();
    running.current = null;
    setState({ status: 'idle' });
  }, []);
  return { state, start, end };
}
