import type { Format } from '../../use-format.ts';
import { type CellWords, cellText } from '../cell-text.ts';
import type { TableColumn, TableFilter } from '../types.ts';

/** The words of a filter besides its values. */
export interface FilterWords extends CellWords {
  readonly contains: string;
  readonly startsWith: string;
  readonly not: string;
  readonly empty: string;
  readonly notEmpty: string;
  readonly more: (count: number) => string;
}

/**
 * A column's filters in a few words: `12,50`, `1-1-2025 – 31-1-2025`, `contains “huur”`, `Inkoopfactuur, Bon`. Of many values the first
 * `mostValues` are named.
 */
export function describeFilter(
  column: TableColumn,
  filters: readonly TableFilter[],
  format: Format,
  words: FilterWords,
  mostValues = 2,
): string {
  const text = (value: string | number | null) =>
    value === null
      ? words.empty
      : cellText(
          column.type === 'instant' ? { ...column, type: 'date' } : column,
          column.type === 'instant' ? String(value).slice(0, 10) : value,
          format,
          words,
        );
  const [lower, upper] = [find(filters, 'at_least'), find(filters, 'at_most')];
  if (lower !== undefined && upper !== undefined) return `${text(lower)} – ${text(upper)}`;
  if (lower !== undefined) return `≥ ${text(lower)}`;
  if (upper !== undefined) return `≤ ${text(upper)}`;
  return filters
    .map(({ op, values }) => {
      const shown = values.slice(0, mostValues).map(text).join(', ');
      const rest = values.length > mostValues ? ` ${words.more(values.length - mostValues)}` : '';
      switch (op) {
        case 'contains':
          return `${words.contains} “${shown}”`;
        case 'starts_with':
          return `${words.startsWith} “${shown}”`;
        case 'equals':
        case 'in':
          return shown + rest;
        case 'differs':
          return `${words.not} ${shown}`;
        case 'empty':
          return words.empty;
        case 'not_empty':
          return words.notEmpty;
        default:
          return shown;
      }
    })
    .join(', ');
}

function find(filters: readonly TableFilter[], op: TableFilter['op']): string | number | undefined {
  return filters.find((filter) => filter.op === op)?.values[0] ?? undefined;
}
