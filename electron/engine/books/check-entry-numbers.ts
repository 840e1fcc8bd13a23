import type { CheckReport } from '../verify/check-outcome.ts';
import { parseEntryNumber } from './entry-number.ts';
import { countOf, type RecordReader } from './record-reader.ts';

interface Entry {
  readonly id: number;
  readonly number: string;
}

interface Journal {
  readonly yearId: number;
  readonly journalId: number;
  readonly journal: string;
  readonly description: string;
  readonly fiscalYear: string;
}

interface Counted extends Entry {
  readonly leading: string;
  readonly counter: bigint;
}

/** Entry numbers run on without gaps and come once, in each journal, year and series (format README, layer 4). */
export function checkEntryNumbers(records: RecordReader, report: CheckReport): void {
  report.looked(countOf(records, 'SELECT count(*) FROM journal_entry'));
  if (report.items === 0) {
    report.notPossible('no_entries');
    return;
  }
  const journals = records
    .prepare<Journal>(
      `SELECT y.id AS yearId, j.id AS journalId, j.code AS journal, j.description, y.label AS fiscalYear
       FROM (SELECT DISTINCT fiscal_year_id, journal_id FROM journal_entry) e
         JOIN journal j ON j.id = e.journal_id JOIN fiscal_year y ON y.id = e.fiscal_year_id
       ORDER BY y.start_date, y.id, j.code, j.id`,
    )
    .all();
  // One journal's year at a time, so that memory is bounded by its entries.
  const entriesOf = records.prepare<Entry>(
    'SELECT id, number FROM journal_entry WHERE fiscal_year_id = ? AND journal_id = ?',
  );
  for (const journal of journals) {
    const entries = entriesOf.all(journal.yearId, journal.journalId);
    reportDuplicates(report, journal, entries);
    for (const series of seriesOf(entries)) reportGaps(report, journal, series);
  }
}

function reportDuplicates(report: CheckReport, journal: Journal, entries: readonly Entry[]): void {
  const seen = new Map<string, number>();
  for (const { id, number } of entries.toSorted((a, b) => a.id - b.id)) {
    const firstId = seen.get(number);
    if (firstId === undefined) {
      seen.set(number, id);
      continue;
    }
    report.find(
      'entry_number_duplicate',
      `Number ${number} comes more than once in journal ${journal.journal} of ${journal.fiscalYear}.`,
      {
        table: 'journal_entry',
        record: { table: 'journal_entry', id },
        details: { number, journal: journal.journal, fiscalYear: journal.fiscalYear, firstId },
      },
    );
  }
}

function seriesOf(entries: readonly Entry[]): Counted[][] {
  const series = new Map<string, Counted[]>();
  for (const entry of entries) {
    const parsed = parseEntryNumber(entry.number);
    if (parsed === null) continue;
    const counted = { ...entry, leading: parsed.leading, counter: parsed.counter };
    const known = series.get(parsed.series);
    if (known === undefined) series.set(parsed.series, [counted]);
    else known.push(counted);
  }
  return [...series.values()];
}

function reportGaps(report: CheckReport, journal: Journal, series: Counted[]): void {
  series.sort((a, b) => (a.counter < b.counter ? -1 : a.counter > b.counter ? 1 : 0));
  for (const [i, after] of series.entries()) {
    const before = series[i - 1];
    if (before === undefined) continue;
    const missing = after.counter - before.counter - 1n;
    if (missing <= 0n) continue;
    report.find(
      'entry_number_gap',
      `Journal ${journal.journal} (${journal.description}) of ${journal.fiscalYear} has no entry between ${before.number} and ${after.number}.`,
      {
        table: 'journal_entry',
        record: { table: 'journal_entry', id: after.id },
        details: {
          journal: journal.journal,
          description: journal.description,
          fiscalYear: journal.fiscalYear,
          before: before.number,
          after: after.number,
          missing: String(missing),
        },
      },
    );
  }
}
