import { z } from 'zod';

/** What damaged pages mean for records of one table. */
export const touchedRecordsSchema = z.object({
  table: z.string(),
  /**
   * `records`: they stand on damaged pages. `index`: all are there, but lists in an order or with a filter that the index serves may
   * break off. `search`: all are there, but the full-text index is not whole. `envelope`: the schema, the manifest or its blocks, no
   * record of the books.
   */
  as: z.enum(['records', 'index', 'search', 'envelope']),
  /** How many records stand on damaged pages; null where that cannot be told, and unless `as` is `records`. */
  records: z.number().int().nullable(),
  /** Whether `records` was counted; otherwise it is the most that there can be, by their ids. */
  isCounted: z.boolean(),
  /** Fiscal years of those records, as the archive calls them; empty where they belong to none, null where that cannot be told. */
  fiscalYears: z.array(z.string()).nullable(),
  /** Dates of the first and the last of those records; null where that cannot be told or they carry none. */
  dates: z.object({ from: z.string(), to: z.string() }).nullable(),
});
export type TouchedRecords = z.infer<typeof touchedRecordsSchema>;

/** What damaged and missing pages mean for people: the kinds of records that they touch, and those that they do not. */
export const impactSchema = z.object({
  touched: z.array(touchedRecordsSchema),
  /** Tables with records, none of which stands on a damaged page; null where too many are damaged to look for the owners of all. */
  untouched: z.array(z.string()).nullable(),
  /** Fiscal years of which no record is touched; null where that cannot be told, absent where the archive has no fiscal years. */
  untouchedYears: z.array(z.string()).nullable().optional(),
  /** Damaged pages that hold nothing. */
  freePages: z.number().int(),
  /** Damaged and missing pages of which nothing tells what they hold; it is something of the touched tables, or nothing. */
  unknownPages: z.number().int(),
});
export type Impact = z.infer<typeof impactSchema>;
