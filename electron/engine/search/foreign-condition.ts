import { foldText } from '#shared/domain/fold-text.ts';
import { isExcludedTerm, type SearchOperator, type SearchTerm } from '#shared/domain/search-query.ts';
import { quoteIdentifier } from '../driver/quote-identifier.ts';
import type { Table } from '../query/table-catalog.ts';
import { textMatches } from '../query/text-match.ts';
import type { TestSql } from './record-test.ts';

/**
 * The condition on a row of a foreign table, alias `b`, that holds all terms: a text anywhere in a column without regard to case and
 * diacritics, an amount also as a number in euros. Null where no row of the table can meet it, or nothing is asked for.
 */
export function foreignCondition(table: Table, terms: readonly SearchTerm[]): TestSql | null {
  const columns = table.columns
    .filter(({ type }) => type !== 'blob')
    .map(({ name }) => `b.${quoteIdentifier(name)}`);
  const asked = terms.some((term) => !isExcludedTerm(term));
  if (columns.length === 0 || !asked) return null;
  const parts = terms.map((term) => conditionOf(table, term, columns));
  return {
    sql: parts.map(({ sql }) => sql).join(' AND '),
    values: parts.flatMap(({ values }) => values),
  };
}

function conditionOf(table: Table, term: SearchTerm, columns: readonly string[]): TestSql {
  switch (term.kind) {
    case 'amount':
      return either([
        anyNumber(columns, Number(term.amountCents), Number(term.amountCents)),
        anyText(columns, term.text),
      ]);
    case 'amount_range':
      return anyNumber(
        columns,
        term.from === null ? null : Number(term.from),
        term.to === null ? null : Number(term.to),
      );
    case 'date_range':
      return anyDate(columns, term.from, term.to);
    case 'number':
      return anyText(columns, term.text);
    case 'date':
      return either([anyText(columns, term.date), anyText(columns, term.text)]);
    case 'iban':
      return either([
        anyText(columns, term.compact),
        anyText(columns, term.compact.replace(/(.{4})(?=.)/g, '$1 ')),
      ]);
    case 'operator':
      return signed(operatorCondition(table, term.operator, term.value, columns), term.isExcluded);
    default:
      return signed(anyText(columns, term.text), term.isExcluded);
  }
}

/** Nobody knows what a foreign table's columns mean: a year is a date in it or its digits, a kind the table's name, all else a text. */
function operatorCondition(
  table: Table,
  operator: SearchOperator,
  value: string,
  columns: readonly string[],
): TestSql {
  if (operator === 'kind') {
    return { sql: foldText(table.name).includes(foldText(value)) ? '1' : '0', values: [] };
  }
  const text = anyText(columns, value);
  const isYear = operator === 'year' && /^\d{4}$/.test(value);
  return isYear ? either([text, anyDate(columns, `${value}-01-01`, `${value}-12-31`)]) : text;
}

function signed(found: TestSql, isExcluded: boolean): TestSql {
  return isExcluded ? { ...found, sql: `NOT coalesce(${found.sql}, 0)` } : found;
}

function anyText(columns: readonly string[], text: string): TestSql {
  // Numbers are held against as the text that SQLite writes for them; NULL is no text, and `NOT NULL` would leave a row out.
  const matches = columns.map((column) =>
    textMatches(`coalesce(CAST(${column} AS TEXT), '')`, text, 'anywhere'),
  );
  return either(matches.map(({ sql, params }) => ({ sql, values: params })));
}

/** Foreign databases keep amounts as numbers of whole units, if they keep any; half a cent of rounding is allowed for. */
function anyNumber(columns: readonly string[], fromCents: number | null, toCents: number | null): TestSql {
  const from = fromCents === null ? Number.MIN_SAFE_INTEGER : (fromCents - 0.5) / 100;
  const to = toCents === null ? Number.MAX_SAFE_INTEGER : (toCents + 0.5) / 100;
  return either(
    columns.map((column) => ({
      sql: `(typeof(${column}) IN ('integer', 'real') AND ${column} BETWEEN ? AND ?)`,
      values: [from, to],
    })),
  );
}

/** Foreign databases keep dates as ISO text, with or without a time behind it. */
function anyDate(columns: readonly string[], from: string | null, to: string | null): TestSql {
  return either(
    columns.map((column) => ({
      sql: `(${column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' AND substr(${column}, 1, 10) BETWEEN ? AND ?)`,
      values: [from ?? '0000-00-00', to ?? '9999-99-99'],
    })),
  );
}

function either(parts: readonly TestSql[]): TestSql {
  return {
    sql: `(${parts.map(({ sql }) => sql).join(' OR ')})`,
    values: parts.flatMap(({ values }) => values),
  };
}
