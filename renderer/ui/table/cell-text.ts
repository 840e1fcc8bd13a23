import { formatCentsPlain } from '#shared/domain/format.ts';
import type { Format } from '../use-format.ts';
import type { CellValue, TableColumn } from './types.ts';

/** The words that a cell needs besides numbers and dates. */
export interface CellWords {
  readonly yes: string;
  readonly no: string;
  /** What stands in the first cell of a row that cannot be read. */
  readonly damaged?: string;
  /** In place of a group's sum, where its amounts do not add up. */
  readonly notAdded?: string;
}

/** A cell as one reads it. */
export function cellText(column: TableColumn, cell: CellValue, format: Format, words: CellWords): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return format.bytes(cell.blobBytes);
  switch (column.type) {
    case 'cents':
      return isInteger(cell) ? format.cents(cell) : String(cell);
    case 'integer':
      return isInteger(cell) && !column.isName ? format.integer(cell) : String(cell);
    case 'real':
      return typeof cell === 'number' ? format.real(cell) : cell;
    case 'date':
      return format.date(String(cell));
    case 'instant':
      return format.instant(String(cell));
    case 'flag':
      return cell === 1 ? words.yes : cell === 0 ? words.no : String(cell);
    case 'code':
      return column.codeLabel?.(String(cell)) ?? String(cell);
    case 'text':
    case 'blob':
      return String(cell);
  }
}

/** A cell as a spreadsheet of that language takes it: amounts and numbers without groups, one line. */
export function cellPlain(column: TableColumn, cell: CellValue, format: Format, words: CellWords): string {
  if (column.type === 'cents' && isInteger(cell)) return formatCentsPlain(cell, format.language);
  if (column.type === 'integer' && isInteger(cell)) return String(cell);
  const text = cellText(column, cell, format, words).replace(/[\t\r\n]+/g, ' ');
  // A cell that begins like a formula would be run by the spreadsheet.
  return typeof cell === 'string' && /^[=+\-@]/.test(text) && !isDate(column) ? `'${text}` : text;
}

function isInteger(cell: CellValue): cell is number | string {
  return typeof cell === 'number'
    ? Number.isSafeInteger(cell)
    : typeof cell === 'string' && /^-?\d+$/.test(cell);
}

function isDate(column: TableColumn): boolean {
  return column.type === 'date' || column.type === 'instant';
}
