import type { z } from 'zod';
import { fail } from '#shared/contract/failure.ts';
import type { subledgerMethods } from '#shared/contract/subledgers.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import { readingRecords } from '../open/sqlite-failure.ts';
import { ExactSum } from '../query/exact-sum.ts';
import type { ListEngine } from '../query/list-engine.ts';

export type RelationFigures = z.output<(typeof subledgerMethods)['relations.figures']['output']>;

interface LineSum {
  readonly accountId: bigint;
  readonly fiscalYearId: bigint;
  readonly journalId: bigint;
  readonly journalType: string;
  readonly lines: bigint;
  readonly cents: bigint;
}

interface InvoiceRow {
  readonly direction: string;
  readonly kind: string;
  readonly issueDate: string | null;
  readonly netCents: bigint | null;
}

class YearFigures {
  sales: ExactSum | null = null;
  purchase: ExactSum | null = null;
  salesBooked: ExactSum | null = null;
  purchaseBooked: ExactSum | null = null;
  invoices = 0;
}

/** What a relation owes or is owed, and its turnover by fiscal year. Throws `not_found`. */
export async function readRelationFigures(
  { db }: OpenArchive,
  { ledger, subledgers }: ListEngine,
  relationId: number,
  signal: AbortSignal | undefined,
): Promise<RelationFigures> {
  const relation = readingRecords('The relation', () =>
    db
      .prepare<{ readonly administrationId: number }>(
        'SELECT administration_id AS administrationId FROM relation WHERE id = ?',
      )
      .get(relationId),
  );
  if (relation === undefined) throw fail('not_found', `There is no relation with id ${relationId}.`);
  const { controls } = await subledgers.book(signal);
  const years = ledger.years.filter((year) => year.administrationId === relation.administrationId);
  const firstYear = years[0]?.id;
  const figures = new Map(years.map((year) => [year.id, new YearFigures()] as const));
  const balances = new Map<number, ExactSum>();
  let lines = 0;
  for (const row of readLineSums(db, relationId)) {
    const control = controls.get(Number(row.accountId));
    const yearId = Number(row.fiscalYearId);
    lines += Number(row.lines);
    // A journal of type O repeats in a later year what the year before says.
    const isRepeated = ledger.openingJournalIds.has(Number(row.journalId)) && yearId !== firstYear;
    if (control === undefined || isRepeated) continue;
    made(balances, control.account.id).add(row.cents);
    const year = figures.get(yearId);
    if (year === undefined) continue;
    if (row.journalType === 'S' && control.subledger === 'debtors') {
      year.salesBooked ??= new ExactSum();
      year.salesBooked.add(row.cents);
    } else if (row.journalType === 'P' && control.subledger === 'creditors') {
      year.purchaseBooked ??= new ExactSum();
      year.purchaseBooked.add(-row.cents);
    }
  }
  for (const { direction, kind, issueDate, netCents } of readInvoices(db, relationId)) {
    const own = years.find(
      (year) => issueDate !== null && year.startDate <= issueDate && issueDate <= year.endDate,
    );
    const year = figures.get(own?.id ?? 0);
    if (year === undefined) continue;
    year.invoices++;
    if (netCents === null) continue;
    const cents = kind === 'credit_note' ? -netCents : netCents;
    if (direction === 'sales') year.sales ??= new ExactSum();
    else year.purchase ??= new ExactSum();
    (direction === 'sales' ? year.sales : year.purchase)?.add(cents);
  }
  return {
    controls: Array.from(balances, ([accountId, sum]) => ({ control: controls.get(accountId), sum })).flatMap(
      ({ control, sum }) =>
        control === undefined
          ? []
          : [
              {
                accountId: control.account.id,
                code: control.account.code,
                description: control.account.description,
                subledger: control.subledger,
                rule: control.rule,
                balanceCents: sum.cents,
              },
            ],
    ),
    lines,
    years: years.flatMap((year) => {
      const own = figures.get(year.id) ?? new YearFigures();
      const isEmpty = own.invoices === 0 && own.salesBooked === null && own.purchaseBooked === null;
      if (isEmpty) return [];
      return [
        {
          fiscalYearId: year.id,
          label: year.label,
          salesNetCents: own.sales?.cents ?? null,
          purchaseNetCents: own.purchase?.cents ?? null,
          invoices: own.invoices,
          salesBookedCents: own.salesBooked?.cents ?? null,
          purchaseBookedCents: own.purchaseBooked?.cents ?? null,
        },
      ];
    }),
  };
}

function made(sums: Map<number, ExactSum>, key: number): ExactSum {
  let sum = sums.get(key);
  if (sum === undefined) {
    sum = new ExactSum();
    sums.set(key, sum);
  }
  return sum;
}

function readLineSums(db: OpenArchive['db'], relationId: number): LineSum[] {
  return readingRecords('The lines of the relation', () =>
    db
      .prepare<LineSum>(
        `SELECT l.ledger_account_id AS accountId, e.fiscal_year_id AS fiscalYearId, e.journal_id AS journalId, j.type AS journalType,
           count(*) AS lines, sum(CASE l.side WHEN 'D' THEN l.amount_cents ELSE -l.amount_cents END) AS cents
         FROM journal_line l JOIN journal_entry e ON e.id = l.journal_entry_id JOIN journal j ON j.id = e.journal_id
         WHERE l.relation_id = ? GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
        { safeIntegers: true },
      )
      .all(relationId),
  );
}

function readInvoices(db: OpenArchive['db'], relationId: number): InvoiceRow[] {
  return readingRecords('The invoices of the relation', () =>
    db
      .prepare<InvoiceRow>(
        'SELECT direction, kind, issue_date AS issueDate, net_cents AS netCents FROM invoice WHERE relation_id = ?',
        { safeIntegers: true },
      )
      .all(relationId),
  );
}
