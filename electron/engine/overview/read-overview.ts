import type { z } from 'zod';
import { coveredTableNames } from '#shared/archive-format/tables.ts';
import type { overviewMethods } from '#shared/contract/overview.ts';
import type { Scope } from '#shared/contract/values.ts';
import { quoteIdentifier } from '../driver/quote-identifier.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import { integerCell } from '../query/exact-sum.ts';
import { createTableCatalog } from '../query/table-catalog.ts';

type Overview = z.input<(typeof overviewMethods)['overview.get']['output']>;

const known = new WeakMap<ReadOnlyDatabase, Map<string, Overview>>();

/** What is in an archive: how many records of each table, the years with their totals, and what there is nothing of. */
export function readOverview(archive: OpenArchive, scope: Scope): Overview {
  // An archive does not change while it is open, and this reads every line of it.
  const answers = known.get(archive.db) ?? new Map<string, Overview>();
  known.set(archive.db, answers);
  const key = `${scope.administrationId ?? ''}/${scope.fiscalYearId ?? ''}`;
  const answer =
    answers.get(key) ??
    (archive.format === 'foreign' ? foreignOverview(archive) : archiveOverview(archive, scope));
  answers.set(key, answer);
  return answer;
}

function countOf(db: ReadOnlyDatabase, table: string): number {
  return db.prepare<number>(`SELECT count(*) FROM ${quoteIdentifier(table)}`, { pluck: true }).get() ?? 0;
}

function foreignOverview(archive: OpenArchive): Overview {
  const { names } = createTableCatalog(archive);
  return {
    counts: names.map((table) => ({ table, rows: countOf(archive.db, table) })),
    documentBytes: 0,
    years: [],
    absent: ['no_manifest'],
  };
}

function archiveOverview({ db }: OpenArchive, scope: Scope): Overview {
  const counts = coveredTableNames.map((table) => ({ table, rows: countOf(db, table) }));
  const rowsOf = (table: string) => counts.find((count) => count.table === table)?.rows ?? 0;
  const documentBytes =
    db
      .prepare<bigint>('SELECT coalesce(sum(byte_size), 0) FROM document_content', {
        pluck: true,
        safeIntegers: true,
      })
      .get() ?? 0n;
  const absent = [
    ...(rowsOf('journal_line') === 0 ? ['no_ledger'] : []),
    ...(rowsOf('document') === 0 ? ['no_documents'] : []),
    ...(rowsOf('invoice') === 0 ? ['no_invoices'] : []),
    ...(rowsOf('bank_statement') === 0 ? ['no_bank'] : []),
    ...(rowsOf('vat_return') === 0 ? ['no_vat_returns'] : []),
    ...(rowsOf('authorisation') === 0 ? ['no_authorisations'] : []),
    ...(rowsOf('journal_line') > 0 && rowsOf('opening_balance_line') === 0 ? ['no_opening_balance'] : []),
    ...(rowsOf('journal_line') > 0 && hasNone(db, 'due_date') ? ['no_due_dates'] : []),
  ];
  return { counts, documentBytes: Number(documentBytes), years: readYears(db, scope), absent };
}

/** Whether no line has a value in this column; stops at the first that has. */
function hasNone(db: ReadOnlyDatabase, column: 'due_date'): boolean {
  return db.prepare(`SELECT 1 FROM journal_line WHERE ${column} IS NOT NULL LIMIT 1`).get() === undefined;
}

interface YearRow {
  readonly administration_id: bigint;
  readonly administration_name: string;
  readonly id: bigint;
  readonly label: string;
  readonly start_date: string;
  readonly end_date: string;
  readonly entries: bigint;
  readonly lines: bigint;
  readonly debit: bigint;
  readonly credit: bigint;
  readonly documents: bigint;
}

function readYears(db: ReadOnlyDatabase, scope: Scope): Overview['years'] {
  const rows = db
    .prepare<YearRow>(
      `SELECT y.administration_id, a.name AS administration_name, y.id, y.label, y.start_date, y.end_date,
         (SELECT count(*) FROM journal_entry e WHERE e.fiscal_year_id = y.id) AS entries,
         coalesce(t.lines, 0) AS lines, coalesce(t.debit, 0) AS debit, coalesce(t.credit, 0) AS credit,
         (SELECT count(*) FROM document d WHERE d.administration_id = y.administration_id
            AND d.received_at >= y.start_date AND d.received_at < date(y.end_date, '+1 day')) AS documents
       FROM fiscal_year y JOIN administration a ON a.id = y.administration_id
       LEFT JOIN (
         SELECT e.fiscal_year_id, count(*) AS lines, sum(CASE l.side WHEN 'D' THEN l.amount_cents ELSE 0 END) AS debit,
           sum(CASE l.side WHEN 'C' THEN l.amount_cents ELSE 0 END) AS credit
         FROM journal_line l JOIN journal_entry e ON e.id = l.journal_entry_id GROUP BY e.fiscal_year_id
       ) t ON t.fiscal_year_id = y.id
       WHERE (:administration IS NULL OR y.administration_id = :administration) AND (:year IS NULL OR y.id = :year)
       ORDER BY a.code, y.start_date, y.id`,
      { safeIntegers: true },
    )
    .all({ administration: scope.administrationId ?? null, year: scope.fiscalYearId ?? null });
  return rows.map((row) => ({
    administrationId: Number(row.administration_id),
    administrationName: row.administration_name,
    fiscalYearId: Number(row.id),
    label: row.label,
    startDate: row.start_date,
    endDate: row.end_date,
    entries: Number(row.entries),
    lines: Number(row.lines),
    debitCents: integerCell(row.debit),
    creditCents: integerCell(row.credit),
    documents: Number(row.documents),
  }));
}
