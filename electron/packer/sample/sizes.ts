/** The sizes of a sample. */
export const sampleSizes = ['small', 'medium', 'large'] as const;
export type SampleSize = (typeof sampleSizes)[number];

/** What a size means: how big the invented company is and how finely it keeps its books. Money in cents a year, excluding VAT. */
export interface Scale {
  readonly size: SampleSize;
  readonly firstYear: number;
  readonly lastYear: number;
  /** Exactly so many rows of `document`. */
  readonly documents: number;
  readonly shops: number;
  readonly employees: number;
  readonly turnoverCents: number;
  /** How often a shop's takings are booked, and over how many product groups. */
  readonly takings: 'week' | 'day';
  readonly productGroups: number;
  readonly statements: 'month' | 'week' | 'day';
  readonly suppliers: number;
  readonly customers: number;
  readonly users: number;
  readonly contracts: number;
}

export const scales: Readonly<Record<SampleSize, Scale>> = {
  small: {
    size: 'small',
    firstYear: 2025,
    lastYear: 2025,
    documents: 150,
    shops: 1,
    employees: 7,
    turnoverCents: 1_150_000_00,
    takings: 'week',
    productGroups: 6,
    statements: 'month',
    suppliers: 34,
    customers: 22,
    users: 7,
    contracts: 6,
  },
  medium: {
    size: 'medium',
    firstYear: 2019,
    lastYear: 2025,
    documents: 5_000,
    shops: 3,
    employees: 62,
    turnoverCents: 9_400_000_00,
    takings: 'day',
    productGroups: 11,
    statements: 'week',
    suppliers: 160,
    customers: 220,
    users: 14,
    contracts: 30,
  },
  large: {
    size: 'large',
    firstYear: 2019,
    lastYear: 2025,
    documents: 50_000,
    shops: 12,
    employees: 430,
    turnoverCents: 58_000_000_00,
    takings: 'day',
    productGroups: 16,
    statements: 'day',
    suppliers: 850,
    customers: 1_900,
    users: 28,
    contracts: 140,
  },
};

/** The day that the sample says it was exported on, and its time. */
export const exportedAt = '2026-03-16T09:30:00Z';
