import type { Scope } from '#shared/contract/values.ts';
import { quoteIdentifier } from '../driver/quote-identifier.ts';
import type { RowSource, ScopeClause } from './row-source.ts';
import type { Table } from './table-catalog.ts';

/** The columns by which a scope narrows any table that has them. */
const scopeColumns: readonly (readonly [keyof Scope, string])[] = [
  ['administrationId', 'administration_id'],
  ['fiscalYearId', 'fiscal_year_id'],
  ['accountId', 'ledger_account_id'],
  ['relationId', 'relation_id'],
  ['journalId', 'journal_id'],
  ['entryId', 'journal_entry_id'],
  ['documentId', 'document_id'],
  ['bankAccountId', 'bank_account_id'],
  ['bankStatementId', 'bank_statement_id'],
];

/** Any table as a list: its columns as they are declared, in the order of its ids. */
export function tableSource(table: Table): RowSource {
  const names = new Set(table.columns.map(({ name }) => name));
  const scope: Partial<Record<keyof Scope, ScopeClause>> = {};
  if (table.isCovered) {
    for (const [member, column] of scopeColumns) {
      if (names.has(column)) scope[member] = { sql: `b.${quoteIdentifier(column)} = ?` };
    }
  }
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
      ...(column.type === 'cents' && column.name !== 'currency_amount_cents'
        ? { isSummed: true as const }
        : {}),
      ...(column.type === 'blob' ? { isSortable: false as const, isFilterable: false as const } : {}),
      ...(column.references === null ? {} : { references: column.references }),
    })),
    scope,
    passesOver: ['administrationId', 'fiscalYearId'],
    defaultSort:
      table.idSql === null ? table.primaryKey.map((column) => ({ column, direction: 'asc' as const })) : [],
  };
}
