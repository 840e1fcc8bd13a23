import type { ColumnType, TableColumn } from '../types.ts';

/** The way in which a column is filtered. */
export type FilterKind = 'text' | 'set' | 'date' | 'amount' | 'number';

const kinds: Readonly<Record<ColumnType, FilterKind | null>> = {
  text: 'text',
  code: 'set',
  flag: 'set',
  date: 'date',
  instant: 'date',
  cents: 'amount',
  integer: 'number',
  real: 'number',
  blob: null,
};

/** How a column is filtered; null where it is not. */
export function filterKind(column: TableColumn): FilterKind | null {
  return column.filterable ? kinds[column.type] : null;
}
