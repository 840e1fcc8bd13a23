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

/** The global search. */
export const searchMethods = {
  'search.run': {
    input: z.object({
      text: z.string().max(1000),
      kind: z.string().optional(),
      scope: scopeSchema.default({}),
      from: dateSchema.optional(),
      to: dateSchema.optional(),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.object({
      /** How the text was read, e.g. an amount or a date was recognised in it. */
      understood: z.array(
        z.object({
          as: z.enum(['words', 'phrase', 'prefix', 'amount', 'date', 'iban', 'number']),
          text: z.string(),
        }),
      ),
      total: z.number().int(),
      totalIsExact: z.boolean(),
      byKind: z.array(z.object({ kind: z.string(), total: z.number().int(), exact: z.boolean() })),
      hits: z.array(searchHitSchema),
    }),
  },
} as const;
