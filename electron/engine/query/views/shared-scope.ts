import type { ScopeClause } from '../row-source.ts';

/** The administration that a fiscal year belongs to. */
const administrationOfYear = '(SELECT y.administration_id FROM fiscal_year y WHERE y.id = ?)';

/** Rows with an administration of their own; a year chosen narrows to its administration. */
export function byAdministration(column: string): ScopeClause {
  return { sql: `${column} = ?` };
}

/** Rows that have no year but belong to an administration: the year's. */
export function byAdministrationOfYear(column: string): ScopeClause {
  return { sql: `${column} = ${administrationOfYear}` };
}

/** Rows with an administration and a date (or instant): those between the year's first and last day. */
export function byDateInYear(administrationColumn: string, dateColumn: string): ScopeClause {
  return {
    sql: `${administrationColumn} = ${administrationOfYear}
      AND ${dateColumn} >= (SELECT y.start_date FROM fiscal_year y WHERE y.id = ?)
      AND ${dateColumn} < (SELECT date(y.end_date, '+1 day') FROM fiscal_year y WHERE y.id = ?)`,
  };
}
