import { fail } from '#shared/contract/failure.ts';
import type { Grouping } from '#shared/contract/lists.ts';
import type { Cell } from '#shared/contract/values.ts';
import type { SourceColumn } from './row-source.ts';

/** Longer texts stand in one group where they begin alike: no name or code is as long. */
const mostGroupText = 200;

/**
 * The column that a list's groups are in the order of, with the group of a row as its SQL. Throws `bad_filter` for a column
 * that cannot be grouped by.
 */
export function groupColumn(column: SourceColumn, { by }: Grouping): SourceColumn {
  if (column.isSortable === false || column.isFilterable === false || column.type === 'blob') {
    throw fail('bad_filter', `The list cannot be grouped by ${column.name}.`);
  }
  return { ...column, sql: groupSql(column, by), order: 'binary' };
}

function groupSql({ name, type, sql, mayHoldBlobs, mayBeLong }: SourceColumn, by: Grouping['by']): string {
  if (by !== 'value') {
    if (type !== 'date' && type !== 'instant') throw fail('bad_filter', `Column ${name} holds no dates.`);
    return `nullif(substr(${sql}, 1, ${by === 'year' ? 4 : 7}), '')`;
  }
  const shortened = mayBeLong
    ? `iif(typeof(${sql}) = 'text', substr(${sql}, 1, ${mostGroupText}), ${sql})`
    : sql;
  // What stands in blobs is not read; they are one group.
  return `nullif(${mayHoldBlobs ? `iif(typeof(${sql}) = 'blob', x'', ${shortened})` : shortened}, '')`;
}

/** The group of a cell of a computed list; null for nothing. */
export function groupOfCell(cell: Cell, { by }: Grouping): string | number | null {
  if (cell === null || cell === '' || typeof cell === 'object') return null;
  return by === 'value' ? cell : String(cell).slice(0, by === 'year' ? 4 : 7);
}
