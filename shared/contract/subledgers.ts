import { z } from 'zod';
import { centsSchema, dateSchema, rowIdSchema, scopeSchema } from './values.ts';

/** Debtors or creditors. */
export const subledgerSchema = z.enum(['debtors', 'creditors']);

/** A control account with its relation's or everybody's balance, debit minus credit. */
const controlAccountSchema = z.object({
  accountId: rowIdSchema,
  code: z.string(),
  description: z.string(),
  subledger: subledgerSchema,
  /** What tells that the account is one: its RGS code, the journal it is the offset account of, or lines kept by item. */
  rule: z.enum(['rgs', 'journal', 'items']),
  balanceCents: centsSchema,
});

/** Methods behind the open items and a relation's figures. */
export const subledgerMethods = {
  /** How open items are told in this archive, and what they come to beside the ledger. */
  'subledgers.get': {
    input: z.object({ scope: scopeSchema.default({}) }),
    output: z.object({
      /** Why there are none to tell; null where there are. */
      reason: z.enum(['no_ledger', 'no_control_accounts']).nullable(),
      referenceDates: z.array(
        z.object({ administrationId: rowIdSchema, code: z.string(), date: dateSchema }),
      ),
      controls: z.array(
        controlAccountSchema.extend({
          /** What the items come to; the rest of the balance is not broken down by item, mostly in the opening balance. */
          itemsCents: centsSchema,
        }),
      ),
      totals: z.array(
        z.object({ subledger: subledgerSchema, items: z.number().int(), openCents: centsSchema }),
      ),
      /** Open items by what holds their lines together. */
      openBy: z.object({
        matchKey: z.number().int(),
        invoiceReference: z.number().int(),
        line: z.number().int(),
      }),
      /** Open items by where their due date comes from. */
      dueDates: z.object({ line: z.number().int(), invoice: z.number().int(), none: z.number().int() }),
    }),
  },
  /** A relation's balances on control accounts, and what was invoiced and booked by fiscal year. */
  'relations.figures': {
    input: z.object({ relationId: rowIdSchema }),
    output: z.object({
      /** All lines of the relation; what an opening balance holds of it is not in the archive. */
      controls: z.array(controlAccountSchema),
      lines: z.number().int(),
      years: z.array(
        z.object({
          fiscalYearId: rowIdSchema,
          label: z.string(),
          /** Recognised invoices without VAT, credit notes taken off; null where there are none. */
          salesNetCents: centsSchema.nullable(),
          purchaseNetCents: centsSchema.nullable(),
          invoices: z.number().int(),
          /** Booked on control accounts in sales and purchase journals, with VAT; positive is owed by the customer, or to the supplier. */
          salesBookedCents: centsSchema.nullable(),
          purchaseBookedCents: centsSchema.nullable(),
        }),
      ),
    }),
  },
} as const;
