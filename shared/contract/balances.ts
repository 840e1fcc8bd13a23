import { z } from 'zod';
import { centsSchema, dateSchema, rowIdSchema } from './values.ts';

/** Where a year's opening balance is: records of its own, bookings in a journal of type O, or nowhere in this archive. */
export const openingKindSchema = z.enum(['records', 'journal', 'none']);

/**
 * How an account's opening follows from last year's closing: `same`; `reset` to zero, as profit and loss is; `result`, the one account
 * that took last year's result; `differs`; or `unknown`, where either year lacks its opening balance or there is no year before.
 */
export const carrySchema = z.enum(['same', 'reset', 'result', 'differs', 'unknown']);

/** One account in one year, in cents; opening and closing are debit minus credit. */
export const accountBalanceSchema = z.object({
  openingCents: centsSchema,
  debitCents: centsSchema,
  creditCents: centsSchema,
  closingCents: centsSchema,
  carry: carrySchema,
  /** What the opening should be after the year before, whole; null where `carry` is `unknown`. */
  expectedCents: centsSchema.nullable(),
});

/** What trial balances and statements are made of. */
export const balanceMethods = {
  /**
   * Every account with its balances in each fiscal year of an administration, side by side, to a period or date. A date is of the year
   * `fiscalYearId`; in the other years the same day counts. Without `fiscalYearId` a date is taken as it is.
   */
  'ledger.balances': {
    input: z.object({
      administrationId: rowIdSchema,
      fiscalYearId: rowIdSchema.optional(),
      toPeriod: z.number().int().optional(),
      toDate: dateSchema.optional(),
    }),
    output: z.object({
      years: z.array(
        z.object({
          id: rowIdSchema,
          label: z.string(),
          startDate: z.string(),
          endDate: z.string(),
          opening: openingKindSchema,
          /** The periods that entries of this year name, or that their dates give, ascending. */
          periods: z.array(z.number().int()),
        }),
      ),
      accounts: z.array(
        z.object({
          id: rowIdSchema,
          code: z.string(),
          description: z.string(),
          type: z.string(),
          rgsCode: z.string().nullable(),
          leadCode: z.string().nullable(),
          /** In the order of `years`. */
          balances: z.array(accountBalanceSchema),
        }),
      ),
    }),
  },
} as const;
