import { type CoveredTable, columnsOf } from '#shared/archive-format/tables.ts';
import type { Scope } from '#shared/contract/values.ts';
import type { ScopeClause } from './row-source.ts';

/** The members of a scope that a column of the row's own narrows by. */
const ownColumns: readonly (readonly [keyof Scope, string])[] = [
  ['accountId', 'ledger_account_id'],
  ['relationId', 'relation_id'],
  ['journalId', 'journal_id'],
  ['entryId', 'journal_entry_id'],
  ['documentId', 'document_id'],
  ['bankAccountId', 'bank_account_id'],
  ['bankStatementId', 'bank_statement_id'],
];

/** How far a row may be from the administration or year that it belongs to: a line's VAT is three tables away. */
const farthest = 4;

const administrationOfYear = '(SELECT y.administration_id FROM fiscal_year y WHERE y.id = ?)';

/** How a scope narrows a table of the format: by its own columns, and by the administration and year that its rows belong to. */
export function tableScope(table: CoveredTable): Partial<Record<keyof Scope, ScopeClause>> {
  const scope: Partial<Record<keyof Scope, ScopeClause>> = {};
  const columns = columnsOf(table);
  for (const [member, column] of ownColumns) {
    if (column in columns) scope[member] = { sql: `b.${column} = ?` };
  }
  const administration = belongsTo(table, 'administration', '?', 'b');
  const year =
    belongsTo(table, 'fiscal_year', '?', 'b') ??
    // What has no year of its own belongs to the administration of the year.
    belongsTo(table, 'administration', administrationOfYear, 'b');
  if (administration !== null) scope.administrationId = { sql: administration };
  if (year !== null) scope.fiscalYearId = { sql: year };
  return scope;
}

/** A condition that the row `alias` belongs to an owner, straight or through the rows that it refers to; null where none leads there. */
function belongsTo(
  table: CoveredTable,
  owner: 'administration' | 'fiscal_year',
  value: string,
  alias: string,
): string | null {
  if (table === owner) return `${alias}.id = ${value}`;
  const columns = Object.entries(columnsOf(table));
  const [own] = columns.find(([name]) => name === `${owner}_id`) ?? [];
  if (own !== undefined) return `${alias}.${own} = ${value}`;
  const inner = `${alias}x`;
  if (inner.length > farthest) return null;
  for (const [name, { references, nullable }] of columns) {
    if (references === undefined || nullable) continue;
    const condition = belongsTo(references as CoveredTable, owner, value, inner);
    if (condition !== null)
      return `${alias}.${name} IN (SELECT ${inner}.id FROM ${references} ${inner} WHERE ${condition})`;
  }
  return null;
}
