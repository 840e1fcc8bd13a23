import type { FindingCode } from '#shared/contract/finding-codes.ts';
import { isAccountNumber, isKvkNumber, isVatNumber } from '#shared/domain/identifiers.ts';
import type { CheckReport } from '../verify/check-outcome.ts';
import type { RecordReader } from './record-reader.ts';

interface Rule {
  readonly code: FindingCode;
  readonly what: string;
  readonly isWellFormed: (text: string) => boolean;
}

const iban: Rule = { code: 'iban_malformed', what: 'IBAN', isWellFormed: isAccountNumber };
const kvk: Rule = { code: 'kvk_malformed', what: 'KvK number', isWellFormed: isKvkNumber };
const vat: Rule = { code: 'vat_number_malformed', what: 'VAT number', isWellFormed: isVatNumber };

/** `only` narrows to the records that the rule is for: foreign companies have other trade registers. */
const columns = [
  { table: 'administration', column: 'kvk_number', rule: kvk, only: `coalesce(country, 'NL') IN ('NL', '')` },
  { table: 'administration', column: 'vat_number', rule: vat, only: 'TRUE' },
  { table: 'relation', column: 'kvk_number', rule: kvk, only: `coalesce(country, 'NL') IN ('NL', '')` },
  { table: 'relation', column: 'vat_number', rule: vat, only: 'TRUE' },
  { table: 'relation', column: 'iban', rule: iban, only: 'TRUE' },
  { table: 'bank_account', column: 'iban', rule: iban, only: 'TRUE' },
] as const;

/** IBAN, KvK and VAT numbers of administrations, relations and bank accounts are well formed. */
export function checkIdentifiers(records: RecordReader, report: CheckReport): void {
  for (const { table, column, rule, only } of columns) {
    const numbers = records.prepare<{ id: number; text: string }>(
      `SELECT id, ${column} AS text FROM ${table} WHERE trim(${column}) <> '' AND ${only} ORDER BY id`,
    );
    for (const { id, text } of numbers.iterate()) {
      report.looked(1);
      if (rule.isWellFormed(text)) continue;
      report.find(rule.code, `${text} of ${table} ${id} is no well-formed ${rule.what}.`, {
        table,
        record: { table, id },
        details: { text, column },
      });
    }
  }
  if (report.items === 0) report.notPossible('no_identifiers');
}
