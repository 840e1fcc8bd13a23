import type { ReactNode } from 'react';
import { type CellWords, cellText } from '../../ui/table/cell-text.ts';
import { isRightAligned } from '../../ui/table/column-layout.ts';
import type { CellValue, TableColumn, TableRow } from '../../ui/table/types.ts';
import type { Format } from '../../ui/use-format.ts';
import type { PrintRow, PrintTable } from './printout.ts';
import { reactText } from './react-text.ts';

/** The words of a printed list besides those of its cells. */
export interface RowTableWords extends CellWords {
  readonly total: string;
  /** In place of a damaged row. */
  readonly damaged: string;
  /** In place of rows, where there are none. */
  readonly noRows: string;
}

/** A list as it goes to paper. */
export interface RowsForPaper {
  /** Those shown, in their order. */
  readonly columns: readonly TableColumn[];
  /** Where each of them stands in a row's cells. */
  readonly cellIndexes: readonly number[];
  readonly rows: readonly TableRow[];
  /** How a column is drawn on the screen, by its name, where not as its plain text. */
  readonly renderers: Readonly<Record<string, (cell: CellValue, row: TableRow) => ReactNode>>;
  /** What the rows come to by the name of a column, as the engine added it up; null where the list has no sums. */
  readonly sums: Readonly<Record<string, number | string>> | null;
  /** Below the totals. */
  readonly notes: readonly string[];
}

/** Rows, groups and totals as texts, in the columns that are shown. */
export function rowTable(list: RowsForPaper, format: Format, words: RowTableWords): PrintTable {
  const { columns, cellIndexes, rows, renderers, sums, notes } = list;
  const cellOf = (row: TableRow, place: number) => row.cells[cellIndexes[place] ?? -1] ?? null;
  const textOf = (row: TableRow) => (column: TableColumn, place: number) => {
    const cell = cellOf(row, place);
    const drawn = reactText(renderers[column.name]?.(cell, row));
    return drawn === '' ? cellText(column, cell, format, words) : drawn;
  };
  const rowOf = (row: TableRow): PrintRow => {
    if (row.isDamaged) return { kind: 'note', cells: [words.damaged] };
    const { group } = row;
    if (group === undefined) return { kind: 'row', cells: columns.map(textOf(row)) };
    const name = `${group.label} (${format.integer(group.rows)})`;
    const cells = columns.map((column, place) => {
      const sum = cellOf(row, place);
      if (sum !== null) return cellText(column, sum, format, words);
      return column.addable ? '–' : '';
    });
    return { kind: 'group', cells: withName(name, cells) };
  };
  const totals = columns.map(({ name }) => {
    const sum = sums?.[name];
    return sum === undefined ? '' : format.cents(sum);
  });
  return {
    columns: columns.map((column) => ({ label: column.label, isFigure: isRightAligned(column) })),
    rows: [
      ...(rows.length === 0 ? [{ kind: 'note' as const, cells: [words.noRows] }] : rows.map(rowOf)),
      ...(totals.some((text) => text !== '')
        ? [{ kind: 'total' as const, cells: withName(words.total, totals) }]
        : []),
      ...notes.map((text) => ({ kind: 'note' as const, cells: [text] })),
    ],
  };
}

/** A name in the first cell, before the sum where that column has one. */
function withName(name: string, [first = '', ...others]: readonly string[]): string[] {
  return [first === '' ? name : `${name} ${first}`, ...others];
}
