import { PackError } from '../pack-error.ts';
import type { AdministrationBooks } from './administration-books.ts';
import type { ArchiveBooks } from './archive-books.ts';
import type { FieldReader } from './field-reader.ts';
import type { MasterImport } from './master-import.ts';
import { RunningTotals } from './running-totals.ts';
import type { XafElement } from './xaf-element.ts';

/** The fiscal year that the auditfile is of. */
export interface ImportedYear {
  readonly id: number;
  readonly startDate: string;
  readonly endDate: string;
  /** The auditfile's name, for messages. */
  readonly file: string;
}

/**
 * Reads opening balance, journals and sub-ledgers of one auditfile. A journal's and an entry's row is written when it ends, under an id
 * that its lines have used before: what the file says after the lines is not lost then.
 */
export class TransactionImport {
  readonly #archive: ArchiveBooks;
  readonly #books: AdministrationBooks;
  readonly #master: MasterImport;
  readonly #year: ImportedYear;
  readonly #fields: FieldReader;
  readonly #opening = new RunningTotals();
  readonly #movements = new RunningTotals();
  #entry = new RunningTotals();
  #entryDate: string | null = null;

  constructor(
    archive: ArchiveBooks,
    books: AdministrationBooks,
    master: MasterImport,
    year: ImportedYear,
    fields: FieldReader,
  ) {
    this.#archive = archive;
    this.#books = books;
    this.#master = master;
    this.#year = year;
    this.#fields = fields;
  }

  openingLine(line: XafElement): void {
    const { amountCents, side } = this.#fields.sidedAmount(line, 'amnt', 'amnttp');
    this.#opening.add(amountCents, side);
    this.#archive.writer.insert('opening_balance_line', {
      fiscal_year_id: this.#year.id,
      line_number: line.text('nr') ?? '',
      ledger_account_id: this.#accountId(line, `line ${line.line}`),
      amount_cents: amountCents,
      side,
    });
  }

  openingBalanceEnd(openingBalance: XafElement): void {
    this.#opening.compareWithSource(this.#fields, openingBalance, 'opening balance');
    this.#opening.requireBalance(
      this.#fields,
      'opening_out_of_balance',
      'the opening balance does not balance',
      'openingBalance',
    );
  }

  line(line: XafElement, transaction: XafElement, journal: XafElement): void {
    const { writer } = this.#archive;
    const at = placeOf(line, transaction, journal);
    const { amountCents, side } = this.#fields.sidedAmount(line, 'amnt', 'amnttp');
    this.#entry.add(amountCents, side);
    const effectiveDate = this.#fields.date(line, 'effdate');
    this.#entryDate ??= effectiveDate;
    const relation = line.text('custsupid');
    const relationId = relation === null ? null : this.#master.relationId(relation, at);
    if (relationId !== null) this.#noteUse(relationId, journal.text('jrntp'));
    const currency = line.first('currency');
    const lineId = writer.insert('journal_line', {
      journal_entry_id: writer.nextId('journal_entry'),
      line_number: line.text('nr') ?? '',
      ledger_account_id: this.#accountId(line, at),
      effective_date: effectiveDate,
      description: line.text('desc'),
      amount_cents: amountCents,
      side,
      relation_id: relationId,
      invoice_reference: line.text('invref'),
      document_reference: line.text('docref'),
      match_key: line.text('matchkeyid', 'recref'),
      cost_centre: this.#dimension('cost_centre', line.text('costid', 'cost')),
      project: this.#dimension('project', line.text('projid', 'projectid', 'project')),
      quantity: line.text('qntity', 'qntty'),
      currency: currency?.text('curcode') ?? null,
      currency_amount_cents: currency === null ? null : this.#fields.optionalCents(currency, 'curamnt'),
      bank_account: line.text('bankaccnr'),
      offset_bank_account: line.text('offsetbankaccnr'),
    });
    for (const vat of line.all('vat')) this.#vat(vat, lineId, at);
  }

  transactionEnd(transaction: XafElement, journal: XafElement): void {
    const { writer } = this.#archive;
    const at = placeOf(null, transaction, journal);
    const number = transaction.text('nr');
    if (number === null)
      this.#fields.note('entry_number_missing', 'entries without a number were kept without one', at);
    const entryDate = this.#entryDateOf(transaction, at);
    const period = this.#fields.integer(transaction, 'periodnumber');
    writer.insert('journal_entry', {
      journal_id: this.#journalId(journal),
      fiscal_year_id: this.#year.id,
      period_id: period === null ? null : this.#master.periodId(period, at),
      number: number ?? '',
      entry_date: entryDate,
      description: transaction.text('desc'),
      entered_by: transaction.text('userid', 'user'),
    });
    if (this.#entry.lines === 0)
      this.#fields.note('entry_without_lines', 'entries without lines were kept', at);
    this.#entry.requireBalance(
      this.#fields,
      'entry_out_of_balance',
      'entries that do not balance were kept as they are',
      at,
    );
    this.#movements.addAll(this.#entry);
    this.#requireStatableTotals(at);
    this.#entry = new RunningTotals();
    this.#entryDate = null;
  }

  journalEnd(journal: XafElement): void {
    const code = journal.text('jrnid') ?? '';
    const at = `line ${journal.line}: journal ${code}`;
    if (code === '') this.#fields.note('code_missing', 'a journal without a code was kept without one', at);
    const offset = journal.text('offsetaccid');
    const offsetAccountId = offset === null ? null : this.#master.accountId(offset, at);
    this.#books.journals.upsert(
      code,
      {
        administration_id: this.#books.id,
        code,
        description: journal.text('desc') ?? code,
        type: journal.text('jrntp')?.toUpperCase() ?? 'Z',
        offset_account_id: offsetAccountId,
      },
      this.#year.startDate,
    );
    const bankAccount = journal.text('bankaccnr');
    if (bankAccount !== null) this.#master.bankAccount(bankAccount, offsetAccountId);
  }

  subledgerLine(line: XafElement, subledger: XafElement): void {
    const at = `line ${line.line}`;
    const journalId = this.#books.journals.idOf(line.text('jrnid') ?? '');
    const relation = line.text('custsupid');
    const relationId = relation === null ? null : this.#master.relationId(relation, at);
    if (relationId !== null)
      this.#noteUse(relationId, line.text('invpursaltp') ?? subledgerJournalType(subledger));
    if (journalId === undefined) {
      this.#noteUnmatched(at);
      return;
    }
    this.#archive.subledger.add({
      fiscalYearId: this.#year.id,
      journalId,
      entryNumber: line.text('trnr') ?? '',
      lineNumber: line.text('trlinenr') ?? '',
      relationId,
      invoiceReference: reference(line.text('invref')),
      documentReference: line.text('docref'),
      dueDate: this.#fields.date(line, 'invduedt'),
      matchKey: line.text('matchkeyid', 'recref'),
      file: this.#year.file,
      at,
    });
  }

  transactionsEnd(transactions: XafElement): void {
    this.#archive.sourceTotals.set(
      this.#year.id,
      this.#movements.compareWithSource(this.#fields, transactions, 'transactions'),
    );
  }

  /** Ends the file: an auditfile without transactions says nothing of their totals. */
  end(): void {
    if (!this.#archive.sourceTotals.has(this.#year.id)) {
      this.#fields.note('transactions_missing', 'there are no transactions', 'transactions');
    }
  }

  #accountId(line: XafElement, at: string): number {
    const code = line.text('accid');
    if (code === null)
      this.#fields.note(
        'account_missing',
        'lines without a ledger account were put on an account without a code',
        at,
      );
    return this.#master.accountId(code ?? '', at);
  }

  /** The journal's id, the one that it will get where it is new. */
  #journalId(journal: XafElement): number {
    return this.#books.journals.idOf(journal.text('jrnid') ?? '') ?? this.#archive.writer.nextId('journal');
  }

  #entryDateOf(transaction: XafElement, at: string): string {
    const date = this.#fields.date(transaction, 'trdt');
    if (date === null) {
      this.#fields.note(
        'entry_date_missing',
        'entries without a date got that of their first line, or the first of the year',
        at,
      );
      return this.#entryDate ?? this.#year.startDate;
    }
    if (date < this.#year.startDate || date > this.#year.endDate) {
      this.#fields.note(
        'date_outside_year',
        'entries dated outside the fiscal year were kept as they are',
        `${at}, ${date}`,
      );
    }
    return date;
  }

  /** Throws `bad_auditfile` where the year's totals outgrow the whole numbers of JSON, and so the manifest (format README, Manifest). */
  #requireStatableTotals(at: string): void {
    if (this.#movements.fitManifest) return;
    throw new PackError(
      'bad_auditfile',
      `${this.#year.file} has amounts that add up to more than 90 trillion euros (${at}), more than an archive can state exactly; look for an amount with too many digits there or before, or have the auditfile made again`,
    );
  }

  #dimension(kind: 'cost_centre' | 'project', code: string | null): string | null {
    if (code !== null && !this.#master.hasDimension(kind, code)) this.#master.dimension(kind, code, null);
    return code;
  }

  #vat(vat: XafElement, lineId: number, at: string): void {
    const code = vat.text('vatid');
    const { amountCents, side } = this.#fields.sidedAmount(vat, 'vatamnt', 'vatamnttp');
    this.#archive.writer.insert('journal_line_vat', {
      journal_line_id: lineId,
      vat_code_id: code === null ? null : this.#master.vatCodeId(code, at),
      rate_bp: this.#fields.basisPoints(vat, 'vatperc'),
      amount_cents: amountCents,
      side,
    });
  }

  #noteUse(relationId: number, type: string | null): void {
    const use = this.#books.unspecifiedRelations.get(relationId);
    if (use === undefined) return;
    if (type === 'S') use.customer = true;
    if (type === 'P') use.supplier = true;
  }

  #noteUnmatched(at: string): void {
    this.#fields.note(
      'subledger_line_unmatched',
      'sub-ledger lines that name no journal line were left out',
      at,
    );
  }
}

/** Where something stands, in the auditfile's own words. */
function placeOf(line: XafElement | null, transaction: XafElement, journal: XafElement): string {
  const entry = `journal ${journal.text('jrnid') ?? '?'}, entry ${transaction.text('nr') ?? '?'}`;
  return line === null ? entry : `${entry}, line ${line.text('nr') ?? '?'}`;
}

/** Some packages write 0 for an invoice that there is none of. */
function reference(text: string | null): string | null {
  return text === '0' ? null : text;
}

function subledgerJournalType(subledger: XafElement): string | null {
  const type = subledger.text('sbtype');
  return type === 'CU' ? 'S' : type === 'SU' ? 'P' : null;
}
