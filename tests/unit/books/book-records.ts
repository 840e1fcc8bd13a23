import { afterEach, beforeEach } from 'vitest';
import { type BookCheckName, bookChecks } from '#engine/books/book-checks.ts';
import { type CheckOutcome, CheckReport } from '#engine/verify/check-outcome.ts';
import type { Finding } from '#shared/contract/verification.ts';
import { type MemoryRecords, memoryRecords } from '../../fixtures/records.ts';

/** What the checks of the ledger find, by the code of the finding. */
export const codesOfLedger = [
  'date_malformed',
  'entry_date_outside_period',
  'entry_date_outside_year',
  'entry_number_duplicate',
  'entry_number_gap',
  'entry_period_of_other_year',
  'entry_unbalanced',
  'line_date_outside_year',
  'opening_differs_from_closing',
  'opening_unbalanced',
] as const;

/** What the checks of all else find. */
export const codesOfPapers = [
  'document_missing',
  'duplicate_supplier_invoice',
  'export_record_missing',
  'iban_malformed',
  'invoice_lines_differ',
  'invoice_sum_differs',
  'kvk_malformed',
  'link_target_missing',
  'retention_class_unknown',
  'retention_date_malformed',
  'retention_date_missing',
  'statement_lines_differ',
  'statement_not_connected',
  'ubl_amount_differs',
  'ubl_unreadable',
  'vat_number_malformed',
] as const;

/** A line of an entry or an opening balance; positive cents are debit. */
export type Line = readonly [account: number, cents: number | bigint];

/** Empty books in memory before each test, the records that most of them begin with, and the checks. */
export function bookRecords() {
  let records: MemoryRecords;
  /** Everything that was found in a file's tests. */
  const seen: Finding[] = [];
  beforeEach(() => {
    records = memoryRecords();
  });
  afterEach(() => records.close());

  const run = (name: BookCheckName): CheckOutcome => {
    const report = new CheckReport(name);
    bookChecks[name](records, report);
    const outcome = report.outcome();
    seen.push(...outcome.findings);
    return outcome;
  };
  const insert: MemoryRecords['insert'] = (table, row) => records.insert(table, row);
  const sided = (cents: number | bigint) => ({
    amount_cents: cents < 0 ? -cents : cents,
    side: cents < 0 ? ('C' as const) : ('D' as const),
  });

  return {
    seen,
    insert,
    run,
    /** Code and record of each finding, in the order found. */
    found: (name: BookCheckName): (readonly [string, string | undefined])[] =>
      run(name).findings.map(({ code, record }) => [code, record && `${record.table} ${record.id}`]),
    administration: (code = 'A') => insert('administration', { code, name: `Administratie ${code}` }),
    year: (administrationId: number, label: string) =>
      insert('fiscal_year', {
        administration_id: administrationId,
        label,
        start_date: `${label}-01-01`,
        end_date: `${label}-12-31`,
      }),
    account: (administrationId: number, code: string, type: 'B' | 'P' | 'M') =>
      insert('ledger_account', { administration_id: administrationId, code, description: code, type }),
    journal: (administrationId: number, code: string, type = 'M') =>
      insert('journal', { administration_id: administrationId, code, description: `Dagboek ${code}`, type }),
    /** An entry with its lines. */
    entry(
      journalId: number,
      yearId: number,
      number: string,
      lines: readonly Line[],
      more: { date?: string; periodId?: number; lineDate?: string } = {},
    ): number {
      const id = insert('journal_entry', {
        journal_id: journalId,
        fiscal_year_id: yearId,
        number,
        entry_date: more.date ?? '2024-03-01',
        period_id: more.periodId ?? null,
      });
      for (const [index, [accountId, cents]] of lines.entries()) {
        insert('journal_line', {
          journal_entry_id: id,
          line_number: String(index + 1),
          ledger_account_id: accountId,
          effective_date: more.lineDate ?? null,
          ...sided(cents),
        });
      }
      return id;
    },
    opening(yearId: number, lines: readonly Line[]): void {
      for (const [index, [accountId, cents]] of lines.entries()) {
        insert('opening_balance_line', {
          fiscal_year_id: yearId,
          line_number: String(index + 1),
          ledger_account_id: accountId,
          ...sided(cents),
        });
      }
    },
  };
}
