import { useCallback, useState } from 'react';
import { useClipboard } from '../clipboard-context.ts';
import type { Format } from '../use-format.ts';
import { type CellWords, cellPlain } from './cell-text.ts';
import type { RowPages } from './row-pages.ts';
import type { TableColumn, TableRow } from './types.ts';

/** More than this is an export, not a copy. */
export const mostCopiedRows = 50_000;

/** How a copy went. */
export type CopyState =
  | { readonly status: 'idle' }
  | { readonly status: 'copying' }
  | { readonly status: 'copied'; readonly rows: number; readonly isCut: boolean }
  | { readonly status: 'failed' };

/** Rows as spreadsheet cells: columns parted by tabs, one row a line. */
export function rowsAsTsv(
  rows: readonly TableRow[],
  columns: readonly TableColumn[],
  cellIndexes: readonly number[],
  format: Format,
  words: CellWords,
): string {
  return rows
    .map((row) =>
      columns
        .map((column, position) =>
          position === 0 && (row.isDamaged || row.group !== undefined)
            ? (row.group?.label ?? words.damaged ?? '')
            : cellPlain(column, row.cells[cellIndexes[position] ?? -1] ?? null, format, words),
        )
        .join('\t'),
    )
    .join('\r\n');
}

/** Copies rows to the clipboard, fetching those that are not here. */
export function useCopyRows(
  pages: RowPages<TableRow>,
  toText: (rows: readonly TableRow[]) => string,
): readonly [CopyState, (first: number, last: number) => void] {
  const [state, setState] = useState<CopyState>({ status: 'idle' });
  const writeToClipboard = useClipboard();
  const copy = useCallback(
    (first: number, last: number) => {
      const end = Math.min(last, first + mostCopiedRows - 1);
      setState({ status: 'copying' });
      pages
        .range(first, end, new AbortController().signal)
        .then(async (rows) => {
          await writeToClipboard(toText(rows));
          setState({ status: 'copied', rows: rows.length, isCut: end < last });
        })
        .catch(() => setState({ status: 'failed' }));
    },
    [pages, toText, writeToClipboard],
  );
  return [state, copy];
}
