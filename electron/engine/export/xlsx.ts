import { type CellValue, writeXlsxStream, XLSX_MAX_ROWS_PER_SHEET } from 'hucre/xlsx';
import type { ListRow } from '#shared/contract/lists.ts';
import type { Cell } from '#shared/contract/values.ts';
import { isCalendarDate } from '#shared/domain/written-date.ts';
import { decimalText, type ExportColumn, isInteger, neutralised, textOf } from './export-column.ts';

/** Excel shows fifteen digits of a number; an amount of more than that would be another one. */
const mostExactCents = 999_999_999_999_999;
/** What Excel takes in one cell; a longer text makes it call the whole file damaged. */
const mostCellCharacters = 32_767;
/** Excel counts days from 1900; an earlier date stays text. */
const firstDate = '1900-03-01';

const numberFormats: Readonly<Record<string, string>> = {
  cents: '#,##0.00',
  date: 'yyyy-mm-dd',
  instant: 'yyyy-mm-dd hh:mm:ss',
};
const widths: Readonly<Record<string, number>> = { cents: 14, date: 11, instant: 19, flag: 8, integer: 10 };

/** A list as the bytes of an Excel workbook, made while rows come in. Beyond a sheet's 1,048,576 rows it goes on in another sheet. */
export function xlsxOf(
  columns: readonly ExportColumn[],
  pages: AsyncIterable<readonly ListRow[]>,
  sheetName: string,
  maxRowsPerSheet: number = XLSX_MAX_ROWS_PER_SHEET,
): ReadableStream<Uint8Array> {
  return writeXlsxStream(sheetRows(columns, pages), {
    name: sheetNameOf(sheetName),
    columns: columns.map(({ heading, column }) => ({
      header: neutralised(heading),
      width: widths[column.type] ?? 24,
      ...(numberFormats[column.type] === undefined ? {} : { numFmt: numberFormats[column.type] }),
    })),
    freezePane: { rows: 1 },
    maxRowsPerSheet,
  });
}

async function* sheetRows(
  columns: readonly ExportColumn[],
  pages: AsyncIterable<readonly ListRow[]>,
): AsyncGenerator<CellValue[]> {
  for await (const rows of pages) {
    for (const { cells } of rows) {
      yield columns.map((column) => sheetCell(column, cells[column.index] ?? null));
    }
  }
}

/** Amounts and counts as numbers, dates as dates, all else as text. */
function sheetCell(column: ExportColumn, cell: Cell): CellValue {
  if (cell === null) return null;
  const { type } = column.column;
  if (type === 'cents' && isInteger(cell)) {
    return typeof cell === 'number' && Math.abs(cell) <= mostExactCents ? cell / 100 : decimalText(cell, '.');
  }
  if (typeof cell === 'number') return type === 'flag' && (cell === 0 || cell === 1) ? cell === 1 : cell;
  if (typeof cell === 'string') {
    if (type === 'date' && isCalendarDate(cell) && cell >= firstDate) return new Date(`${cell}T00:00:00Z`);
    if (type === 'instant') return instantOf(cell) ?? sheetText(cell);
  }
  return sheetText(textOf(column, cell));
}

/** An instant by this computer's clock, as the window shows it; a sheet's times have no zone. Null for what is none. */
function instantOf(text: string): Date | null {
  const time = new Date(text);
  if (!/^\d{4}-\d{2}-\d{2}T/.test(text) || Number.isNaN(time.getTime()) || text < firstDate) return null;
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000);
}

function sheetText(text: string): string {
  const safe = neutralised(text);
  return safe.length <= mostCellCharacters
    ? safe
    : `${safe.slice(0, mostCellCharacters - 1).toWellFormed()}…`;
}

/** A sheet's name: at most 31 characters, none of which Excel refuses. */
function sheetNameOf(name: string): string {
  const fitting = name
    .replaceAll(/[\\/?*[\]:]/g, ' ')
    .replaceAll(/^'+|'+$/g, '')
    .trim();
  return [...fitting].slice(0, 28).join('').slice(0, 31).toWellFormed() || 'Sheet';
}
