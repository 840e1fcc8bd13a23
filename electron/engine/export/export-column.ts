import type { ListColumn } from '#shared/contract/lists.ts';
import type { Cell } from '#shared/contract/values.ts';

/** Decides the decimal mark of amounts, and by it what parts the cells of a CSV file. */
export type ExportLanguage = 'nl' | 'en';

/** A column as it is exported. */
export interface ExportColumn {
  readonly column: ListColumn;
  /** Where its cell stands in a row of the list. */
  readonly index: number;
  readonly heading: string;
  /** Words for its codes; a code without any stands as it is. */
  readonly codes: Readonly<Record<string, string>>;
}

/**
 * Text that a spreadsheet would take for a formula, with an apostrophe before it. Spaces and line breaks before the sign do not hide it,
 * nor does its full-width form.
 */
export function neutralised(text: string): string {
  return /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/u.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
}

/** A cell that is text in a spreadsheet too: words, codes, and what does not fit its column's type. */
export function textOf({ column, codes }: ExportColumn, cell: Exclude<Cell, null>): string {
  if (typeof cell === 'object') return `${cell.blobBytes} bytes`;
  const text = String(cell);
  const word = column.type === 'code' && Object.hasOwn(codes, text) ? codes[text] : undefined;
  return word ?? text;
}

/** Whether a cell is an integer, also one beyond 2^53, which is carried as text. */
export function isInteger(cell: Cell): cell is number | string {
  return typeof cell === 'number'
    ? Number.isSafeInteger(cell)
    : typeof cell === 'string' && /^-?\d+$/.test(cell);
}

/** Cents as a decimal number without groups, exact at any size: `-1234,56`. */
export function decimalText(cents: number | string, decimalMark: string): string {
  const value = BigInt(cents);
  const digits = String(value < 0n ? -value : value).padStart(3, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}${decimalMark}${digits.slice(-2)}`;
}
