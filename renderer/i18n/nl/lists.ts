import type { lists as english } from '../en/lists.ts';
import type { Translation } from '../translation.ts';

/** Texts of the list screens: documents, invoices, relations, ledger, journals, bank, tables. */
export const lists: Translation<typeof english> = {};
