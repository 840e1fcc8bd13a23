import { z } from 'zod';
import { centsSchema, rowIdSchema, scopeSchema } from './values.ts';

/** Methods behind the Overview screen. */
export const overviewMethods = {
  'overview.get': {
    input: z.object({ scope: scopeSchema.default({}) }),
    output: z.object({
      counts: z.array(z.object({ table: z.string(), rows: z.number().int() })),
      documentBytes: z.number().int(),
      years: z.array(
        z.object({
          administrationId: rowIdSchema,
          administrationName: z.string(),
          fiscalYearId: rowIdSchema,
          label: z.string(),
          startDate: z.string(),
          endDate: z.string(),
          entries: z.number().int(),
          lines: z.number().int(),
          debitCents: centsSchema,
          creditCents: centsSchema,
          documents: z.number().int(),
        }),
      ),
      /** What this archive has nothing of, by code: `no_ledger`, `no_documents`, `no_bank`, `no_opening_balance` … */
      absent: z.array(z.string()),
    }),
  },
  /** Documents received and turnover booked, a row a month that has any. Turnover: lines on profit-and-loss accounts in sales journals, credit minus debit. */
  'overview.activity': {
    input: z.object({ scope: scopeSchema.default({}) }),
    output: z.object({
      months: z.array(
        z.object({
          month: z.string().regex(/^\d{4}-\d{2}$/),
          documents: z.number().int(),
          turnoverCents: centsSchema,
        }),
      ),
    }),
  },
} as const;
