import { ContractError } from '#shared/contract/failure.ts';
import type { Scope } from '#shared/contract/values.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import type { SqlValue } from '../driver/statement.ts';
import { readingRecords } from '../open/sqlite-failure.ts';
import { IntegerList, type Integers, trimmed, withRoom } from './integer-list.ts';
import type { Pacing } from './pacing.ts';
import { bareSource, type RowSource } from './row-source.ts';
import { readInSlices } from './slice-reader.ts';

/** A journal entry as far as figures need it. */
export interface EntryColumns {
  readonly ids: Integers;
  readonly journalIds: Integers;
  readonly fiscalYearIds: Integers;
  /** The period's number; `noPeriod` where the entry names none. */
  readonly periods: Integers;
  /** YYYYMMDD as a number. */
  readonly dates: Integers;
}

/**
 * All journal lines in memory, column by column in the order of their ids: what balances and ledger cards are computed from. A
 * million lines take some 35 MB and a second or two to read, once; then every balance of every year is a loop of a few milliseconds.
 */
export interface LedgerColumns {
  readonly byteLength: number;
  readonly entries: EntryColumns;
  readonly lineIds: Integers;
  /** Index into `entries`. */
  readonly entryOf: Uint32Array;
  readonly accountIds: Integers;
  /** `noRelation` where a line names none. */
  readonly relationIds: Integers;
  /** As stored, whatever the side; NaN where it is beyond 2^52 and stands in `largeAmounts`. */
  readonly amountCents: Float64Array;
  /** By index of the line. */
  readonly largeAmounts: ReadonlyMap<number, bigint>;
  /** 1 for side C. */
  readonly isCredit: Uint8Array;
  /** The line's own date, else its entry's; YYYYMMDD as a number. */
  readonly dates: Integers;
}

/** What stands for an entry without a period: no period number that a package could give. */
export const noPeriod = -0x8000_0000;

/** What stands for a line without a relation; beyond the ids that a writer gives. */
export const noRelation = -0x8000_0000;

const entries: RowSource = {
  ...bareSource('journal_entry'),
  joins: { period: { sql: 'LEFT JOIN period p ON p.id = b.period_id' } },
};

const dateNumber = (expression: string) => `CAST(replace(${expression}, '-', '') AS INTEGER)`;

/** Reads entries and lines in slices. Throws `damaged_record` where a page of either is damaged: no figure would be right. */
export async function readLedgerColumns(db: ReadOnlyDatabase, pacing: Pacing): Promise<LedgerColumns> {
  const entries = await readEntries(db, pacing);
  const entryIndexes = indexById(entries.ids);
  const expected = rowsExpected(db, 'journal_line');
  const lineIds = new IntegerList(expected);
  const accountIds = new IntegerList(expected);
  const relationIds = new IntegerList(expected);
  const dates = new IntegerList(expected);
  let entryOf = new Uint32Array(Math.max(16, expected));
  let amountCents = new Float64Array(entryOf.length);
  let isCredit = new Uint8Array(entryOf.length);
  const largeAmounts = new Map<number, bigint>();
  const readLarge = db.prepare<bigint>('SELECT amount_cents FROM journal_line WHERE id = ?', {
    pluck: true,
    safeIntegers: true,
  });
  await readInSlices(
    db,
    {
      source: bareSource('journal_line'),
      columns: [
        'b.journal_entry_id',
        'b.ledger_account_id',
        'b.relation_id',
        'b.side',
        'b.amount_cents',
        dateNumber('b.effective_date'),
      ],
      joins: [],
      conditions: [],
    },
    {
      row([id, entryId, accountId, relationId, side, amount, date]) {
        const entry = entryIndexes(Number(entryId));
        const cents = Number(amount);
        const isExact = Math.abs(cents) < 2 ** 52;
        if (!isExact) {
          const exact = readingRecords('A journal line', () => readLarge.get(Number(id)));
          largeAmounts.set(lineIds.length, exact ?? 0n);
        }
        const line = lineIds.length;
        amountCents = withRoom(amountCents, line);
        isCredit = withRoom(isCredit, line);
        entryOf = withRoom(entryOf, line);
        amountCents[line] = isExact ? cents : Number.NaN;
        isCredit[line] = side === 'C' ? 1 : 0;
        entryOf[line] = entry;
        lineIds.push(Number(id));
        accountIds.push(Number(accountId));
        relationIds.push(Number(relationId ?? noRelation));
        dates.push(date === null || date === undefined ? (entries.dates[entry] ?? 0) : Number(date));
      },
      unreadable: refuse,
    },
    pacing,
  );
  const count = lineIds.length;
  const columns = {
    entries,
    lineIds: lineIds.done(),
    entryOf: trimmed(entryOf, count),
    accountIds: accountIds.done(),
    relationIds: relationIds.done(),
    amountCents: trimmed(amountCents, count),
    largeAmounts,
    isCredit: trimmed(isCredit, count),
    dates: dates.done(),
  };
  const arrays = [
    ...Object.values(entries),
    columns.lineIds,
    columns.entryOf,
    columns.accountIds,
    columns.relationIds,
    columns.amountCents,
    columns.isCredit,
    columns.dates,
  ];
  return { ...columns, byteLength: arrays.reduce((sum, array) => sum + array.byteLength, 0) };
}

/** The most rows that a table is given room for before any was read: ids may be few and far between. */
const mostExpected = 4_000_000;

/** How many rows a table has where its ids count up from 1 without gaps, as they do in every archive that was written for this. */
function rowsExpected(db: ReadOnlyDatabase, table: 'journal_line' | 'journal_entry'): number {
  const last = readingRecords('The journal', () =>
    db.prepare<number | null>(`SELECT max(id) FROM ${table}`, { pluck: true }).get(),
  );
  return Math.min(Math.max(0, last ?? 0), mostExpected);
}

async function readEntries(db: ReadOnlyDatabase, pacing: Pacing): Promise<EntryColumns> {
  const expected = rowsExpected(db, 'journal_entry');
  const ids = new IntegerList(expected);
  const journalIds = new IntegerList(expected);
  const fiscalYearIds = new IntegerList(expected);
  const periods = new IntegerList(expected);
  const dates = new IntegerList(expected);
  await readInSlices(
    db,
    {
      source: entries,
      columns: ['b.journal_id', 'b.fiscal_year_id', 'p.number', dateNumber('b.entry_date')],
      joins: ['period'],
      conditions: [],
    },
    {
      row([id, journalId, fiscalYearId, period, date]: readonly SqlValue[]) {
        ids.push(Number(id));
        journalIds.push(Number(journalId));
        fiscalYearIds.push(Number(fiscalYearId));
        periods.push(period === null || period === undefined ? noPeriod : Number(period));
        dates.push(Number(date));
      },
      unreadable: refuse,
    },
    pacing,
  );
  return {
    ids: ids.done(),
    journalIds: journalIds.done(),
    fiscalYearIds: fiscalYearIds.done(),
    periods: periods.done(),
    dates: dates.done(),
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
function indexById(ids: Integers): (id: number) => number {
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
  readonly accountId: number | null;
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
  const { accountId } = scope;
  return (line) =>
    (accountId === null || accountIds[line] === accountId) &&
    keepsEntry[entryOf[line] ?? missingEntry] === 1 &&
    (scope.toDate === null || (dates[line] ?? 0) <= scope.toDate);
}

/** An entry without a period belongs to the month of its date. */
export function periodOf(entries: EntryColumns, entry: number): number {
  const period = entries.periods[entry] ?? noPeriod;
  return period === noPeriod ? Math.floor((entries.dates[entry] ?? 0) / 100) % 100 : period;
}

/** The number of a date as text, YYYY-MM-DD. */
export function dateAsNumber(date: NonNullable<Scope['toDate']>): number {
  return Number(date.replaceAll('-', ''));
}
