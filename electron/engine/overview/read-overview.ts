import type { z } from 'zod';
import { fail } from '#shared/contract/failure.ts';
import type { overviewMethods } from '#shared/contract/overview.ts';
import type { Scope } from '#shared/contract/values.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import { readingRecords } from '../open/sqlite-failure.ts';
import { ExactSum } from '../query/exact-sum.ts';
import { amountOf, lineTest, missingEntry } from '../query/ledger-columns.ts';
import type { ListEngine } from '../query/list-engine.ts';
import { createPacing, type Pacing } from '../query/pacing.ts';
import { bareSource } from '../query/row-source.ts';
import { readInSlices } from '../query/slice-reader.ts';
import { countTables } from './count-tables.ts';

export type Overview = z.infer<(typeof overviewMethods)['overview.get']['output']>;

/** What an archive has nothing of, by the table that would hold it. */
const absences: readonly (readonly [code: string, table: string])[] = [
  ['no_ledger', 'journal_line'],
  ['no_documents', 'document'],
  ['no_invoices', 'invoice'],
  ['no_relations', 'relation'],
  ['no_bank', 'bank_statement'],
  ['no_vat_returns', 'vat_return'],
  ['no_authorisations', 'authorisation'],
  ['no_export_log', 'export_log'],
];

/** What a ledger may lack. */
const ledgerAbsences: readonly (readonly [code: string, sql: string])[] = [
  ['no_opening_balance', 'SELECT 1 FROM opening_balance_line LIMIT 1'],
  ['no_due_dates', 'SELECT 1 FROM journal_line WHERE due_date IS NOT NULL LIMIT 1'],
];

/** What is in an archive: rows by table, and its fiscal years with their totals. A foreign one has tables and no years. */
export async function readOverview(
  archive: OpenArchive,
  lists: ListEngine,
  scope: Scope,
  signal: AbortSignal | undefined,
): Promise<Overview> {
  const pacing = createPacing(archive.db, signal);
  const counts = (await countTables(archive.db, lists.tables, pacing)).flatMap(({ name, rows }) =>
    rows === null ? [] : [{ table: name, rows }],
  );
  if (archive.format === 'foreign') return { counts, documentBytes: 0, years: [], absent: ['no_manifest'] };
  const isEmpty = (table: string) => counts.some((count) => count.table === table && count.rows === 0);
  return {
    counts,
    documentBytes: await documentBytes(archive, pacing),
    years: await readYears(archive, lists, scope, signal),
    absent: [
      ...absences.filter(([, table]) => isEmpty(table)),
      ...(isEmpty('journal_line') ? [] : ledgerAbsences.filter(([, sql]) => hasNone(archive, sql))),
    ].map(([code]) => code),
  };
}

async function documentBytes({ db }: OpenArchive, pacing: Pacing): Promise<number> {
  let bytes = 0;
  await readInSlices(
    db,
    {
      source: bareSource('document_content'),
      columns: ['sum(b.byte_size)'],
      isAggregate: true,
      joins: [],
      conditions: [],
      // Each document is on a page of its own.
      rowsPerSlice: 1000,
    },
    {
      row([sum]) {
        bytes += Number(sum);
        if (!Number.isSafeInteger(bytes)) {
          throw fail('damaged_record', 'The documents: their sizes come to more than any file system holds.');
        }
      },
      unreadable() {
        throw fail('damaged_record', 'The documents: a page that their sizes stand on is damaged.');
      },
    },
    pacing,
  );
  return bytes;
}

/** Stops at the first row that there is. */
function hasNone({ db }: OpenArchive, sql: string): boolean {
  return readingRecords('The ledger', () => db.prepare(sql).get() === undefined);
}

async function readYears(
  archive: OpenArchive,
  lists: ListEngine,
  scope: Scope,
  signal: AbortSignal | undefined,
): Promise<Overview['years']> {
  const { ledger } = lists;
  const totals = await totalsByYear(lists, signal);
  const names = new Map(
    readingRecords('The administrations', () =>
      archive.db.prepare<{ id: number; name: string }>('SELECT id, name FROM administration').all(),
    ).map(({ id, name }) => [id, name] as const),
  );
  const days = readingRecords('The documents', () =>
    archive.db
      .prepare<{ administrationId: number; day: string; documents: number }>(
        `SELECT administration_id AS administrationId, substr(received_at, 1, 10) AS day, count(*) AS documents
         FROM document WHERE received_at IS NOT NULL GROUP BY 1, 2`,
      )
      .all(),
  );
  const documentsOf = ({ administrationId, startDate, endDate }: (typeof ledger.years)[number]) =>
    days
      .filter(
        (day) => day.administrationId === administrationId && startDate <= day.day && day.day <= endDate,
      )
      .reduce((sum, { documents }) => sum + documents, 0);
  return ledger.years
    .filter(
      (year) => scope.administrationId === undefined || year.administrationId === scope.administrationId,
    )
    .filter((year) => scope.fiscalYearId === undefined || year.id === scope.fiscalYearId)
    .map((year) => {
      const total = totals.get(year.id) ?? new YearTotals();
      return {
        administrationId: year.administrationId,
        administrationName: names.get(year.administrationId) ?? '',
        fiscalYearId: year.id,
        label: year.label,
        startDate: year.startDate,
        endDate: year.endDate,
        entries: total.entries,
        lines: total.lines,
        debitCents: total.debit.cents,
        creditCents: total.credit.cents,
        documents: documentsOf(year),
      };
    });
}

class YearTotals {
  entries = 0;
  lines = 0;
  readonly debit = new ExactSum();
  readonly credit = new ExactSum();
}

async function totalsByYear(
  { ledger }: ListEngine,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<number, YearTotals>> {
  const lines = await ledger.columns(signal);
  const totals = new Map<number, YearTotals>();
  const totalOf = (entry: number): YearTotals => {
    const yearId = lines.entries.fiscalYearIds[entry] ?? 0;
    let total = totals.get(yearId);
    if (total === undefined) {
      total = new YearTotals();
      totals.set(yearId, total);
    }
    return total;
  };
  for (let entry = 0; entry < lines.entries.ids.length; entry++) totalOf(entry).entries++;
  const everything = lineTest(lines, {
    fiscalYearIds: null,
    accountId: null,
    journalId: null,
    toPeriod: null,
    toDate: null,
  });
  for (let line = 0; line < lines.lineIds.length; line++) {
    if (!everything(line)) continue;
    const total = totalOf(lines.entryOf[line] ?? missingEntry);
    total.lines++;
    (lines.isCredit[line] === 1 ? total.credit : total.debit).add(amountOf(lines, line));
  }
  return totals;
}
