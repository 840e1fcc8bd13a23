import { stringify } from 'csv-stringify/sync';
import type { ListRow } from '#shared/contract/lists.ts';
import type { Cell } from '#shared/contract/values.ts';
import {
  decimalText,
  type ExportColumn,
  type ExportLanguage,
  isInteger,
  neutralised,
  textOf,
} from './export-column.ts';

/** Without it Excel reads UTF-8 as the code page of the computer. */
const byteOrderMark = '\uFEFF';

/**
 * Excel parts cells at the system's list separator: a semicolon where the comma is the decimal mark. Dates stay YYYY-MM-DD, which it reads
 * as dates in every language.
 */
const marks = {
  nl: { separator: ';', decimal: ',' },
  en: { separator: ',', decimal: '.' },
} as const;

/** A list as the text of a CSV file (RFC 4180: CRLF, quotes where needed), a piece for each page of rows. */
export async function* csvOf(
  columns: readonly ExportColumn[],
  pages: AsyncIterable<readonly ListRow[]>,
  language: ExportLanguage,
): AsyncGenerator<string> {
  const { separator, decimal } = marks[language];
  const lines = (rows: readonly (readonly string[])[]) =>
    stringify(
      rows.map((row) => [...row]),
      { delimiter: separator, record_delimiter: 'windows', eof: true },
    );
  yield byteOrderMark + lines([columns.map(({ heading }) => neutralised(heading))]);
  for await (const rows of pages) {
    yield lines(
      rows.map(({ cells }) => columns.map((column) => csvCell(column, cells[column.index] ?? null, decimal))),
    );
  }
}

function csvCell(column: ExportColumn, cell: Cell, decimal: string): string {
  if (cell === null) return '';
  const { type } = column.column;
  if (type === 'cents' && isInteger(cell)) return decimalText(cell, decimal);
  if (typeof cell === 'number') return String(cell).replace('.', decimal);
  if (type === 'integer' && isInteger(cell)) return cell;
  return neutralised(textOf(column, cell));
}
