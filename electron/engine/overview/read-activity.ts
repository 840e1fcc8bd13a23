import type { z } from 'zod';
import type { overviewMethods } from '#shared/contract/overview.ts';
import type { Scope } from '#shared/contract/values.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import { readingRecords } from '../open/sqlite-failure.ts';
import { ExactSum } from '../query/exact-sum.ts';
import { lineTest, missingEntry, signedAmountOf } from '../query/ledger-columns.ts';
import type { ListEngine } from '../query/list-engine.ts';

export type Activity = z.infer<(typeof overviewMethods)['overview.activity']['output']>;

/**
 * Documents received and turnover booked by month. Turnover: lines on profit-and-loss accounts in sales journals, credit minus debit,
 * by the line's date.
 */
export async function readActivity(
  archive: OpenArchive,
  { ledger }: ListEngine,
  scope: Scope,
  signal: AbortSignal | undefined,
): Promise<Activity> {
  if (archive.format === 'foreign') return { months: [] };
  const turnover = await turnoverByMonth(archive, ledger, scope, signal);
  const documents = documentsByMonth(archive, ledger.years, scope);
  const months = [...new Set([...turnover.keys(), ...documents.keys()])].filter(isMonth).sort();
  return {
    months: months.map((month) => ({
      month,
      documents: documents.get(month) ?? 0,
      turnoverCents: turnover.get(month)?.cents ?? 0,
    })),
  };
}

/** A date as an auditfile may have it, outside any calendar, has no place in a chart. */
function isMonth(month: string): boolean {
  return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(month);
}

async function turnoverByMonth(
  { db }: OpenArchive,
  ledger: ListEngine['ledger'],
  scope: Scope,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, ExactSum>> {
  const lines = await ledger.columns(signal);
  const { administrationId, fiscalYearId } = scope;
  const isKept = lineTest(
    lines,
    ledger.scopeOf({
      ...(administrationId === undefined ? {} : { administrationId }),
      ...(fiscalYearId === undefined ? {} : { fiscalYearId }),
    }),
  );
  const salesJournals = new Set(
    readingRecords('The journals', () =>
      db.prepare<number>(`SELECT id FROM journal WHERE type = 'S'`, { pluck: true }).all(),
    ),
  );
  const resultAccounts = new Set(ledger.accounts.filter(({ type }) => type === 'P').map(({ id }) => id));
  const sums = new Map<string, ExactSum>();
  for (let line = 0; line < lines.lineIds.length; line++) {
    if (!resultAccounts.has(lines.accountIds[line] ?? 0) || !isKept(line)) continue;
    if (!salesJournals.has(lines.entries.journalIds[lines.entryOf[line] ?? missingEntry] ?? 0)) continue;
    const month = monthOf(lines.dates[line] ?? 0);
    let sum = sums.get(month);
    if (sum === undefined) {
      sum = new ExactSum();
      sums.set(month, sum);
    }
    sum.add(-signedAmountOf(lines, line));
  }
  return sums;
}

/** YYYY-MM of a date as a number. */
function monthOf(date: number): string {
  const digits = String(date).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}`;
}

function documentsByMonth(
  { db }: OpenArchive,
  years: ListEngine['ledger']['years'],
  scope: Scope,
): ReadonlyMap<string, number> {
  const year = years.find(({ id }) => id === scope.fiscalYearId);
  const rows = readingRecords('The documents', () =>
    db
      .prepare<{ month: string; documents: number }>(
        `SELECT substr(received_at, 1, 7) AS month, count(*) AS documents FROM document
         WHERE received_at IS NOT NULL AND (:administration IS NULL OR administration_id = :administration)
           AND (:start IS NULL OR received_at >= :start) AND (:end IS NULL OR received_at < date(:end, '+1 day'))
         GROUP BY 1`,
      )
      .all({
        administration: year?.administrationId ?? scope.administrationId ?? null,
        start: year?.startDate ?? null,
        end: year?.endDate ?? null,
      }),
  );
  return new Map(rows.map(({ month, documents }) => [month, documents] as const));
}
