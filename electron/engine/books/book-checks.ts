import type { checkNames } from '#shared/contract/finding-codes.ts';
import type { CheckReport } from '../verify/check-outcome.ts';
import { checkBankStatements } from './check-bank-statements.ts';
import { checkDates } from './check-dates.ts';
import { checkDuplicateInvoices } from './check-duplicate-invoices.ts';
import { checkEntriesBalance } from './check-entries-balance.ts';
import { checkEntryNumbers } from './check-entry-numbers.ts';
import { checkExportRecords } from './check-export-records.ts';
import { checkIdentifiers } from './check-identifiers.ts';
import { checkInvoiceAmounts } from './check-invoice-amounts.ts';
import { checkMissingDocuments } from './check-missing-documents.ts';
import { checkOpeningBalances } from './check-opening-balances.ts';
import { checkRetention } from './check-retention.ts';
import { checkUblAmounts } from './check-ubl-amounts.ts';
import { checkYearContinuity } from './check-year-continuity.ts';
import type { RecordReader } from './record-reader.ts';

/** The name of a check of the books. */
export type BookCheckName = (typeof checkNames.books)[number];

/** The checks of layer 4 by name (format README, "What a verification says"). */
export const bookChecks: Readonly<
  Record<BookCheckName, (records: RecordReader, report: CheckReport) => void>
> = {
  entries_balance: checkEntriesBalance,
  opening_balances: checkOpeningBalances,
  year_continuity: checkYearContinuity,
  entry_numbers: checkEntryNumbers,
  dates: checkDates,
  invoice_amounts: checkInvoiceAmounts,
  ubl_amounts: checkUblAmounts,
  bank_statements: checkBankStatements,
  export_records: checkExportRecords,
  duplicate_invoices: checkDuplicateInvoices,
  missing_documents: checkMissingDocuments,
  identifiers: checkIdentifiers,
  retention: checkRetention,
};
