import type { overviewMethods } from '#shared/contract/overview.ts';
import type { OutputOf } from '#shared/rpc/contract.ts';

/** One month of the chart. Amounts are exact in `turnoverCents`; `turnover` is the same for drawing. */
export interface ActivityMonth {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly documents: number;
  readonly turnoverCents: number | string;
  readonly turnover: number;
}

type Months = OutputOf<(typeof overviewMethods)['overview.activity']>['months'];

/** More months than this are an oddity in the dates (a year 1899, 2107): the chart then keeps to the months that there are. */
const mostFilled = 360;

/** The months in order, with those between that have nothing. */
export function fillMonths(months: Months): ActivityMonth[] {
  const known = new Map(months.map((row) => [row.month, row]));
  const sorted = [...known.keys()].sort();
  const first = sorted[0];
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return [];
  const span = monthNumber(last) - monthNumber(first) + 1;
  const wanted =
    span > mostFilled
      ? sorted
      : Array.from({ length: span }, (_, index) => monthName(monthNumber(first) + index));
  return wanted.map((month) => {
    const { documents = 0, turnoverCents = 0 } = known.get(month) ?? {};
    return { month, documents, turnoverCents, turnover: Number(turnoverCents) };
  });
}

/** Which of the two there is anything of in any month. */
export interface ShownPanels {
  readonly documents: boolean;
  readonly turnover: boolean;
}

/** An archive without a ledger has no turnover, one of books alone no documents: what there is nothing of is not drawn. */
export function shownPanels(months: readonly ActivityMonth[]): ShownPanels {
  return {
    documents: months.some(({ documents }) => documents !== 0),
    turnover: months.some(({ turnoverCents }) => BigInt(turnoverCents) !== 0n),
  };
}

function monthNumber(month: string): number {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return year * 12 + number - 1;
}

function monthName(number: number): string {
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
}

/** The first and last day of a month, `YYYY-MM-DD`. */
export function monthDays(month: string): { readonly first: string; readonly last: string } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  // Day 0 of the next month is the last of this one.
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { first: `${month}-01`, last: `${month}-${String(days).padStart(2, '0')}` };
}

/** Which months get a label below the axis: Januaries where there are many, all where there are few. */
export function labelledMonths(months: readonly ActivityMonth[], width: number): ReadonlySet<string> {
  const perLabel = 56;
  const room = Math.max(1, Math.floor(width / perLabel));
  if (months.length <= room) return new Set(months.map(({ month }) => month));
  const januaries = months.filter(({ month }) => month.endsWith('-01')).map(({ month }) => month);
  if (januaries.length > 2) {
    const every = Math.ceil(januaries.length / room);
    return new Set(januaries.filter((_, index) => index % every === 0));
  }
  const every = Math.ceil(months.length / room);
  return new Set(months.filter((_, index) => index % every === 0).map(({ month }) => month));
}
