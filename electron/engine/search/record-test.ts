import type { BindValue } from '../driver/statement.ts';
import { type FieldTest, fieldSql } from './field-tests.ts';

/** A fiscal year, by which records without one of their own are told to belong to it. */
export interface YearSpan {
  readonly id: number;
  readonly administrationId: number;
  readonly startDate: string;
  readonly endDate: string;
}

/** A condition on a search record's own columns. */
export type RecordTest =
  | { readonly on: 'administration'; readonly id: number }
  /** Entries and lines know their year; of others of the same administration the date decides, and what has neither is in every year. */
  | { readonly on: 'year'; readonly years: readonly YearSpan[] }
  /** Dated from … to, both included; null is open. */
  | { readonly on: 'date'; readonly from: string | null; readonly to: string | null }
  /** The amount without its sign, in cents, from … to, both included; null is open. */
  | { readonly on: 'amount'; readonly from: bigint | null; readonly to: bigint | null }
  | FieldTest
  | { readonly on: 'not'; readonly test: RecordTest };

/** A condition as SQL over `search_record r`, with the values of its `?`. */
export interface TestSql {
  readonly sql: string;
  readonly values: readonly BindValue[];
}

/** Conditions joined by AND; `1` where there are none. */
export function testsSql(tests: readonly RecordTest[]): TestSql {
  const parts = tests.map(testSql);
  return {
    sql: parts.length === 0 ? '1' : parts.map(({ sql }) => sql).join(' AND '),
    values: parts.flatMap(({ values }) => values),
  };
}

function testSql(test: RecordTest): TestSql {
  switch (test.on) {
    case 'field':
      return fieldSql(test);
    case 'not': {
      const { sql, values } = testSql(test.test);
      return { sql: `NOT coalesce(${sql}, 0)`, values };
    }
    case 'administration':
      return { sql: 'r.administration_id = ?', values: [test.id] };
    case 'year':
      return yearsSql(test.years);
    case 'date':
      return between('r.record_date', test.from, test.to);
    case 'amount':
      return amountSql(test.from, test.to);
  }
}

function yearsSql(years: readonly YearSpan[]): TestSql {
  if (years.length === 0) return { sql: '0', values: [] };
  const one =
    '(r.fiscal_year_id = ? OR (r.fiscal_year_id IS NULL AND r.administration_id = ? AND (r.record_date IS NULL OR r.record_date BETWEEN ? AND ?)))';
  return {
    sql: `(${years.map(() => one).join(' OR ')})`,
    values: years.flatMap((year) => [year.id, year.administrationId, year.startDate, year.endDate]),
  };
}

/** Both signs apart instead of abs(), which overflows on the least of all integers. */
function amountSql(from: bigint | null, to: bigint | null): TestSql {
  if (from !== null && from === to) {
    return { sql: 'r.amount_cents IN (?, ?)', values: [from, -from] };
  }
  const positive = between('r.amount_cents', from ?? 0n, to);
  const negative = between('r.amount_cents', to === null ? null : -to, from === null ? 0n : -from);
  return {
    sql: `(${positive.sql} OR ${negative.sql})`,
    values: [...positive.values, ...negative.values],
  };
}

function between(column: string, from: BindValue, to: BindValue): TestSql {
  const parts = [
    ...(from === null ? [] : [{ sql: `${column} >= ?`, value: from }]),
    ...(to === null ? [] : [{ sql: `${column} <= ?`, value: to }]),
  ];
  if (parts.length === 0) return { sql: `${column} IS NOT NULL`, values: [] };
  return {
    sql: `(${parts.map(({ sql }) => sql).join(' AND ')})`,
    values: parts.map(({ value }) => value),
  };
}
