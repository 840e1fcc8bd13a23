import { z } from 'zod';
import { recordLinkSchema } from './records.ts';
import { grantSchema, recordRefSchema } from './values.ts';

/** By what somebody is looked for: a name in any order of its words, or a number or address that is theirs alone. */
export const inspectionTermSchema = z.object({
  kind: z.enum(['name', 'email', 'iban', 'vat', 'kvk']),
  value: z.string().min(2).max(200),
});
export type InspectionTerm = z.infer<typeof inspectionTermSchema>;

/** Why a record is in the answer: it holds a term, or it belongs to a record that does. */
export const inspectionReasonSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('term'), term: z.number().int(), column: z.string() }),
  z.object({ kind: z.literal('belongs'), to: recordRefSchema }),
]);
export type InspectionReason = z.infer<typeof inspectionReasonSchema>;

/** How many records of a table concern somebody: by their own words, and by what they belong to. */
export const inspectionGroupSchema = z.object({
  table: z.string(),
  direct: z.number().int(),
  belonging: z.number().int(),
  /** Part of the table stands on damaged pages and could not be looked through. */
  isIncomplete: z.boolean(),
});

/** Methods for a person's right to see what is kept about them (AVG article 15). The engine keeps the last answer until it is locked. */
export const inspectionMethods = {
  /** Looks through every covered table. `isCut` where more was found than an answer holds. */
  'inspection.find': {
    input: z.object({ terms: z.array(inspectionTermSchema).min(1).max(10) }),
    output: z.object({
      groups: z.array(inspectionGroupSchema),
      total: z.number().int(),
      isCut: z.boolean(),
    }),
    progress: z.object({
      table: z.string(),
      rows: z.number().int(),
      ofRows: z.number().int(),
      found: z.number().int(),
    }),
  },
  /** Records `offset` … of one group, those with a term of their own first. Fails with `not_found` where nothing was looked for yet. */
  'inspection.records': {
    input: z.object({
      table: z.string(),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(500),
    }),
    output: z.object({
      records: z.array(z.object({ link: recordLinkSchema, reasons: z.array(inspectionReasonSchema) })),
    }),
  },
  /** Writes the answer without what was taken out, as a paper or as JSON with every value. */
  'inspection.save': {
    input: z.object({
      grant: grantSchema,
      format: z.enum(['pdf', 'json']),
      language: z.enum(['nl', 'en']),
      /** Whom the answer is about, as it stands on the paper. */
      subject: z.string().max(200),
      excluded: z.array(recordRefSchema).max(20_000),
      excludedTables: z.array(z.string()).max(100),
    }),
    output: z.object({ records: z.number().int() }),
    progress: z.object({ records: z.number().int(), ofRecords: z.number().int() }),
  },
} as const;
