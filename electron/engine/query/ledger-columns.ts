import { ContractError } from '#shared/contract/failure.ts';
import type { Scope } from '#shared/contract/values.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import type { SqlValue } from '../driver/statement.ts';
import { readingRecords } from '../open/sqlite-failure.ts';
import { NumberList } from './number-list.ts';
import type { Pacing } from './pacing.ts';
import type { RowSource } from './row-source.ts';
import { readInSlices } from './slice-reader.ts';

/** A journal entry as far as figures need it. */
export interface EntryColumns {
  readonly ids: Float64Array;
  readonly journalIds: Float64Array;
  readonly fiscalYearIds: Float64Array;
  /** The period's number; NaN where the entry names none. */
  readonly periods: Float64Array;
  /** YYYYMMDD as a number. */
  readonly dates: Float64Array;
}

/**
 * All journal lines in memory, column by column in the order of their ids: what balances and ledger cards are computed from. A
 * million lines take some 35 MB and a second to read, once; then every balance of every year is a loop of a few milliseconds.
 */
export interface LedgerColumns {
  readonly byteLength: number;
  readonly entries: EntryColumns;
  readonly lineIds: Float64Array;
  /** Index into `entries`. */
  readonly entryOf: Uint32Array;
  readonly accountIds: Float64Array;
  /** As stored, whatever the side; NaN where it is beyond 2^52 and stands in `largeAmounts`. */
  readonly amountCents: Float64Array;
  /** By index of the line. */
  readonly largeAmounts: ReadonlyMap<number, bigint>;
  /** 1 for side C. */
  readonly isCredit: Uint8Array;
  /** The line's own date, else its entry's; YYYYMMDD as a number. */
  readonly dates: Int32Array;
}

const bare = (table: string): RowSource => ({
  table,
  tableSql: table,
  idSql: 'b.id',
  joins: { period: { sql: 'LEFT JOIN period p ON p.id = b.period_id' } },
  columns: [],
  scope: {},
  passesOver: [],
  defaultSort: [],
});

const dateNumber = (expression: string) => `CAST(replace(${expression}, '-', '') AS INTEGER)`;

/** Reads entries and lines in slices. Throws `damaged_record` where a page of either is damaged: no figure would be right. */
export async function readLedgerColumns(db: ReadOnlyDatabase, pacing: Pacing): Promise<LedgerColumns> {
  const entries = await readEntries(db, pacing);
  const entryIndexes = indexById(entries.ids);
  const lineIds = new NumberList();
  const entryOf = new NumberList();
  const accountIds = new NumberList();
  const amountCents = new NumberList();
  const isCredit = new NumberList();
  const dates = new NumberList();
  const largeAmounts = new Map<number, bigint>();
  const readLarge = db.prepare<bigint>('SELECT amount_cents FROM journal_line WHERE id = ?', {
    pluck: true,
    safeIntegers: true,
  });
  await readInSlices(
    db,
    {
      source: bare('journal_line'),
      columns: [
        'b.journal_entry_id',
        'b.ledger_account_id',
        'b.side',
        'b.amount_cents',
        dateNumber('b.effective_date'),
      ],
      joins: [],
      conditions: [],
    },
    {
      row([id, entryId, accountId, side, amount, date]) {
        const entry = entryIndexes(Number(entryId));
        const cents = Number(amount);
        const isExact = Math.abs(cents) < 2 ** 52;
        if (!isExact) {
          const exact = readingRecords('A journal line', () => readLarge.get(Number(id)));
          largeAmounts.set(lineIds.length, exact ?? 0n);
        }
        amountCents.push(isExact ? cents : Number.NaN);
        isCredit.push(side === 'C' ? 1 : 0);
        lineIds.push(Number(id));
        entryOf.push(entry);
        accountIds.push(Number(accountId));
        dates.push(date === null || date === undefined ? (entries.dates[entry] ?? 0) : Number(date));
      },
      unreadable: refuse,
    },
    pacing,
  );
  const columns = {
    entries,
    lineIds: lineIds.view().slice(),
    entryOf: Uint32Array.from(entryOf.view()),
    accountIds: accountIds.view().slice(),
    amountCents: amountCents.view().slice(),
    largeAmounts,
    isCredit: Uint8Array.from(isCredit.view()),
    dates: Int32Array.from(dates.view()),
  };
  return { ...columns, byteLength: lineIds.length * 33 + entries.ids.length * 40 };
}

async function readEntries(db: ReadOnlyDatabase, pacing: Pacing): Promise<EntryColumns> {
  const lists = Array.from({ length: 5 }, () => new NumberList());
  await readInSlices(
    db,
    {
      source: bare('journal_entry'),
      columns: ['b.journal_id', 'b.fiscal_year_id', 'p.number', dateNumber('b.entry_date')],
      joins: ['period'],
      conditions: [],
    },
    {
      row(values: readonly SqlValue[]) {
        for (const [index, list] of lists.entries()) {
          const value = values[index];
          list.push(value === null || value === undefined ? Number.NaN : Number(value));
        }
      },
      unreadable: refuse,
    },
    pacing,
  );
  const [ids, journalIds, fiscalYearIds, periods, dates] = lists.map((list) => list.view().slice());
  const none = new Float64Array(0);
  return {
    ids: ids ?? none,
    journalIds: journalIds ?? none,
    fiscalYearIds: fiscalYearIds ?? none,
    periods: periods ?? none,
    dates: dates ?? none,
  };
}

function refuse(): never {
  throw new ContractError({
    code: 'damaged_record',
    message: 'A page of the journal is damaged, so no balance can be computed.',
  });
}

/** A line's amount as stored. */
export function amountOf(columns: LedgerColumns, line: number): number | bigint {
  const amount = columns.amountCents[line] ?? 0;
  return Number.isNaN(amount) ? (columns.largeAmounts.get(line) ?? 0n) : amount;
}

/** A line's debit minus credit. */
export function signedAmountOf(columns: LedgerColumns, line: number): number | bigint {
  const amount = amountOf(columns, line);
  return columns.isCredit[line] === 1 ? -amount : amount;
}

/** Finds an entry by its id: mostly they count up from 1 without gaps, and then no search is needed. */
function indexById(ids: Float64Array): (id: number) => number {
  return (id) => {
    if (ids[id - 1] === id) return id - 1;
    let [low, high] = [0, ids.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ids[middle] ?? 0) < id) low = middle + 1;
      else high = middle;
    }
    // A line whose entry is missing belongs to no year; the structure layer of a verification names it.
    return ids[low] === id ? low : missingEntry;
  };
}

/** Index of no entry: outside every array of `entries`. */
export const missingEntry = 0xffff_ffff;

/** Which lines a scope keeps, as far as entries and lines alone decide it. */
export type LineTest = (line: number) => boolean;

/** Accounts and years of an administration, which lines do not name themselves. */
export interface LedgerScope {
  readonly fiscalYearIds: ReadonlySet<number> | null;
  readonly accountIds: ReadonlySet<number> | null;
  readonly journalId: number | null;
  readonly toPeriod: number | null;
  readonly toDate: number | null;
}

/** A test over line indexes; entries are judged once, not once for each of their lines. */
export function lineTest(columns: LedgerColumns, scope: LedgerScope): LineTest {
  const { entries, entryOf, accountIds, dates } = columns;
  const keepsEntry = new Uint8Array(entries.ids.length);
  for (let entry = 0; entry < keepsEntry.length; entry++) {
    const year = entries.fiscalYearIds[entry] ?? 0;
    const isKept =
      (scope.fiscalYearIds === null || scope.fiscalYearIds.has(year)) &&
      (scope.journalId === null || entries.journalIds[entry] === scope.journalId) &&
      (scope.toPeriod === null || periodOf(entries, entry) <= scope.toPeriod);
    keepsEntry[entry] = isKept ? 1 : 0;
  }
  return (line) =>
    keepsEntry[entryOf[line] ?? missingEntry] === 1 &&
    (scope.accountIds === null || scope.accountIds.has(accountIds[line] ?? 0)) &&
    (scope.toDate === null || (dates[line] ?? 0) <= scope.toDate);
}

/** An entry without a period belongs to the month of its date. */
function periodOf(entries: EntryColumns, entry: number): number {
  const period = entries.periods[entry] ?? Number.NaN;
  return Number.isNaN(period) ? Math.floor((entries.dates[entry] ?? 0) / 100) % 100 : period;
}

/** The number of a date as text, YYYY-MM-DD. */
export function dateAsNumber(date: NonNullable<Scope['toDate']>): number {
  return Number(date.replaceAll('-', ''));
}
