import { z } from 'zod';
import { cellSchema, centsSchema, recordRefSchema, rowIdSchema, scopeSchema } from './values.ts';

/** The views of the window and of `sbqa list`; later ones are added here. */
export const viewNames = [
  'documents',
  'invoices',
  'relations',
  'trial-balance',
  'profit-and-loss',
  'balance-sheet',
  'ledger-card',
  'journals',
  'journal-entries',
  'journal-lines',
  'entries-without-document',
  'bank-statements',
  'bank-lines',
  'open-items',
  'ageing',
  'vat',
  'vat-codes',
  'vat-lines',
  'authorisations',
  'exports',
  'retention',
] as const;

/** Where a list's rows come from: a view, or any table by its name. */
export const listSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('view'), view: z.enum(viewNames) }),
  z.object({ kind: z.literal('table'), table: z.string() }),
]);
export type ListSource = z.infer<typeof listSourceSchema>;

/** A column's type decides how it is aligned, formatted, sorted and filtered. `cents` are integer cents. */
export const columnTypeSchema = z.enum([
  'text',
  'integer',
  'real',
  'cents',
  'date',
  'instant',
  'flag',
  'code',
  'blob',
]);
export const listColumnSchema = z.object({
  /** camelCase in views, as in the schema in tables. */
  name: z.string(),
  type: columnTypeSchema,
  sortable: z.boolean(),
  filterable: z.boolean(),
  /** Its amounts may be added up over chosen rows and in groups; `lists.totals` says where over the whole list too. */
  addable: z.literal(true).optional(),
  /** The column's cells are ids of this table; in a table list the inspector links them. */
  references: z.string().optional(),
});
export type ListColumn = z.infer<typeof listColumnSchema>;

/** One condition; conditions of a list are joined by AND. Text compares without case and diacritics, amounts in cents. */
export const filterSchema = z.object({
  column: z.string(),
  op: z.enum([
    'equals',
    'differs',
    'contains',
    'starts_with',
    'in',
    'at_least',
    'at_most',
    'empty',
    'not_empty',
  ]),
  values: z.array(z.union([z.string(), z.number(), z.null()])),
});
export type Filter = z.infer<typeof filterSchema>;
export const sortSchema = z.object({ column: z.string(), direction: z.enum(['asc', 'desc']) });
export type Sort = z.infer<typeof sortSchema>;

/** A column by which rows stand in groups: by its value (nothing and an empty text are one), or by the month or year of a date. */
export const groupingSchema = z.object({ column: z.string(), by: z.enum(['value', 'month', 'year']) });
export type Grouping = z.infer<typeof groupingSchema>;

/** More groups than these are no overview, and are not given. */
export const mostGroups = 10_000;

/** More rows than these are not counted when something is looked for in a list. */
export const mostFound = 10_000;

/** A list: source, scope, filters and order. The same value always gives the same rows in the same order. */
export const listQuerySchema = z.object({
  source: listSourceSchema,
  scope: scopeSchema.default({}),
  filters: z.array(filterSchema).default([]),
  sort: z.array(sortSchema).max(4).default([]),
  /** The rows of a group stand together, in the order of `sort`; the groups by their value, up unless `sort` begins with their column downwards. */
  group: groupingSchema.optional(),
});
export type ListQuery = z.input<typeof listQuerySchema>;

/** One row: the record it stands for (null for computed rows), and its cells in the order of the columns. */
export const listRowSchema = z.object({
  ref: recordRefSchema.nullable(),
  cells: z.array(cellSchema),
  /** It stands on a damaged page and cannot be read: its cells are null, and the list goes on behind it. */
  damaged: z.literal(true).optional(),
});
export type ListRow = z.infer<typeof listRowSchema>;

/** Methods that every list in the window and on the command line is made of. */
export const listMethods = {
  'lists.columns': {
    input: z.object({ source: listSourceSchema }),
    output: z.object({ columns: z.array(listColumnSchema), defaultSort: z.array(sortSchema) }),
  },
  /** Rows `offset` … `offset + limit - 1`; fewer at the end. Does not count. */
  'lists.rows': {
    input: z.object({
      query: listQuerySchema,
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(1000),
    }),
    output: z.object({ rows: z.array(listRowSchema) }),
  },
  /** How many rows, and the sum of each `cents` column that may be summed (by column name). */
  'lists.totals': {
    input: z.object({ query: listQuerySchema }),
    output: z.object({
      rows: z.number().int(),
      /** Empty where rows on damaged pages would be missing from them. */
      sums: z.record(z.string(), centsSchema),
      /** How many of the rows stand on damaged pages, and their first and last id; absent where there are none. */
      damaged: z
        .object({
          rows: z.number().int(),
          firstId: rowIdSchema,
          lastId: rowIdSchema,
          /** The file is cut short, and the last of them stands for it and all that followed: how many, nothing tells. */
          isOpenEnded: z.boolean().optional(),
        })
        .optional(),
      /** Of a ledger card: what the account stands at before its first line and after its last. */
      balance: z.object({ openingCents: centsSchema, closingCents: centsSchema }).optional(),
    }),
  },
  /** Of the rows `first` … `last` and columns that are `addable`: how many amounts, their sum, average (to the nearest cent) and extremes. */
  'lists.measure': {
    input: z.object({
      query: listQuerySchema,
      first: z.number().int().min(0),
      last: z.number().int().min(0),
      columns: z.array(z.string()),
    }),
    output: z.object({
      rows: z.number().int(),
      columns: z.array(
        z.object({
          column: z.string(),
          count: z.number().int(),
          sumCents: centsSchema,
          averageCents: centsSchema.nullable(),
          leastCents: centsSchema.nullable(),
          mostCents: centsSchema.nullable(),
        }),
      ),
      /** Columns are left out whose amounts in these rows do not add up: purchases and sales, or more than one currency. */
      severalUnits: z.boolean(),
    }),
  },
  /**
   * The groups of a query with a `group`, in the order of its rows: the first group's `rows` are the list's first rows, and so on.
   * Where there are more than `mostGroups`, none, and `tooMany`.
   */
  'lists.groups': {
    input: z.object({ query: listQuerySchema }),
    output: z.object({
      groups: z.array(
        z.object({
          /** As its cells have it; null for nothing, `YYYY-MM` for a month, `YYYY` for a year. */
          value: cellSchema,
          rows: z.number().int(),
          /** Without columns whose amounts do not add up in this group. */
          sums: z.record(z.string(), centsSchema),
        }),
      ),
      tooMany: z.boolean(),
    }),
  },
  /**
   * Looks for rows in which any of `terms` holds: from the row `from` on, on from the beginning when the end was reached, and back to
   * `from`; or the other way round. Their offsets in that order, at most `limit`; `complete` where the whole list was looked through.
   */
  'lists.find': {
    input: z.object({
      query: listQuerySchema,
      terms: z.array(filterSchema).min(1).max(800),
      from: z.number().int().min(0),
      backward: z.boolean().default(false),
      limit: z.number().int().min(1).max(mostFound),
    }),
    /** How many rows were looked through, and where more were found. */
    progress: z.object({ scanned: z.number().int(), offsets: z.array(z.number().int()) }),
    output: z.object({ offsets: z.array(z.number().int()), complete: z.boolean() }),
  },
  /** At which offset a record stands in a list; null if it is not in it. */
  'lists.locate': {
    input: z.object({ query: listQuerySchema, ref: recordRefSchema }),
    output: z.object({ offset: z.number().int().nullable() }),
  },
  /** The values of a `code`, `flag` or `text` column with their counts, most frequent first, at most `limit`. */
  'lists.values': {
    input: z.object({
      query: listQuerySchema,
      column: z.string(),
      limit: z.number().int().min(1).max(500).default(50),
    }),
    output: z.object({
      values: z.array(z.object({ value: cellSchema, rows: z.number().int() })),
      complete: z.boolean(),
    }),
  },
} as const;
