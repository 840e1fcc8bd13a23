import { fail } from '#shared/contract/failure.ts';
import type { Filter } from '#shared/contract/lists.ts';
import type { Cell } from '#shared/contract/values.ts';
import { compareCodePoints, foldText } from '#shared/domain/fold-text.ts';

/** A filter on a cell, to the same rules as in SQL (`filterSql`). */
export function filterTest(filter: Filter): (cell: Cell) => boolean {
  const [value = null] = filter.values;
  const equals = (wanted: string | number | null) => (cell: Cell) =>
    wanted === null ? cell === null : cell !== null && foldText(String(cell)) === foldText(String(wanted));
  switch (filter.op) {
    case 'empty':
      return (cell) => cell === null || cell === '';
    case 'not_empty':
      return (cell) => cell !== null && cell !== '';
    case 'equals':
      return equals(value);
    case 'differs':
      return (cell) => !equals(value)(cell);
    case 'in':
      return (cell) => filter.values.some((one) => equals(one)(cell));
    case 'contains':
      return (cell) => cell !== null && foldText(String(cell)).includes(foldText(String(value)));
    case 'starts_with':
      return (cell) => cell !== null && foldText(String(cell)).startsWith(foldText(String(value)));
    case 'at_least':
      return (cell) => cell !== null && compareWanted(cell, value) >= 0;
    case 'at_most':
      return (cell) => cell !== null && compareWanted(cell, value) <= 0;
  }
}

function compareWanted(cell: Cell, value: string | number | null): number {
  if (value === null) throw fail('bad_filter', 'The filter needs a value.');
  return isInteger(cell) && isInteger(value) ? compareNumbers(cell, value) : compareTexts(cell, value);
}

/** Filters from the command line are text, and so are amounts beyond 2^53. */
function isInteger(cell: Cell): cell is string | number {
  return typeof cell !== 'object' && /^-?\d+$/.test(String(cell));
}

/** NULL comes first. */
export function compareNumbers(a: Cell, b: Cell): number {
  if (!isInteger(a) || !isInteger(b)) return Number(isInteger(a)) - Number(isInteger(b));
  const difference = BigInt(a) - BigInt(b);
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

export function compareTexts(a: Cell, b: Cell): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  return compareCodePoints(foldText(String(a)), foldText(String(b)));
}
