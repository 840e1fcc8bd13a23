import type { Cell } from '#shared/contract/values.ts';

/** A year with how many terms end in it. */
export interface CalendarYear {
  readonly year: number;
  readonly fiscalYears: number;
  readonly documents: number;
}

type Counts = readonly { readonly value: Cell; readonly rows: number }[];

/** Both counts by year, in the order of the years; what has no year is in neither. */
export function mergeYears(fiscalYears: Counts, documents: Counts): readonly CalendarYear[] {
  const years = new Map<number, { fiscalYears: number; documents: number }>();
  const add = (counts: Counts, member: 'fiscalYears' | 'documents') => {
    for (const { value, rows } of counts) {
      if (typeof value !== 'number') continue;
      const year = years.get(value) ?? { fiscalYears: 0, documents: 0 };
      year[member] += rows;
      years.set(value, year);
    }
  };
  add(fiscalYears, 'fiscalYears');
  add(documents, 'documents');
  return [...years].map(([year, counts]) => ({ year, ...counts })).sort((a, b) => a.year - b.year);
}
