import { fail } from '#shared/contract/failure.ts';
import type { Scope } from '#shared/contract/values.ts';
import { isCalendarDate } from '#shared/domain/written-date.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import { readingRecords } from '../open/sqlite-failure.ts';
import { ExactSum } from '../query/exact-sum.ts';
import { compact, type IdVector } from '../query/id-vector.ts';
import { type FiscalYear, type Ledger, yearNamed } from '../query/ledger.ts';
import { dateAsNumber, missingEntry, signedAmountOf } from '../query/ledger-columns.ts';
import { createListCache } from '../query/list-cache.ts';
import { NumberList } from '../query/number-list.ts';
import { createPacing } from '../query/pacing.ts';
import type { ControlAccount } from './control-accounts.ts';
import { type ItemBook, readItemBook } from './item-book.ts';
import { type OpenItem, openItemsOn } from './open-items.ts';

/** What is open on a date. */
export interface OpenOnDate {
  readonly byteLength: number;
  readonly referenceDates: ReferenceDates;
  readonly book: ItemBook;
  /** Debtors first, then by administration, relation and due date. */
  readonly items: readonly OpenItem[];
  readonly relations: ReadonlyMap<number, SubledgerRelation>;
  readonly administrations: ReadonlyMap<number, string>;
}

/** The date that an administration's items are judged on, by its id. */
export type ReferenceDates = ReadonlyMap<number, string>;

/** A relation as lists name it. */
export interface SubledgerRelation {
  readonly code: string;
  readonly name: string;
}

/** A control account's balance beside what its items come to; the rest is what the opening balance does not break down by item. */
export interface ControlBalance {
  readonly control: ControlAccount;
  readonly balanceCents: bigint;
  readonly itemsCents: bigint;
}

/** Debtors and creditors of an archive by item; read when they are first asked for, and kept. */
export interface Subledgers {
  book(signal: AbortSignal | undefined): Promise<ItemBook>;
  /** The scope's `toDate`; else the last day of the chosen fiscal year or of the administration's last, not after the day of the export. */
  referenceDates(scope: Scope): ReferenceDates;
  openOn(scope: Scope, signal: AbortSignal | undefined): Promise<OpenOnDate>;
  /** Ids of the lines of the item that a line belongs to, ascending; none for a line of no item. */
  linesOfItem(lineId: number, signal: AbortSignal | undefined): Promise<IdVector>;
  balancesOn(scope: Scope, signal: AbortSignal | undefined): Promise<ControlBalance[]>;
}

const mostOpenBytes = 16 * 1024 * 1024;
const bytesPerOpenItem = 400;

export function createSubledgers(archive: OpenArchive, ledger: Ledger): Subledgers {
  const { db } = archive;
  const books = createListCache<ItemBook>(Number.POSITIVE_INFINITY);
  const opens = createListCache<OpenOnDate>(mostOpenBytes);
  const subledgers: Subledgers = {
    book: (signal) =>
      books.get('all', signal, (ended) => readItemBook(db, ledger, ended, createPacing(db, ended))),
    referenceDates(scope) {
      const exported = archive.manifest?.manifest?.exportedAt.slice(0, 10);
      const dates = new Map<number, string>();
      for (const { administrationId, endDate } of yearsOf(ledger, scope)) {
        // A year that ends on no day ends nothing.
        if (!isCalendarDate(endDate)) continue;
        const last = [dates.get(administrationId) ?? endDate, endDate].sort().at(-1) ?? endDate;
        dates.set(administrationId, scope.toDate ?? last);
      }
      if (exported === undefined || scope.toDate !== undefined) return dates;
      return new Map(Array.from(dates, ([id, date]) => [id, [exported, date].sort()[0] ?? date] as const));
    },
    openOn(scope, signal) {
      const referenceDates = subledgers.referenceDates(scope);
      const key = JSON.stringify([...referenceDates]);
      return opens.get(key, signal, async (ended) => {
        const book = await subledgers.book(ended);
        const columns = await ledger.columns(ended);
        const relations = readRelations(archive);
        const nameOf = ({ item }: OpenItem) => relations.get(item.relationId ?? 0)?.code ?? '';
        const items = [...referenceDates]
          .flatMap(([id, date]) => openItemsOn(book, columns, id, date))
          .sort(
            (a, b) =>
              compare(b.item.control.subledger, a.item.control.subledger) ||
              a.item.control.account.administrationId - b.item.control.account.administrationId ||
              compare(nameOf(a), nameOf(b)) ||
              compare(a.dueDate ?? '', b.dueDate ?? '') ||
              a.item.lineId - b.item.lineId,
          );
        return {
          byteLength: items.length * bytesPerOpenItem,
          referenceDates,
          book,
          items,
          relations,
          administrations: readAdministrations(archive),
        };
      });
    },
    async linesOfItem(lineId, signal) {
      const { itemLines } = await subledgers.book(signal);
      const { lineIds } = await ledger.columns(signal);
      const { lines, itemOf } = itemLines;
      const place = lines.findIndex((line) => lineIds[line] === lineId);
      if (place < 0) return new Int32Array();
      const ids = new NumberList();
      for (let at = 0; at < lines.length; at++) {
        if (itemOf[at] === itemOf[place]) ids.push(lineIds[lines[at] ?? 0] ?? 0);
      }
      return compact(ids.view());
    },
    async balancesOn(scope, signal) {
      const { book, referenceDates } = await subledgers.openOn(scope, signal);
      const columns = await ledger.columns(signal);
      const lastDays = dayNumbers(referenceDates);
      const itemSums = new Map<number, ExactSum>();
      const { lines, itemOf } = book.itemLines;
      for (let at = 0; at < lines.length; at++) {
        const line = lines[at] ?? 0;
        const owner = book.items[itemOf[at] ?? 0]?.control.account.administrationId ?? 0;
        if ((columns.dates[line] ?? 0) <= (lastDays.get(owner) ?? 0)) {
          addTo(itemSums, columns.accountIds[line] ?? 0, signedAmountOf(columns, line));
        }
      }
      const balances = await ledgerBalances(ledger, referenceDates, signal);
      return [...book.controls.values()]
        .filter(({ account }) => referenceDates.has(account.administrationId))
        .map((control) => ({
          control,
          balanceCents: balances.get(control.account.id)?.value ?? 0n,
          itemsCents: itemSums.get(control.account.id)?.value ?? 0n,
        }));
    },
  };
  return subledgers;
}

/** Every account's balance on a date: the opening of the year that the date is in, where the archive has it, and what was booked since. */
async function ledgerBalances(
  ledger: Ledger,
  referenceDates: ReferenceDates,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<number, ExactSum>> {
  const columns = await ledger.columns(signal);
  const { entries } = columns;
  const sums = new Map<number, ExactSum>();
  /** The last day that counts, by fiscal year. */
  const lastDays = new Map<number, number>();
  for (const [administrationId, date] of referenceDates) {
    const years = ledger.years.filter((year) => year.administrationId === administrationId);
    const from = years.findLastIndex(
      (year) => year.startDate <= date && opensWithBalance(ledger, year, columns),
    );
    const start = Math.max(0, from);
    for (const [accountId, cents] of ledger.openings(years[start]?.id ?? 0)) addTo(sums, accountId, cents);
    for (const year of years.slice(start)) lastDays.set(year.id, dateAsNumber(date));
  }
  for (let line = 0; line < columns.lineIds.length; line++) {
    const entry = columns.entryOf[line] ?? missingEntry;
    const last = lastDays.get(entries.fiscalYearIds[entry] ?? 0) ?? 0;
    if ((columns.dates[line] ?? 0) <= last) {
      addTo(sums, columns.accountIds[line] ?? 0, signedAmountOf(columns, line));
    }
  }
  return sums;
}

function dayNumbers(dates: ReferenceDates): ReadonlyMap<number, number> {
  return new Map(Array.from(dates, ([id, date]) => [id, dateAsNumber(date)] as const));
}

/** Whether a year has its opening balance, in records of its own or booked through a journal of type O. */
function opensWithBalance(
  ledger: Ledger,
  year: FiscalYear,
  { entries }: Awaited<ReturnType<Ledger['columns']>>,
): boolean {
  if (ledger.openings(year.id).size > 0) return true;
  const { openingJournalIds } = ledger;
  if (openingJournalIds.size === 0) return false;
  for (let entry = 0; entry < entries.ids.length; entry++) {
    if (entries.fiscalYearIds[entry] === year.id && openingJournalIds.has(entries.journalIds[entry] ?? 0))
      return true;
  }
  return false;
}

function addTo(sums: Map<number, ExactSum>, key: number, cents: number | bigint): void {
  let sum = sums.get(key);
  if (sum === undefined) {
    sum = new ExactSum();
    sums.set(key, sum);
  }
  sum.add(cents);
}

function yearsOf(ledger: Ledger, scope: Scope): readonly FiscalYear[] {
  if (scope.fiscalYearId !== undefined) return [yearNamed(ledger.years, scope.fiscalYearId)];
  return ledger.years.filter(
    (year) => scope.administrationId === undefined || year.administrationId === scope.administrationId,
  );
}

function readRelations({ db }: OpenArchive): ReadonlyMap<number, SubledgerRelation> {
  const rows = readingRecords('The relations', () =>
    db.prepare<SubledgerRelation & { readonly id: number }>('SELECT id, code, name FROM relation').all(),
  );
  return new Map(rows.map(({ id, code, name }) => [id, { code, name }]));
}

function readAdministrations({ db }: OpenArchive): ReadonlyMap<number, string> {
  const rows = readingRecords('The administrations', () =>
    db.prepare<{ readonly id: number; readonly code: string }>('SELECT id, code FROM administration').all(),
  );
  return new Map(rows.map(({ id, code }) => [id, code]));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Throws `bad_filter` for what debtors and creditors cannot be narrowed by. */
export function checkSubledgerScope(scope: Scope): void {
  const members: ReadonlySet<string> = new Set([
    'administrationId',
    'fiscalYearId',
    'relationId',
    'accountId',
    'toDate',
  ]);
  for (const [member, value] of Object.entries(scope)) {
    if (value !== undefined && !members.has(member)) {
      throw fail('bad_filter', `Open items cannot be narrowed by ${member}.`);
    }
  }
}

/** Those of a relation or account alone, where the scope names one. */
export function withinScope(items: readonly OpenItem[], scope: Scope): readonly OpenItem[] {
  return items.filter(
    ({ item }) =>
      (scope.relationId === undefined || item.relationId === scope.relationId) &&
      (scope.accountId === undefined || item.control.account.id === scope.accountId),
  );
}
