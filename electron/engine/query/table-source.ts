import type { CoveredTable } from '#shared/archive-format/tables.ts';
import { quoteIdentifier } from '../driver/quote-identifier.ts';
import type { RowSource } from './row-source.ts';
import type { Table } from './table-catalog.ts';
import { tableScope } from './table-scope.ts';

/** Any table as a list: its columns as they are declared, in the order of its ids. */
export function tableSource(table: Table): RowSource {
  return {
    table: table.name,
    tableSql: quoteIdentifier(table.name),
    idSql: table.idSql,
    joins: {},
    columns: table.columns.map((column) => ({
      name: column.name,
      type: column.type,
      sql: `b.${quoteIdentifier(column.name)}`,
      // A foreign table may hold anything in any column, so its values are ordered as SQLite orders them.
      ...(table.isCovered ? {} : { order: 'binary' as const }),
      ...(table.isCovered && column.type !== 'blob' ? {} : { mayHoldBlobs: true as const }),
      ...(column.type === 'text' ? { mayBeLong: true as const } : {}),
      ...(column.type === 'cents' && column.name !== 'currency_amount_cents'
        ? { isSummed: true as const }
        : {}),
      ...(column.type === 'blob' ? { isSortable: false as const, isFilterable: false as const } : {}),
      ...(column.references === null ? {} : { references: column.references }),
    })),
    scope: table.isCovered ? tableScope(table.name as CoveredTable) : {},
    passesOver: ['administrationId', 'fiscalYearId'],
    defaultSort:
      table.idSql === null ? table.primaryKey.map((column) => ({ column, direction: 'asc' as const })) : [],
  };
}
