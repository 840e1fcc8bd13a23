import { fail } from '#shared/contract/failure.ts';
import type { ListRow } from '#shared/contract/lists.ts';
import type { Scope } from '#shared/contract/values.ts';
import type { ReadOnlyDatabase } from '../../driver/read-only-database.ts';
import { readingRecords } from '../../open/sqlite-failure.ts';
import { type ComputedColumn, createComputedList } from '../computed-list.ts';
import { ExactSum } from '../exact-sum.ts';
import type { Ledger } from '../ledger.ts';
import { amountOf, lineTest, missingEntry } from '../ledger-columns.ts';
import type { List } from '../list.ts';

const columns: readonly ComputedColumn[] = [
  { name: 'id', type: 'integer', references: 'journal' },
  { name: 'code', type: 'code' },
  { name: 'description', type: 'text' },
  { name: 'type', type: 'code' },
  { name: 'entries', type: 'integer' },
  { name: 'lines', type: 'integer' },
  { name: 'debitCents', type: 'cents', isSummed: true },
  { name: 'creditCents', type: 'cents', isSummed: true },
  { name: 'administration', type: 'code' },
];

const members: ReadonlySet<string> = new Set([
  'administrationId',
  'fiscalYearId',
  'journalId',
  'toPeriod',
  'toDate',
]);

/** Journals with what was booked in them, of one fiscal year or of all. */
export function createJournals(db: ReadOnlyDatabase, ledger: Ledger): List {
  return createComputedList(columns, (scope, signal) => computeJournals(db, ledger, scope, signal));
}

interface JournalRow {
  readonly id: number;
  readonly administrationId: number;
  readonly administration: string;
  readonly code: string;
  readonly description: string;
  readonly type: string;
}

class JournalTotals {
  entries = 0;
  lines = 0;
  readonly debit = new ExactSum();
  readonly credit = new ExactSum();
}

async function computeJournals(
  db: ReadOnlyDatabase,
  ledger: Ledger,
  scope: Scope,
  signal: AbortSignal | undefined,
): Promise<ListRow[]> {
  for (const [member, value] of Object.entries(scope)) {
    if (value !== undefined && !members.has(member)) {
      throw fail('bad_filter', `Journals cannot be narrowed by ${member}.`);
    }
  }
  const administrationIds = new Set(ledger.openingYears(scope).map((year) => year.administrationId));
  const totals = await totalsByJournal(ledger, scope, signal);
  const journals = readingRecords('The journals', () =>
    db
      .prepare<JournalRow>(
        `SELECT j.id, j.administration_id AS administrationId, a.code AS administration, j.code, j.description, j.type
         FROM journal j LEFT JOIN administration a ON a.id = j.administration_id ORDER BY j.administration_id, j.code`,
      )
      .all(),
  );
  return journals
    .filter((journal) => administrationIds.has(journal.administrationId))
    .filter((journal) => scope.journalId === undefined || journal.id === scope.journalId)
    .map((journal) => {
      const total = totals.get(journal.id) ?? new JournalTotals();
      return {
        ref: { table: 'journal', id: journal.id },
        cells: [
          journal.id,
          journal.code,
          journal.description,
          journal.type,
          total.entries,
          total.lines,
          total.debit.cents,
          total.credit.cents,
          journal.administration,
        ],
      };
    });
}

async function totalsByJournal(
  ledger: Ledger,
  scope: Scope,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<number, JournalTotals>> {
  const lines = await ledger.columns(signal);
  const isKept = lineTest(lines, ledger.scopeOf(scope));
  const counted = new Uint8Array(lines.entries.ids.length);
  const totals = new Map<number, JournalTotals>();
  for (let line = 0; line < lines.lineIds.length; line++) {
    if (!isKept(line)) continue;
    const entry = lines.entryOf[line] ?? missingEntry;
    const journalId = lines.entries.journalIds[entry] ?? 0;
    let total = totals.get(journalId);
    if (total === undefined) {
      total = new JournalTotals();
      totals.set(journalId, total);
    }
    total.lines++;
    if (counted[entry] === 0) {
      counted[entry] = 1;
      total.entries++;
    }
    (lines.isCredit[line] === 1 ? total.credit : total.debit).add(amountOf(lines, line));
  }
  return totals;
}
