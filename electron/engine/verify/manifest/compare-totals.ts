import type { ControlTotal, Manifest } from '#shared/archive-format/manifest.ts';
import type { ReadOnlyDatabase } from '../../driver/read-only-database.ts';
import { type CheckOutcome, type CheckReport, makeCheck } from '../check-outcome.ts';
import type { TaskContext } from '../worker/task.ts';

/** What the manifest states in figures. */
export type StatedTotals = Pick<Manifest, 'documents' | 'controlTotals'>;

/** The manifest's figures against the records: documents, control totals, and what the auditfiles said of themselves. */
export function compareTotals(
  stated: StatedTotals,
  { database }: TaskContext,
): [CheckOutcome, CheckOutcome, CheckOutcome] {
  const db = database();
  return [
    makeCheck(
      'documents',
      (report) => compareDocuments(db, report, stated.documents),
      () => db,
    ),
    makeCheck(
      'control_totals',
      (report) => compareControlTotals(db, report, stated.controlTotals),
      () => db,
    ),
    makeCheck(
      'source_totals',
      (report) => compareSourceTotals(report, stated.controlTotals),
      () => db,
    ),
  ];
}

function compareDocuments(db: ReadOnlyDatabase, report: CheckReport, stated: Manifest['documents']): void {
  const count = db.prepare<number>('SELECT count(*) FROM document', { pluck: true }).get() ?? 0;
  const bytes = db
    .prepare<bigint>('SELECT coalesce(sum(byte_size), 0) FROM document_content', {
      pluck: true,
      safeIntegers: true,
    })
    .get();
  if (count !== stated.count) {
    report.find(
      'document_count_differs',
      `There are ${count} documents; the manifest states ${stated.count}.`,
      {
        table: 'document',
        details: { count, manifestCount: stated.count },
      },
    );
  }
  if (bytes !== BigInt(stated.bytes)) {
    report.find(
      'document_bytes_differ',
      `The documents have ${bytes} bytes; the manifest states ${stated.bytes}.`,
      {
        table: 'document_content',
        details: { bytes: String(bytes), manifestBytes: stated.bytes },
      },
    );
  }
}

interface YearTotals {
  readonly administration: string;
  readonly fiscalYear: string;
  readonly entries: bigint;
  readonly lines: bigint;
  readonly debitCents: bigint;
  readonly creditCents: bigint;
}

/** One row for each fiscal year of each administration; sums of 64-bit integers, which SQLite refuses to let overflow. By entry first, which is the order that an index has the lines in. */
const yearTotalsSql = `
  WITH entries AS (SELECT fiscal_year_id, count(*) AS entries FROM journal_entry GROUP BY fiscal_year_id),
    sums AS (
      SELECT journal_entry_id, count(*) AS lines, sum(iif(side = 'D', amount_cents, 0)) AS debit,
        sum(iif(side = 'C', amount_cents, 0)) AS credit
      FROM journal_line GROUP BY journal_entry_id),
    lines AS (
      SELECT e.fiscal_year_id, sum(s.lines) AS lines, sum(s.debit) AS debit, sum(s.credit) AS credit
      FROM sums s JOIN journal_entry e ON e.id = s.journal_entry_id GROUP BY e.fiscal_year_id)
  SELECT a.code AS administration, y.label AS fiscalYear, coalesce(e.entries, 0) AS entries, coalesce(l.lines, 0) AS lines,
    coalesce(l.debit, 0) AS debitCents, coalesce(l.credit, 0) AS creditCents
  FROM fiscal_year y JOIN administration a ON a.id = y.administration_id
    LEFT JOIN entries e ON e.fiscal_year_id = y.id LEFT JOIN lines l ON l.fiscal_year_id = y.id`;

function compareControlTotals(
  db: ReadOnlyDatabase,
  report: CheckReport,
  stated: readonly ControlTotal[],
): void {
  const years = db.prepare<YearTotals>(yearTotalsSql, { safeIntegers: true }).all();
  if (years.length === 0 && stated.length === 0) {
    report.notPossible('no_entries');
    return;
  }
  const totals = new Map(stated.map((total) => [keyOf(total), total]));
  for (const year of years) {
    report.looked(1);
    const total = totals.get(keyOf(year));
    totals.delete(keyOf(year));
    const place = { details: { administration: year.administration, fiscalYear: year.fiscalYear } };
    if (total === undefined) {
      report.find(
        'control_total_missing',
        `The manifest states no control totals for ${nameOf(year)}.`,
        place,
      );
    } else {
      compareYear(report, year, total);
    }
  }
  for (const total of totals.values()) {
    report.find(
      'control_total_unknown',
      `The manifest states control totals for ${nameOf(total)}, which is not there.`,
      {
        details: { administration: total.administration, fiscalYear: total.fiscalYear },
      },
    );
  }
}

function compareYear(report: CheckReport, year: YearTotals, total: ControlTotal): void {
  for (const figure of ['entries', 'lines', 'debitCents', 'creditCents'] as const) {
    if (year[figure] === BigInt(total[figure])) continue;
    report.find(
      'control_total_differs',
      `${nameOf(year)}: the records give ${figure} ${year[figure]}; the manifest states ${total[figure]}.`,
      {
        details: {
          administration: year.administration,
          fiscalYear: year.fiscalYear,
          figure,
          records: String(year[figure]),
          manifest: String(total[figure]),
        },
      },
    );
  }
}

function compareSourceTotals(report: CheckReport, stated: readonly ControlTotal[]): void {
  const figures = [
    ['lines', 'sourceLines'],
    ['debitCents', 'sourceDebitCents'],
    ['creditCents', 'sourceCreditCents'],
  ] as const;
  for (const total of stated) {
    for (const [figure, sourceFigure] of figures) {
      const source = total[sourceFigure];
      if (source === null) continue;
      report.looked(1);
      if (source === total[figure]) continue;
      report.find(
        'source_total_differs',
        `${nameOf(total)}: the auditfile states ${figure} ${source} of itself; its records give ${total[figure]}.`,
        {
          details: {
            administration: total.administration,
            fiscalYear: total.fiscalYear,
            figure,
            source,
            records: total[figure],
          },
        },
      );
    }
  }
  if (report.items === 0) report.notPossible('no_source_totals');
}

type Year = Pick<ControlTotal, 'administration' | 'fiscalYear'>;

function keyOf({ administration, fiscalYear }: Year): string {
  return JSON.stringify([administration, fiscalYear]);
}

function nameOf({ administration, fiscalYear }: Year): string {
  return `${administration} ${fiscalYear}`;
}
