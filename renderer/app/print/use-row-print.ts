import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowPages } from '../../ui/table/row-pages.ts';
import type { TableRow } from '../../ui/table/types.ts';
import { useFormat } from '../../ui/use-format.ts';
import { type RunState, useLatestRun } from '../use-latest-run.ts';
import { mostPrintedRows, type PrintRange, readRows } from './print-rows.ts';
import { usePrintCommand } from './print-slot.ts';
import type { PrintFact, PrintSubject } from './printout.ts';
import { type RowsForPaper, rowTable } from './row-table.ts';
import { usePrintout } from './use-print.ts';

/** What a table of rows has to say when it is printed. */
export interface RowsToPrint extends Pick<RowsForPaper, 'columns' | 'cellIndexes' | 'renderers'> {
  readonly subject: PrintSubject;
  readonly title: string;
  readonly pages: Pick<RowPages<TableRow>, 'range'>;
  /** How many rows there are; asked for anew when it is not known yet. */
  readonly count: (signal: AbortSignal) => Promise<number>;
  readonly facts: readonly PrintFact[];
  /** What stands on the screen around the table. */
  readonly body: () => readonly Node[];
  /** What a range comes to, null for all rows, added up by the engine; and what is to be said of it. */
  readonly totals: (
    range: PrintRange | null,
    signal: AbortSignal,
  ) => Promise<Pick<RowsForPaper, 'sums' | 'notes'>>;
}

type Printing =
  | { readonly status: 'asking'; readonly count: number }
  | { readonly status: 'reading'; readonly rows: number; readonly of: number | null };

/** How printing a list goes. */
export type RowPrintState = RunState<Printing>;

/** Printing of a list: by its button, by the command, and over a number of rows after asking which. */
export interface RowPrint {
  readonly state: RowPrintState;
  readonly start: () => void;
  readonly printRange: (range: PrintRange) => void;
  /** Ends what is under way or asked, and takes away what was said of it. */
  readonly end: () => void;
}

/** Prints all rows of a list, fetched for it, or a range of them; `list` null where it cannot be printed yet. */
export function useRowPrint(list: RowsToPrint | null): RowPrint {
  const { t } = useTranslation(['print', 'ui']);
  const format = useFormat();
  const printout = usePrintout();
  const { state, run, end } = useLatestRun<Printing>();

  const print = useCallback(
    (chosen: PrintRange | null) => {
      if (list === null) return;
      run(async (signal, tell) => {
        tell({ status: 'reading', rows: 0, of: null });
        const count = await list.count(signal);
        if (chosen === null && count > mostPrintedRows) return { status: 'asking', count };
        const range = chosen ?? { first: 0, last: count - 1 };
        const of = range.last - range.first + 1;
        const rows = await readRows(
          list.pages,
          range,
          (done) => tell({ status: 'reading', rows: done, of }),
          signal,
        );
        const totals = await list.totals(chosen, signal);
        signal.throwIfAborted();
        const words = {
          yes: t('ui:yes'),
          no: t('ui:no'),
          total: chosen === null ? t('ui:table.total') : t('totalOfRange'),
          damaged: t('ui:table.damagedRow'),
          noRows: t('noRows'),
        };
        const table = rowTable({ ...list, ...totals, rows }, format, words);
        const printed = format.integer(rows.length);
        const which =
          rows.length === count
            ? printed
            : t('rowsOf', {
                first: format.integer(range.first + 1),
                last: format.integer(range.first + rows.length),
                total: format.integer(count),
              });
        const facts = [...list.facts, { name: t('rows'), text: which }];
        await printout(list.subject, { title: list.title, isOfYear: true, facts, body: list.body(), table });
        return { status: 'idle' };
      });
    },
    [list, printout, format, t, run],
  );
  const start = useCallback(() => print(null), [print]);
  usePrintCommand(start);
  return useMemo(() => ({ state, start, printRange: print, end }), [state, start, print, end]);
}
