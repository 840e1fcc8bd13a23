import { z } from 'zod';
import { centsSchema, dateSchema, rowIdSchema, scopeSchema } from './values.ts';

/** The kinds that `search_record` holds (format README, "What is searchable"); a foreign archive's hits name their table. */
export const searchKinds = [
  'ledger_account',
  'relation',
  'journal_entry',
  'journal_line',
  'invoice',
  'document',
  'bank_line',
] as const;

/** One hit. A snippet is cut into pieces, `hit` where a searched word stands. */
export const searchHitSchema = z.object({
  kind: z.string(),
  recordId: rowIdSchema,
  title: z.string(),
  date: z.string().nullable(),
  amountCents: centsSchema.nullable(),
  snippet: z.array(z.object({ text: z.string(), hit: z.boolean() })),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

/** A value of a field with how many hits have it; `value` is what an operator of the field finds it by. */
export const facetValueSchema = z.object({ value: z.string(), label: z.string(), total: z.number().int() });
export type FacetValue = z.infer<typeof facetValueSchema>;

/** Hits counted by fields: the values with most hits. `isExact` is false where there are more hits than were counted. */
export const facetsSchema = z.object({
  administrations: z.array(facetValueSchema),
  years: z.array(facetValueSchema),
  relations: z.array(facetValueSchema),
  statuses: z.array(facetValueSchema),
  isExact: z.boolean(),
});
export type Facets = z.infer<typeof facetsSchema>;

/** An order of hits other than by how well they fit. */
export const hitOrderSchema = z.object({
  by: z.enum(['date', 'amount']),
  direction: z.enum(['asc', 'desc']),
});
export type HitOrder = z.infer<typeof hitOrderSchema>;

/** A search that the user saved for an archive. */
export const savedSearchSchema = z.object({ text: z.string().min(1).max(1000), kind: z.string().optional() });
export type SavedSearch = z.infer<typeof savedSearchSchema>;

const requestSchema = z.object({
  text: z.string().max(1000),
  kind: z.string().optional(),
  scope: scopeSchema.default({}),
  from: dateSchema.optional(),
  to: dateSchema.optional(),
});
/** How many hits `search.run` gives at most at once. */
export const mostHitsAtOnce = 200;

const savedOutput = z.object({ searches: z.array(savedSearchSchema) });

/** The global search. */
export const searchMethods = {
  'search.run': {
    input: requestSchema.extend({
      /** By how well they fit where left out; a foreign archive knows no other. */
      order: hitOrderSchema.optional(),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(mostHitsAtOnce).default(50),
    }),
    output: z.object({
      /** How the text was read, e.g. an amount or a date was recognised in it; `without` is the text that is left without that. */
      understood: z.array(
        z.object({
          as: z.enum([
            'words',
            'phrase',
            'prefix',
            'amount',
            'date',
            'iban',
            'number',
            'year',
            'administration',
            'relation',
            'supplier',
            'customer',
            'account',
            'journal',
            'kind',
            'status',
          ]),
          text: z.string(),
          isExcluded: z.boolean(),
          without: z.string(),
        }),
      ),
      total: z.number().int(),
      totalIsExact: z.boolean(),
      byKind: z.array(z.object({ kind: z.string(), total: z.number().int(), exact: z.boolean() })),
      hits: z.array(searchHitSchema),
    }),
  },
  /** Counts the hits of a search by fields, after they were found; null in an archive without such fields. */
  'search.facets': { input: requestSchema, output: z.object({ facets: facetsSchema.nullable() }) },
  /** What may have been meant where nothing was found; it finds something. Null where there is nothing alike. */
  'search.suggest': { input: requestSchema, output: z.object({ text: z.string().nullable() }) },
  /** The saved searches of this archive, the latest first. `search.save` and `search.forget` answer those that are left. */
  'search.saved': { input: z.object({}), output: savedOutput },
  'search.save': { input: savedSearchSchema, output: savedOutput },
  'search.forget': { input: savedSearchSchema, output: savedOutput },
} as const;
