import type { FindingCode } from '#shared/contract/finding-codes.ts';
import type { CheckReport } from '../verify/check-outcome.ts';
import { countOf, type RecordReader } from './record-reader.ts';

interface DatedRecord {
  readonly id: number;
  readonly number: string;
  readonly date: string;
  readonly fiscalYear: string;
  readonly period: number | null;
}

/** One way in which a date can be out of place: the query that finds such records, and the sentence for one of them. */
interface DateRule {
  readonly code: FindingCode;
  readonly table: string;
  readonly sql: string;
  readonly message: (record: DatedRecord) => string;
}

const entriesWithYear = 'FROM journal_entry e JOIN fiscal_year y ON y.id = e.fiscal_year_id';
const inYear = 'e.entry_date BETWEEN y.start_date AND y.end_date';

const rules: readonly DateRule[] = [
  {
    code: 'entry_date_outside_year',
    table: 'journal_entry',
    sql: `SELECT e.id, e.number, e.entry_date AS date, y.label AS fiscalYear, NULL AS period ${entriesWithYear} WHERE NOT ${inYear}`,
    message: ({ number, date, fiscalYear }) =>
      `Entry ${number} is dated ${date}, outside its fiscal year ${fiscalYear}.`,
  },
  {
    code: 'entry_date_outside_period',
    table: 'journal_entry',
    // What is outside the year has been said; the period would only say it again.
    sql: `SELECT e.id, e.number, e.entry_date AS date, y.label AS fiscalYear, p.number AS period
      ${entriesWithYear} JOIN period p ON p.id = e.period_id
      WHERE ${inYear} AND (e.entry_date < p.start_date OR e.entry_date > p.end_date)`,
    message: ({ number, date, period, fiscalYear }) =>
      `Entry ${number} is dated ${date}, outside its period ${period} of ${fiscalYear}.`,
  },
  {
    code: 'entry_period_of_other_year',
    table: 'journal_entry',
    sql: `SELECT e.id, e.number, e.entry_date AS date, y.label AS fiscalYear, p.number AS period
      ${entriesWithYear} JOIN period p ON p.id = e.period_id WHERE p.fiscal_year_id <> e.fiscal_year_id`,
    message: ({ number, fiscalYear }) =>
      `Entry ${number} of ${fiscalYear} is booked in a period of another year.`,
  },
  {
    code: 'line_date_outside_year',
    table: 'journal_line',
    sql: `SELECT l.id, e.number, l.effective_date AS date, y.label AS fiscalYear, NULL AS period
      ${entriesWithYear} JOIN journal_line l ON l.journal_entry_id = e.id
      WHERE l.effective_date <> e.entry_date AND l.effective_date NOT BETWEEN y.start_date AND y.end_date`,
    message: ({ number, date, fiscalYear }) =>
      `A line of entry ${number} is dated ${date}, outside the fiscal year ${fiscalYear}.`,
  },
];

const dateColumns = [
  ['fiscal_year', 'start_date'],
  ['fiscal_year', 'end_date'],
  ['journal_entry', 'entry_date'],
  ['journal_line', 'effective_date'],
  ['invoice', 'issue_date'],
  ['bank_statement', 'statement_date'],
  ['bank_line', 'booking_date'],
] as const;

/** Entries are dated within their year and period, and dates are dates of the calendar. */
export function checkDates(records: RecordReader, report: CheckReport): void {
  report.looked(countOf(records, 'SELECT count(*) FROM journal_entry'));
  if (report.items === 0) {
    report.notPossible('no_entries');
    return;
  }
  for (const { code, table, sql, message } of rules) {
    for (const record of records.prepare<DatedRecord>(sql).iterate()) {
      const { id, number, date, fiscalYear, period } = record;
      report.find(code, message(record), {
        table,
        record: { table, id },
        details: { number, date, fiscalYear, ...(period === null ? {} : { period }) },
      });
    }
  }
  for (const [table, column] of dateColumns) {
    const malformed = records.prepare<{ id: number; date: string }>(
      `SELECT id, ${column} AS date FROM ${table} WHERE ${column} IS NOT NULL AND date(${column}) IS NOT ${column}`,
    );
    for (const { id, date } of malformed.iterate()) {
      report.find('date_malformed', `${column} of ${table} ${id} is ${date}, which is no date.`, {
        table,
        record: { table, id },
        details: { column, date },
      });
    }
  }
}
