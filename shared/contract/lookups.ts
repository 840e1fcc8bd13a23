import { z } from 'zod';

/** What an administrator may want to look up. */
export const lookupViews = [
  'documents',
  'document_text',
  'document_history',
  'authorisations',
  'exports',
  'invoices',
  'relations',
  'documents_booked',
  'ledger',
  'statements',
  'entries',
  'open_items',
  'ageing',
  'vat_codes',
  'vat_boxes',
  'vat_returns',
  'bank',
  'bank_entries',
  'retention',
] as const;
export type LookupView = (typeof lookupViews)[number];

/** Why something cannot be looked up, or only in part; the words are in `shared/words`. */
export const lookupReasonCodes = [
  'no_ledger',
  'no_documents',
  'files_missing',
  'no_recognised_text',
  'text_missing',
  'no_events',
  'no_authorisations',
  'no_exports',
  'no_invoices',
  'no_relations',
  'no_links',
  'unlinked',
  'years_without_opening',
  'no_rgs',
  'rgs_missing',
  'no_control_accounts',
  'no_match_keys',
  'no_references',
  'opening_not_by_item',
  'no_due_dates',
  'due_dates_missing',
  'no_vat_on_lines',
  'no_boxes',
  'boxes_missing',
  'no_vat_returns',
  'no_bank',
  'no_bank_entries',
  'bank_unlinked',
  'nothing_kept',
] as const;

/** A reason with its figures: `count` of `of` where it is about some. */
const reasonSchema = z.object({
  code: z.enum(lookupReasonCodes),
  count: z.number().int().optional(),
  of: z.number().int().optional(),
});
export type LookupReason = z.infer<typeof reasonSchema>;

const lookupSchema = z.object({
  view: z.enum(lookupViews),
  state: z.enum(['there', 'partly', 'not']),
  reasons: z.array(reasonSchema),
});
export type Lookup = z.infer<typeof lookupSchema>;

/** What can be looked up in the open archive. */
export const lookupMethods = {
  /** One for each of `lookupViews`, in that order; none for a foreign database. */
  'lookups.get': { input: z.object({}), output: z.object({ lookups: z.array(lookupSchema) }) },
} as const;
