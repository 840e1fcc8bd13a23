import { type Day, dayOf, isBankDay, monthEnd, weekday } from './calendar.ts';
import { spread } from './money.ts';
import type { Random } from './random.ts';
import type { Scale } from './sizes.ts';

/** How much of the year's trade each month has, January first: a garden centre lives in spring and before Christmas. */
export const monthWeights = [5, 6, 9, 13, 14, 10, 7, 6, 7, 7, 9, 7] as const;

/** How much the company grows a year, and how dear things become: 4 %. */
const growthBp = 400;

/** The turnover of a year, excluding VAT. */
export function turnoverOf(scale: Scale, year: number): number {
  return Math.round(scale.turnoverCents * (1 + growthBp / 10_000) ** (year - scale.firstYear));
}

/** The part of the year's trade that a month has; the parts of a year add up to 1. */
export function monthShare(month: number): number {
  return (monthWeights[month - 1] ?? 0) / monthWeights.reduce((a, b) => a + b, 0);
}

/** Whether books kept by the week close one on this day: on Sundays, and where a month ends. */
export function isWeekEnd(day: Day): boolean {
  return weekday(day) === 7 || day === monthEnd(day);
}

/** Whether a statement of the current account closes on this day. */
export function closesStatement(scale: Scale, day: Day): boolean {
  switch (scale.statements) {
    case 'day':
      return isBankDay(day);
    case 'week':
      return isWeekEnd(day);
    case 'month':
      return day === monthEnd(day);
  }
}

/** The months in which a statement of sales to consumers abroad is drawn up; there was no one-stop shop before July 2021. */
export function ossMonths(scale: Scale, year: number): readonly number[] {
  if (year < 2021) return [];
  const months = scale.size === 'small' ? [3, 6, 9, 12] : [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
  return year === 2021 ? months.filter((month) => month >= 7) : months;
}

/** The days on which the builder sends an invoice for the new hall, which was taken into use on the day after. */
export function constructionDays(scale: Scale): {
  readonly invoices: readonly Day[];
  readonly firstUse: Day;
} {
  const year = scale.firstYear;
  return {
    invoices: [dayOf(year, 3, 12), dayOf(year, 6, 18), dayOf(year, 9, 10)],
    firstUse: dayOf(year, 10, 1),
  };
}

/** How many invoices of each kind a day brings. */
export interface DayPlan {
  readonly purchases: number;
  readonly receipts: number;
  readonly sales: number;
}

const noInvoices: DayPlan = { purchases: 0, receipts: 0, sales: 0 };

/** Spreads the invoices over the years so that the archive ends up with exactly as many documents as its size says. */
export class InvoicePlan {
  readonly #random: Random;
  readonly #months = new Map<string, number>();
  readonly #days = new Map<Day, DayPlan>();
  readonly #total: number;

  /** `otherDocuments` are those that come anyway: statements, contracts, payroll journals and so on. */
  constructor(random: Random, scale: Scale, otherDocuments: number) {
    this.#random = random;
    this.#total = scale.documents - otherDocuments;
    const months: { key: string; weight: number }[] = [];
    for (let year = scale.firstYear; year <= scale.lastYear; year++) {
      for (let month = 1; month <= 12; month++) {
        months.push({
          key: `${year}-${month}`,
          weight: (1 + 12 * monthShare(month)) * (1 + 0.04 * (year - scale.firstYear)),
        });
      }
    }
    spread(
      this.#total,
      months.map(({ weight }) => weight),
    ).forEach((count, index) => {
      this.#months.set(months[index]?.key ?? '', count);
    });
  }

  /** How many invoices there are in all. */
  get total(): number {
    return this.#total;
  }

  /** Decides on which days of a month its invoices come; to be called before `take` on its days. */
  planMonth(year: number, month: number): void {
    this.#days.clear();
    const firstDay = dayOf(year, month, 1);
    const lastDay = monthEnd(firstDay);
    const count = this.#months.get(`${year}-${month}`) ?? 0;
    for (let i = 0; i < count; i++) {
      const kind = this.#random.weighted(
        ['purchases', 'receipts', 'sales'] as const,
        (each) => kindWeights[each],
      );
      let day = this.#random.integer(firstDay, lastDay);
      if (weekday(day) > 5 && kind !== 'receipts') day = Math.max(firstDay, day - 2);
      const plan = this.#days.get(day) ?? noInvoices;
      this.#days.set(day, { ...plan, [kind]: plan[kind] + 1 });
    }
  }

  /** What a day brings. */
  take(day: Day): DayPlan {
    return this.#days.get(day) ?? noInvoices;
  }
}

const kindWeights = { purchases: 62, receipts: 8, sales: 30 } as const;

/** The part of all invoices that purchases are. */
export const purchaseShare = kindWeights.purchases / 100;

/** The part of all invoices that sales are. */
export const salesShare = kindWeights.sales / 100;
