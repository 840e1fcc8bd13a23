import { z } from 'zod';

/** An opaque right to one path, given out by the main process; the renderer never sees a path. */
export const grantSchema = z.string().min(16).max(64);
/** Calendar date, `YYYY-MM-DD`. */
export const dateSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** A row's id. Ids are positive in practice, but a foreign table may hold any integer. */
export const rowIdSchema = z.number().int();
/** Integer cents; beyond 2^53 a decimal string. */
export const centsSchema = z.union([z.number().int(), z.string().regex(/^-?\d+$/)]);
/** A BLOB in a cell: its length, and nothing of its content. */
export const blobCellSchema = z.object({ blobBytes: z.number().int() });
/** One cell: text, number (integers beyond 2^53 as decimal text), NULL, or a BLOB's length. */
export const cellSchema = z.union([z.string(), z.number(), z.null(), blobCellSchema]);
export type Cell = z.infer<typeof cellSchema>;

/** Points at one record: its table and its id (for a table without integer ids, its rowid). */
export const recordRefSchema = z.object({ table: z.string(), id: rowIdSchema });
export type RecordRef = z.infer<typeof recordRefSchema>;

/** A span of months, years or records that a list or search is narrowed to; absent members do not narrow. */
export const scopeSchema = z.object({
  administrationId: rowIdSchema.optional(),
  fiscalYearId: rowIdSchema.optional(),
  accountId: rowIdSchema.optional(),
  relationId: rowIdSchema.optional(),
  journalId: rowIdSchema.optional(),
  entryId: rowIdSchema.optional(),
  documentId: rowIdSchema.optional(),
  bankAccountId: rowIdSchema.optional(),
  bankStatementId: rowIdSchema.optional(),
  /** Up to and including this period number (trial balance, ledger card). */
  toPeriod: z.number().int().optional(),
  /** The lines of the item of debtors or creditors that this line belongs to. */
  itemOfLineId: rowIdSchema.optional(),
  /** Lines' VAT with this code. */
  vatCodeId: rowIdSchema.optional(),
  /** Lines' VAT that goes into this box of the return; empty for that which goes into none. */
  vatBox: z.string().optional(),
  /** From this date on (lines' VAT). */
  fromDate: dateSchema.optional(),
  /** Up to and including this date. */
  toDate: dateSchema.optional(),
});
export type Scope = z.infer<typeof scopeSchema>;
