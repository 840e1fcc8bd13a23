import { type Day, isoDate, monthOf, yearOf } from './calendar.ts';
import { type AccountName, accountNames, accounts } from './chart-of-accounts.ts';
import { type JournalName, journalNames, journals } from './journals.ts';
import type { Records } from './records.ts';
import type { Scale } from './sizes.ts';
import { type VatCodeName, vatCodeNames, vatCodes } from './vat-codes.ts';

/** VAT on a line; cents are positive on the debit side. */
export interface LineVat {
  readonly code: VatCodeName;
  readonly cents: number;
}

/** A line to be booked; cents are positive on the debit side. */
export interface EntryLine {
  readonly account: AccountName;
  readonly cents: number;
  readonly description?: string;
  readonly day?: Day;
  readonly relationId?: number;
  readonly invoiceReference?: string;
  readonly documentReference?: string;
  readonly dueDay?: Day;
  readonly matchKey?: string;
  readonly costCentre?: string;
  readonly project?: string;
  readonly quantity?: string;
  readonly bankAccount?: string;
  readonly offsetBankAccount?: string;
  readonly vat?: readonly LineVat[];
}

/** An entry to be booked; its period is the day's month unless said otherwise. */
export interface Entry {
  readonly journal: JournalName;
  readonly day: Day;
  readonly period?: number;
  readonly description: string;
  readonly enteredBy: string;
  readonly lines: readonly EntryLine[];
}

/** An entry as it was booked. */
export interface BookedEntry {
  readonly id: number;
  readonly number: string;
}

/** What was booked under a VAT code: sums of base and VAT, positive on the debit side. */
export interface VatSum {
  readonly baseCents: number;
  readonly vatCents: number;
}

/** What was booked in a year: the number of lines and the sums of both sides. */
export interface SourceSums {
  readonly lines: number;
  readonly debitCents: number;
  readonly creditCents: number;
}

/** The first period's number is that of the opening, the last that of the closing. */
export const periodsInYear = 14;
export const closingPeriod = 13;

/** The general ledger: books entries that balance, numbers them, and knows every account's balance. */
export class Ledger {
  readonly #records: Records;
  readonly #firstYear: number;
  readonly #balances = new Map<AccountName, number>();
  readonly #lastNumbers = new Map<string, number>();
  readonly #vatSums = new Map<VatCodeName, VatSum>();
  readonly #yearSums = new Map<number, SourceSums>();

  constructor(records: Records, scale: Scale) {
    this.#records = records;
    this.#firstYear = scale.firstYear;
  }

  /** The account's balance so far, positive on the debit side. */
  balance(account: AccountName): number {
    return this.#balances.get(account) ?? 0;
  }

  /** Sets a balance without an entry, as an opening balance does. */
  open(account: AccountName, cents: number): void {
    this.#balances.set(account, cents);
  }

  /** What was booked under each VAT code since the last call. */
  takeVatSums(): ReadonlyMap<VatCodeName, VatSum> {
    const sums = new Map(this.#vatSums);
    this.#vatSums.clear();
    return sums;
  }

  /** What was booked so far, by the fiscal year's id: what the bookkeeping package would state about its own export. */
  get yearSums(): ReadonlyMap<number, SourceSums> {
    return this.#yearSums;
  }

  /** The id of the fiscal year that a calendar year is. */
  fiscalYearId(year: number): number {
    return year - this.#firstYear + 1;
  }

  /** Leaves the next number of a journal's year unused and returns it. */
  skipNumber(journal: JournalName, year: number): string {
    return this.#nextNumber(journal, year);
  }

  /** Books an entry. Throws Error if it does not balance: that would be a mistake of the sample. */
  book(entry: Entry): BookedEntry {
    const lines = entry.lines.filter((line) => line.cents !== 0 || line.vat !== undefined);
    const difference = lines.reduce((sum, line) => sum + line.cents, 0);
    if (difference !== 0 || lines.length === 0) {
      throw new Error(`"${entry.description}" on ${isoDate(entry.day)} is out of balance by ${difference}`);
    }
    const year = yearOf(entry.day);
    const fiscalYearId = this.fiscalYearId(year);
    const number = this.#nextNumber(entry.journal, year);
    const id = this.#records.add('journal_entry', {
      journal_id: journalNames.indexOf(entry.journal) + 1,
      fiscal_year_id: fiscalYearId,
      period_id: (fiscalYearId - 1) * periodsInYear + (entry.period ?? monthOf(entry.day)) + 1,
      number,
      entry_date: isoDate(entry.day),
      description: entry.description,
      entered_by: entry.enteredBy,
    });
    lines.forEach((line, index) => {
      this.#bookLine(id, index + 1, entry.day, line);
    });
    const sums = this.#yearSums.get(fiscalYearId) ?? { lines: 0, debitCents: 0, creditCents: 0 };
    const turned = lines.reduce((sum, line) => sum + Math.max(0, line.cents), 0);
    this.#yearSums.set(fiscalYearId, {
      lines: sums.lines + lines.length,
      debitCents: sums.debitCents + turned,
      creditCents: sums.creditCents + turned,
    });
    return { id, number };
  }

  #bookLine(entryId: number, lineNumber: number, entryDay: Day, line: EntryLine): void {
    const lineId = this.#records.add('journal_line', {
      journal_entry_id: entryId,
      line_number: String(lineNumber),
      ledger_account_id: accountId(line.account),
      effective_date: isoDate(line.day ?? entryDay),
      description: line.description ?? null,
      amount_cents: Math.abs(line.cents),
      side: side(line.cents),
      relation_id: line.relationId ?? null,
      invoice_reference: line.invoiceReference ?? null,
      document_reference: line.documentReference ?? null,
      due_date: line.dueDay === undefined ? null : isoDate(line.dueDay),
      match_key: line.matchKey ?? null,
      cost_centre: line.costCentre ?? null,
      project: line.project ?? null,
      quantity: line.quantity ?? null,
      currency: 'EUR',
      bank_account: line.bankAccount ?? null,
      offset_bank_account: line.offsetBankAccount ?? null,
    });
    this.#balances.set(line.account, this.balance(line.account) + line.cents);
    for (const vat of line.vat ?? []) {
      this.#records.add('journal_line_vat', {
        journal_line_id: lineId,
        vat_code_id: vatCodeId(vat.code),
        rate_bp: vatCodes[vat.code].rateBp,
        amount_cents: Math.abs(vat.cents),
        side: vat.cents === 0 ? side(line.cents) : side(vat.cents),
      });
      const sum = this.#vatSums.get(vat.code) ?? { baseCents: 0, vatCents: 0 };
      this.#vatSums.set(vat.code, {
        baseCents: sum.baseCents + line.cents,
        vatCents: sum.vatCents + vat.cents,
      });
    }
  }

  #nextNumber(journal: JournalName, year: number): string {
    const series = `${String(year).slice(2)}${journals[journal].series}`;
    const last = (this.#lastNumbers.get(series) ?? 0) + 1;
    this.#lastNumbers.set(series, last);
    return `${series}-${String(last).padStart(5, '0')}`;
  }
}

const accountIds = new Map(accountNames.map((name, index) => [name, index + 1]));
const vatCodeIds = new Map(vatCodeNames.map((name, index) => [name, index + 1]));

/** The id of an account in the archive. */
export function accountId(name: AccountName): number {
  return accountIds.get(name) ?? 0;
}

/** The id of a VAT code in the archive. */
export function vatCodeId(name: VatCodeName): number {
  return vatCodeIds.get(name) ?? 0;
}

/** The lines on the VAT accounts that belong to the VAT of other lines. */
export function vatLines(lines: readonly EntryLine[]): EntryLine[] {
  const sums = new Map<AccountName, number>();
  for (const { code, cents } of lines.flatMap((line) => line.vat ?? [])) {
    const { account } = vatCodes[code];
    if (account !== null) sums.set(account, (sums.get(account) ?? 0) + cents);
  }
  return [...sums].map(([account, cents]) => ({
    account,
    cents,
    description: accounts[account].description,
  }));
}

/** The sum of lines, positive on the debit side. */
export function sumOf(lines: readonly EntryLine[]): number {
  return lines.reduce((sum, line) => sum + line.cents, 0);
}

function side(cents: number): 'D' | 'C' {
  return cents < 0 ? 'C' : 'D';
}
