import { fail } from '#shared/contract/failure.ts';
import type { Filter } from '#shared/contract/lists.ts';
import { foldText } from '#shared/domain/fold-text.ts';
import type { BindValue } from '../driver/statement.ts';
import type { ColumnType, SourceColumn, SqlFragment } from './row-source.ts';
import { foldFunction, textMatches } from './text-match.ts';

type FilterValue = Filter['values'][number];

/** Far above what anybody types, and far below what SQLite takes as a pattern. */
const longestText = 500;

/** A filter as a condition. Throws `bad_filter` where operator, column and values do not go together. */
export function filterSql(column: SourceColumn, filter: Filter): SqlFragment {
  const condition = conditionOf(column, filter);
  return { ...condition, joins: [...(column.joins ?? []), ...condition.joins] };
}

function conditionOf(column: SourceColumn, filter: Filter): SqlFragment {
  const { sql, type } = column;
  switch (filter.op) {
    case 'empty':
      requireValues(filter, 0);
      return { sql: `(${sql} IS NULL OR ${sql} = '')`, params: [], joins: [] };
    case 'not_empty':
      requireValues(filter, 0);
      return { sql: `(${sql} IS NOT NULL AND ${sql} <> '')`, params: [], joins: [] };
    case 'equals':
      return equals(column, onlyValue(filter));
    case 'differs': {
      const value = onlyValue(filter);
      const equal = equals(column, value);
      // Where nothing stands, something else than the value stands.
      return value === null
        ? { sql: `${sql} IS NOT NULL`, params: [], joins: [] }
        : { ...equal, sql: `(${sql} IS NULL OR NOT ${equal.sql})` };
    }
    case 'in': {
      if (filter.values.length === 0) throw badFilter(filter, 'names no values');
      const each = filter.values.map((value) => equals(column, value));
      return {
        sql: `(${each.map((one) => one.sql).join(' OR ')})`,
        params: each.flatMap((one) => one.params),
        joins: [],
      };
    }
    case 'contains':
      return textMatches(asText(column), textValue(filter), 'anywhere');
    case 'starts_with':
      return textMatches(asText(column), textValue(filter), 'start');
    case 'at_least':
    case 'at_most': {
      const value = typedValue(type, onlyValue(filter), column.name);
      if (value === null) throw badFilter(filter, 'needs a value');
      const comparison = filter.op === 'at_least' ? '>=' : '<=';
      if (column.type === 'text' && column.order !== 'binary') {
        const folded = foldText(String(value));
        return { sql: `${foldFunction}(${sql}) ${comparison} ?`, params: [folded], joins: [] };
      }
      return { sql: `${comparable(column, value)} ${comparison} ?`, params: [value], joins: [] };
    }
  }
}

function equals(column: SourceColumn, value: FilterValue): SqlFragment {
  if (value === null) return { sql: `${column.sql} IS NULL`, params: [], joins: [] };
  if (column.type === 'text') return textMatches(asText(column), checkedText(String(value)), 'whole');
  const typed = typedValue(column.type, value, column.name);
  return { sql: `${comparable(column, typed)} = ?`, params: [typed], joins: [] };
}

/** A calendar date held against instants is held against their date. */
function comparable(column: SourceColumn, value: BindValue): string {
  const isDate = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
  return column.type === 'instant' && isDate ? `substr(${column.sql}, 1, 10)` : column.sql;
}

/** Numbers are matched as SQLite spells them. */
function asText(column: SourceColumn): string {
  return column.type === 'text' || column.type === 'code' ? column.sql : `CAST(${column.sql} AS TEXT)`;
}

/** A value as the column's type has it; people's filters and the command line's come as text. */
function typedValue(type: ColumnType, value: FilterValue, name: string): BindValue {
  if (value === null) return null;
  switch (type) {
    case 'integer':
    case 'cents':
      return integerOf(value, name);
    case 'flag':
      if (value === 'true') return 1;
      if (value === 'false') return 0;
      return integerOf(value, name);
    case 'real':
      if (typeof value === 'number') return value;
      if (/^-?\d+(?:\.\d+)?$/.test(value)) return Number(value);
      throw fail('bad_filter', `Column ${name} holds numbers, and the filter's value is none.`);
    default:
      return checkedText(String(value));
  }
}

const largestInteger = 2n ** 63n - 1n;

function integerOf(value: string | number, name: string): BindValue {
  if (typeof value === 'number' && !Number.isInteger(value)) return value;
  const text = String(value).trim();
  if (!/^-?\d{1,19}$/.test(text)) {
    throw fail('bad_filter', `Column ${name} holds whole numbers, and the filter's value is none.`);
  }
  const integer = BigInt(text);
  if (integer > largestInteger || integer < -largestInteger) {
    throw fail('bad_filter', `Column ${name} holds no numbers that large.`);
  }
  return integer;
}

function textValue(filter: Filter): string {
  const value = onlyValue(filter);
  if (value === null) throw badFilter(filter, 'needs a value');
  return checkedText(String(value));
}

function checkedText(text: string): string {
  if (text.length > longestText) {
    throw fail('bad_filter', `A filter's text has at most ${longestText} characters.`);
  }
  return text;
}

function onlyValue(filter: Filter): FilterValue {
  requireValues(filter, 1);
  return filter.values[0] ?? null;
}

function requireValues(filter: Filter, count: number): void {
  if (filter.values.length !== count)
    throw badFilter(filter, `takes ${count} values, not ${filter.values.length}`);
}

function badFilter(filter: Filter, problem: string): Error {
  return fail('bad_filter', `The filter ${filter.op} on ${filter.column} ${problem}.`);
}
