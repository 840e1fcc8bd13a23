import { useCallback } from 'react';
import type { ExportFormat } from '#shared/contract/export-formats.ts';
import type { AuditfileNote } from '#shared/contract/exports.ts';
import type { ListQuery } from '#shared/contract/lists.ts';
import type { TableColumn } from '../../ui/table/types.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useCodeWords } from '../labels.ts';
import { useArchive, useEngine } from '../session-context.ts';
import { useShell } from '../shell-context.ts';
import { type RunState, useLatestRun } from '../use-latest-run.ts';

type Exporting =
  /** `total` is how many rows there will be; null where they are those of the list. */
  | { readonly status: 'writing'; readonly rows: number; readonly total: number | null }
  | {
      readonly status: 'written';
      readonly rows: number;
      readonly name: string;
      /** What an auditfile could not say as the archive has it. */
      readonly notes: readonly AuditfileNote[];
    };

/** How an export goes. */
export type ExportState = RunState<Exporting>;

type Written = Omit<Extract<ExportState, { readonly status: 'written' }>, 'status'>;

/** What writing a file is given, and tells. */
interface Writing {
  readonly grant: string;
  readonly signal: AbortSignal;
  readonly onRows: (rows: number, total: number | null) => void;
}

/** Writes the list on the screen, all its rows and the columns shown, to a file that the user chooses. */
export function useListExport(
  title: string,
  query: ListQuery,
  columns: readonly TableColumn[],
  shown: readonly string[],
): {
  readonly state: ExportState;
  readonly start: (format: ExportFormat) => void;
  /** Writes a whole fiscal year as an auditfile, whatever the list is narrowed to. */
  readonly startAuditfile: (year: { readonly id: number; readonly label: string }) => void;
  /** Ends one that is under way, and takes away what was said of one that ended. */
  readonly end: () => void;
} {
  const engine = useEngine();
  const { shell } = useShell();
  const { language } = useFormat();
  const codeWords = useCodeWords();
  const isForeign = useArchive().format === 'foreign';
  const { state, run, end } = useLatestRun<Exporting>();

  const save = useCallback(
    (suggestedName: string, write: (writing: Writing) => Promise<Omit<Written, 'name'>>) =>
      run(async (signal, tell) => {
        const file = await shell.call('files.chooseSave', { suggestedName });
        if (file === null) return { status: 'idle' };
        const onRows: Writing['onRows'] = (rows, total) => tell({ status: 'writing', rows, total });
        onRows(0, null);
        return {
          status: 'written',
          name: file.name,
          ...(await write({ grant: file.grant, signal, onRows })),
        };
      }),
    [shell, run],
  );
  const start = useCallback(
    (format: ExportFormat) => {
      const { source } = query;
      const sourceName = source.kind === 'view' ? source.view : source.table;
      save(`${title.slice(0, 200)}.${format}`, async ({ grant, signal, onRows }) => {
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
            grant,
          },
          { signal, onProgress: ({ rows: done }) => onRows(done, null) },
        );
        return { rows, notes: [] };
      });
    },
    [engine, save, query, columns, shown, title, language, codeWords, isForeign],
  );
  const startAuditfile = useCallback(
    ({ id, label }: { readonly id: number; readonly label: string }) =>
      save(`auditfile ${label.slice(0, 100)}.xaf`, ({ grant, signal, onRows }) =>
        engine.call(
          'auditfiles.export',
          { scope: { fiscalYearId: id }, grant },
          { signal, onProgress: ({ rows, total }) => onRows(rows, total) },
        ),
      ),
    [engine, save],
  );
  return { state, start, startAuditfile, end };
}
