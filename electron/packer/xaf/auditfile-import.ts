import { basename } from 'node:path';
import type { Oddities } from '../oddities.ts';
import { PackError } from '../pack-error.ts';
import type { AdministrationBooks } from './administration-books.ts';
import type { ArchiveBooks } from './archive-books.ts';
import type { AuditfileSink } from './auditfile-sink.ts';
import { FieldReader } from './field-reader.ts';
import { MasterImport } from './master-import.ts';
import { streetOf } from './postal-address.ts';
import { TransactionImport } from './transaction-import.ts';
import type { XafElement } from './xaf-element.ts';

const knownVersions = [
  /xaf\/3\.[012]$/i,
  /xmlauditfilefinancieel3\.2/i,
  /xmlauditfilexaf_4\.0/i,
  /xaf\/4\.0$/i,
];

/** One auditfile on its way into the books: finds its administration and fiscal year, then hands each record to where it belongs. */
export class AuditfileImport implements AuditfileSink {
  readonly #path: string;
  readonly #books: ArchiveBooks;
  readonly #fields: FieldReader;
  #header: XafElement | null = null;
  #master: MasterImport | null = null;
  #transactions: TransactionImport | null = null;
  #openingSubledgerLines = 0;
  #hasOpeningBalance = false;

  constructor(path: string, books: ArchiveBooks, oddities: Oddities) {
    this.#path = path;
    this.#books = books;
    this.#fields = new FieldReader(basename(path), oddities);
  }

  version(namespace: string): void {
    if (!knownVersions.some((known) => known.test(namespace.replace(/\/$/, '')))) {
      this.#fields.note(
        'version_unknown',
        'the namespace is of no XAF version from 3.1 to 4.0; the file was read by its element names',
        namespace === '' ? 'no namespace' : namespace,
      );
    }
  }

  header(header: XafElement): void {
    if (header.text('auditfileversion')?.startsWith('CLAIR') === true) {
      throw new PackError(
        'bad_auditfile',
        `${this.#path} is an auditfile from before XAF 3.1, which is not supported`,
      );
    }
    this.#header = header;
  }

  company(company: XafElement): void {
    const header = this.#header;
    if (header === null)
      throw new PackError('bad_auditfile', `${this.#path} has no header before its company`);
    const administration = this.#administration(company, header);
    const label = header.text('fiscalyear') ?? '';
    const startDate =
      this.#fields.date(header, 'startdate') ?? (/^\d{4}/.test(label) ? `${label.slice(0, 4)}-01-01` : null);
    const endDate =
      this.#fields.date(header, 'enddate') ?? (/\d{4}$/.test(label) ? `${label.slice(-4)}-12-31` : null);
    if (startDate === null || endDate === null) {
      throw new PackError('bad_auditfile', `${this.#path} does not say which fiscal year it is of`);
    }
    this.#requireNewYear(administration, startDate, endDate);
    const fiscalYearId = this.#books.fiscalYear(
      administration,
      label === '' ? startDate.slice(0, 4) : label,
      startDate,
      endDate,
    );
    this.#master = new MasterImport(
      this.#books.writer,
      administration,
      fiscalYearId,
      startDate,
      this.#fields,
    );
    this.#transactions = new TransactionImport(
      this.#books,
      administration,
      this.#master,
      {
        id: fiscalYearId,
        startDate,
        endDate,
        file: basename(this.#path),
      },
      this.#fields,
    );
  }

  relation(relation: XafElement): void {
    this.#masterImport().relation(relation);
  }

  account(account: XafElement): void {
    this.#masterImport().account(account);
  }

  taxonomyElement(element: XafElement): void {
    this.#masterImport().taxonomyElement(element);
  }

  basic(basic: XafElement): void {
    this.#masterImport().basic(basic);
  }

  vatCode(vatCode: XafElement): void {
    this.#masterImport().vatCode(vatCode);
  }

  period(period: XafElement): void {
    this.#masterImport().period(period);
  }

  openingLine(line: XafElement): void {
    this.#hasOpeningBalance = true;
    this.#transactionImport().openingLine(line);
  }

  openingSubledgerLine(): void {
    this.#openingSubledgerLines++;
  }

  openingBalanceEnd(openingBalance: XafElement): void {
    this.#transactionImport().openingBalanceEnd(openingBalance);
  }

  line(line: XafElement, transaction: XafElement, journal: XafElement): void {
    this.#transactionImport().line(line, transaction, journal);
  }

  transactionEnd(transaction: XafElement, journal: XafElement): void {
    this.#transactionImport().transactionEnd(transaction, journal);
  }

  journalEnd(journal: XafElement): void {
    this.#transactionImport().journalEnd(journal);
  }

  subledgerLine(line: XafElement, subledger: XafElement): void {
    this.#transactionImport().subledgerLine(line, subledger);
  }

  transactionsEnd(transactions: XafElement): void {
    this.#transactionImport().transactionsEnd(transactions);
  }

  oddity(code: string, message: string, line: number): void {
    this.#fields.note(code, message, `line ${line}`);
  }

  /** What can only be said when the whole file was read. Throws `bad_auditfile` for one without a company. */
  end(): void {
    this.#transactionImport().end();
    if (!this.#hasOpeningBalance) {
      this.#fields.note('opening_balance_missing', 'there is no opening balance', 'openingBalance');
    }
    if (this.#openingSubledgerLines > 0) {
      this.#fields.note(
        'opening_subledger_left_out',
        'the open items of the opening balance have no table in the archive and were left out',
        `${this.#openingSubledgerLines} lines`,
      );
    }
  }

  #administration(company: XafElement, header: XafElement): AdministrationBooks {
    const address = company.first('streetaddress') ?? company.first('postaladdress');
    const identity = {
      code: company.text('companyident'),
      name: company.text('companyname') ?? company.text('companyident') ?? '',
      vatNumber: company.text('taxregident'),
      kvkNumber: company.text('commercenr'),
    };
    const { books, hasOtherCode } = this.#books.administration(identity, {
      kvk_number: identity.kvkNumber,
      vat_number: identity.vatNumber,
      street: address === null ? null : streetOf(address),
      postal_code: address?.text('postalcode') ?? null,
      city: address?.text('city') ?? null,
      country: address?.text('country') ?? company.text('taxregistrationcountry'),
      currency: header.text('curcode') ?? 'EUR',
      source_package: header.text('softwaredesc'),
    });
    if (hasOtherCode) {
      this.#fields.note(
        'code_of_another',
        'the company has the code of another one; a number was put behind it',
        books.code,
      );
    }
    return books;
  }

  #requireNewYear(administration: AdministrationBooks, startDate: string, endDate: string): void {
    const overlapping = this.#books.writer.database
      .prepareRead<{ label: string }>(
        'SELECT label FROM fiscal_year WHERE administration_id = ? AND start_date <= ? AND end_date >= ?',
      )
      .get(administration.id, endDate, startDate);
    if (overlapping !== undefined) {
      throw new PackError(
        'bad_auditfile',
        `${this.#path} is of a time that another auditfile of the same administration has brought already (${overlapping.label})`,
      );
    }
  }

  #masterImport(): MasterImport {
    if (this.#master === null) throw this.#withoutCompany();
    return this.#master;
  }

  #transactionImport(): TransactionImport {
    if (this.#transactions === null) throw this.#withoutCompany();
    return this.#transactions;
  }

  #withoutCompany(): PackError {
    return new PackError('bad_auditfile', `${this.#path} does not say of which company it is`);
  }
}
