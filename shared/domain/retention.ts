import { dayAfter, daysInMonth } from './written-date.ts';

/** The classes of format README, "Retention", that have a term. */
export const retentionClasses = ['general7', 'real_estate', 'oss10', 'wwft5'] as const;
export type RetentionClass = (typeof retentionClasses)[number];

/** The law behind each class, as Dutch law is cited. */
export const retentionArticles: Readonly<Record<RetentionClass, string>> = {
  general7: 'art. 52 lid 4 AWR',
  real_estate: 'art. 34a Wet OB 1968',
  oss10: 'art. 369k Richtlijn 2006/112/EG',
  wwft5: 'art. 33 lid 3 Wwft',
};

/** One term: the class it is of, the date (`YYYY-MM-DD`) that it counts from, and the last day on which it runs. */
export interface RetentionTerm {
  readonly retentionClass: RetentionClass;
  readonly countsFrom: string;
  readonly keptThrough: string;
}

/** Whether a text names a class that has a term. */
export function isRetentionClass(text: string): text is RetentionClass {
  return retentionClasses.some((known) => known === text);
}

const wholeYears = { general7: 7, real_estate: 9, oss10: 10 } as const;
const wwftYears = 5;

/**
 * The term of a class that counts from a calendar date (format README, "Retention"): whole years end with 31 December, the five
 * years after a relationship with the same day five years on. What began on 29 February ends on 1 March: later rather than earlier.
 */
export function retentionTerm(retentionClass: RetentionClass, countsFrom: string): RetentionTerm {
  const [year = 0, month = 1, day = 1] = countsFrom.split('-').map(Number);
  const four = (number: number) => String(number).padStart(4, '0');
  if (retentionClass !== 'wwft5') {
    return { retentionClass, countsFrom, keptThrough: `${four(year + wholeYears[retentionClass])}-12-31` };
  }
  const end = year + wwftYears;
  const isThere = day <= daysInMonth(end, month);
  const keptThrough = isThere
    ? `${four(end)}${countsFrom.slice(4)}`
    : dayAfter(`${four(end)}-${countsFrom.slice(5, 7)}-${daysInMonth(end, month)}`, 1);
  return { retentionClass, countsFrom, keptThrough };
}

/** The term that runs longest: that one counts (format README, "Retention"). Null where there is none. */
export function longestTerm(terms: readonly RetentionTerm[]): RetentionTerm | null {
  return terms.reduce<RetentionTerm | null>(
    (longest, term) => (longest === null || term.keptThrough > longest.keptThrough ? term : longest),
    null,
  );
}
