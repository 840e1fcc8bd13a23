/** Texts of the list screens: documents, invoices, relations, ledger, journals, bank, tables. */
export const lists = {} as const;
