import { z } from 'zod';
import { cellSchema, centsSchema, recordRefSchema, rowIdSchema } from './values.ts';

/** A linked record as one line: what it is called, when, how much. */
export const recordLinkSchema = recordRefSchema.extend({
  title: z.string(),
  date: z.string().nullable(),
  amountCents: centsSchema.nullable(),
});
export type RecordLink = z.infer<typeof recordLinkSchema>;

/** Links of one role, the first ones listed, with how many there are in all. */
export const linkGroupSchema = z.object({
  /** E.g. `entry`, `lines`, `relation`, `document`, `invoice`, `vat`, `account`. The window translates it. */
  role: z.string(),
  table: z.string(),
  total: z.number().int(),
  links: z.array(recordLinkSchema),
});

/** One record, whole, with what it links to and what links to it. */
export const recordSchema = z.object({
  ref: recordRefSchema,
  title: z.string(),
  /** Whether the hash tree covers the table. */
  covered: z.boolean(),
  fields: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      value: cellSchema,
      references: recordLinkSchema.nullable(),
    }),
  ),
  groups: z.array(linkGroupSchema),
  /** Roles and columns whose linked records stand on damaged pages, so that they are missing above; absent where all is well. */
  damaged: z.array(z.string()).optional(),
});
export type RecordDetail = z.infer<typeof recordSchema>;

/** Methods about single records. */
export const recordMethods = {
  'records.get': { input: recordRefSchema, output: recordSchema },
  /** A journal entry with all its lines (first `limit`), each with account, relation and VAT, for the entry view. */
  'records.entry': {
    input: z.object({ entryId: rowIdSchema, limit: z.number().int().min(1).max(1000).default(200) }),
    output: z.object({
      entry: z.object({
        id: rowIdSchema,
        number: z.string(),
        date: z.string(),
        description: z.string().nullable(),
        journalId: rowIdSchema,
        journalCode: z.string(),
        journalDescription: z.string(),
        journalType: z.string(),
        fiscalYearLabel: z.string(),
        periodNumber: z.number().int().nullable(),
        enteredBy: z.string().nullable(),
      }),
      debitCents: centsSchema,
      creditCents: centsSchema,
      totalLines: z.number().int(),
      lines: z.array(
        z.object({
          id: rowIdSchema,
          lineNumber: z.string(),
          accountId: rowIdSchema,
          accountCode: z.string(),
          accountDescription: z.string(),
          description: z.string().nullable(),
          relation: recordLinkSchema.nullable(),
          invoiceReference: z.string().nullable(),
          documentReference: z.string().nullable(),
          debitCents: centsSchema.nullable(),
          creditCents: centsSchema.nullable(),
          vat: z.array(
            z.object({
              /** The VAT code's id; null where the line names none. */
              codeId: rowIdSchema.nullable(),
              code: z.string().nullable(),
              rateBp: z.number().int().nullable(),
              amountCents: centsSchema,
              side: z.enum(['D', 'C']),
            }),
          ),
        }),
      ),
      documents: z.array(recordLinkSchema),
      invoices: z.array(recordLinkSchema),
    }),
  },
} as const;
