import type { Cell } from '#shared/contract/values.ts';
import { plainLine } from './terminal.ts';

/** A column of a printed table. */
export interface PrintedColumn {
  readonly title: string;
  readonly isRightAligned: boolean;
}

const widestCell = 60;

/** Rows as aligned columns, a line each, titles first. Long cells are cut with an ellipsis. */
export function alignColumns(
  columns: readonly PrintedColumn[],
  rows: readonly (readonly string[])[],
): string[] {
  const lines = [
    columns.map(({ title }) => title),
    ...rows.map((row) => row.map((cell) => cut(plainLine(cell)))),
  ];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
  return lines.map((line) =>
    line
      .map((cell, index) => {
        const width = widths[index] ?? 0;
        return columns[index]?.isRightAligned ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd(),
  );
}

/** By characters, so that none of two UTF-16 units is cut in half. */
function cut(text: string): string {
  if (text.length <= widestCell) return text;
  const characters = [...text];
  return characters.length > widestCell ? `${characters.slice(0, widestCell - 1).join('')}…` : text;
}

/** A number with its word, in the plural unless there is one. */
export function counted(count: number, word: string, plural = `${word}s`): string {
  return `${count} ${count === 1 ? word : plural}`;
}

/** An amount in cents with a point and two decimals, exact at any size. */
export function formatCents(cents: number | string | bigint): string {
  const amount = BigInt(cents);
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A cell for people. */
export function formatCell(cell: Cell, type: string): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return `${cell.blobBytes} bytes`;
  return type === 'cents' ? formatCents(typeof cell === 'number' ? Math.trunc(cell) : cell) : String(cell);
}
