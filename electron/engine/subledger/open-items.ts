import { ExactSum } from '../query/exact-sum.ts';
import { dateAsNumber, type LedgerColumns, signedAmountOf } from '../query/ledger-columns.ts';
import type { Item, ItemBook } from './item-book.ts';

/** How long an item is overdue on the reference date. */
export const ageings = [
  'not_due',
  'overdue_30',
  'overdue_60',
  'overdue_90',
  'overdue_more',
  'no_due_date',
] as const;
export type Ageing = (typeof ageings)[number];

/** An item of which something is open on the reference date. Amounts are debit minus credit: what suppliers are owed is negative. */
export interface OpenItem {
  readonly item: Item;
  /** YYYY-MM-DD: of its first line. */
  readonly date: string;
  readonly dueDate: string | null;
  /** Where the due date was found. */
  readonly dueDateOf: 'line' | 'invoice' | null;
  /** Days after the due date; negative before it. */
  readonly daysOverdue: number | null;
  readonly ageing: Ageing;
  readonly debit: ExactSum;
  readonly credit: ExactSum;
  readonly openCents: bigint;
  readonly lines: number;
}

class ItemSums {
  first = Number.POSITIVE_INFINITY;
  due = Number.POSITIVE_INFINITY;
  lines = 0;
  readonly debit = new ExactSum();
  readonly credit = new ExactSum();
}

/** The items of an administration that are not settled by the lines up to and including the reference date. */
export function openItemsOn(
  book: ItemBook,
  columns: LedgerColumns,
  administrationId: number,
  referenceDate: string,
): OpenItem[] {
  const last = dateAsNumber(referenceDate);
  const { lines, itemOf, dueDates } = book.itemLines;
  const sums = new Map<number, ItemSums>();
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? 0;
    const date = columns.dates[line] ?? 0;
    if (date > last) continue;
    const place = itemOf[at] ?? 0;
    if (book.items[place]?.control.account.administrationId !== administrationId) continue;
    let sum = sums.get(place);
    if (sum === undefined) {
      sum = new ItemSums();
      sums.set(place, sum);
    }
    sum.lines++;
    if (date < sum.first) sum.first = date;
    const due = dueDates[at] ?? 0;
    if (due !== 0 && due < sum.due) sum.due = due;
    const amount = signedAmountOf(columns, line);
    if (columns.isCredit[line] === 1) sum.credit.add(-amount);
    else sum.debit.add(amount);
  }
  const open: OpenItem[] = [];
  for (const [place, sum] of sums) {
    const item = book.items[place];
    const openCents = sum.debit.value - sum.credit.value;
    if (item === undefined || openCents === 0n) continue;
    const isOfLine = Number.isFinite(sum.due);
    const due = isOfLine ? sum.due : (book.invoiceDueDates.get(place) ?? null);
    const stated = due === null ? null : dateOf(due);
    const daysOverdue = stated === null ? null : daysBetween(stated, referenceDate);
    const dueDate = daysOverdue === null ? null : stated;
    open.push({
      item,
      date: dateOf(sum.first),
      dueDate,
      dueDateOf: dueDate === null ? null : isOfLine ? 'line' : 'invoice',
      daysOverdue,
      ageing: ageingOf(daysOverdue),
      debit: sum.debit,
      credit: sum.credit,
      openCents,
      lines: sum.lines,
    });
  }
  return open;
}

/** Due on the reference date itself is not overdue yet. */
export function ageingOf(daysOverdue: number | null): Ageing {
  if (daysOverdue === null) return 'no_due_date';
  if (daysOverdue <= 0) return 'not_due';
  if (daysOverdue <= 30) return 'overdue_30';
  if (daysOverdue <= 60) return 'overdue_60';
  return daysOverdue <= 90 ? 'overdue_90' : 'overdue_more';
}

/** YYYYMMDD as a number, as a date. */
function dateOf(date: number): string {
  const digits = String(date).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

const msPerDay = 86_400_000;

/** Null where one of them is no date, as an invoice that is due on 0000-00-00. */
function daysBetween(from: string, to: string): number | null {
  const days = Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / msPerDay);
  return Number.isNaN(days) ? null : days;
}
