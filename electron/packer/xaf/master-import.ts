import { isRgsCode } from '#shared/domain/rgs-code.ts';
import type { ArchiveWriter } from '../writer/archive-writer.ts';
import type { AdministrationBooks } from './administration-books.ts';
import type { FieldReader } from './field-reader.ts';
import type { UpsertOutcome } from './master-records.ts';
import { streetOf } from './postal-address.ts';
import type { XafElement } from './xaf-element.ts';

/** A Map, for in an object `constructor` would be a type, too. */
const relationTypes: ReadonlyMap<string, 'customer' | 'supplier' | 'both' | 'other'> = new Map([
  ['C', 'customer'],
  ['S', 'supplier'],
  ['B', 'both'],
  ['O', 'other'],
]);

/** Reads the master records of one auditfile. Records that are only referred to are made as they are met, with a note. */
export class MasterImport {
  readonly #writer: ArchiveWriter;
  readonly #books: AdministrationBooks;
  readonly #fiscalYearId: number;
  readonly #asOf: string;
  readonly #fields: FieldReader;
  readonly #periodIds = new Map<number, number>();

  constructor(
    writer: ArchiveWriter,
    books: AdministrationBooks,
    fiscalYearId: number,
    asOf: string,
    fields: FieldReader,
  ) {
    this.#writer = writer;
    this.#books = books;
    this.#fiscalYearId = fiscalYearId;
    this.#asOf = asOf;
    this.#fields = fields;
  }

  relation(relation: XafElement): void {
    const code = this.#code(relation, 'custsupid');
    if (code === null) return;
    const address = relation.first('streetaddress') ?? relation.first('postaladdress');
    const bankAccounts = relation.all('bankaccount');
    const type = relationTypes.get(relation.text('custsuptp') ?? '');
    const { id, outcome } = this.#books.relations.upsert(
      code,
      {
        administration_id: this.#books.id,
        code,
        name: relation.text('custsupname') ?? code,
        type: type ?? 'other',
        kvk_number: relation.text('commercenr'),
        vat_number: relation.text('taxregident'),
        iban: bankAccounts[0]?.text('bankaccnr') ?? null,
        bic: bankAccounts[0]?.text('bankidcd') ?? null,
        contact: relation.text('contact'),
        email: relation.text('email'),
        phone: relation.text('telephone'),
        street: address === null ? null : streetOf(address),
        postal_code: address?.text('postalcode') ?? null,
        city: address?.text('city') ?? null,
        country: address?.text('country') ?? relation.text('taxregistrationcountry'),
      },
      this.#asOf,
    );
    if (type === undefined) this.#books.unspecifiedRelations.set(id, { customer: false, supplier: false });
    else this.#books.unspecifiedRelations.delete(id);
    this.#noteChange(outcome, 'relation', relation, code);
    if (bankAccounts.length > 1) {
      this.#fields.note(
        'more_bank_accounts',
        'of relations with several bank accounts the first was kept',
        `line ${relation.line}: relation ${code}`,
      );
    }
  }

  account(account: XafElement): void {
    const code = this.#code(account, 'accid');
    if (code === null) return;
    const { outcome } = this.#books.accounts.upsert(
      code,
      {
        administration_id: this.#books.id,
        code,
        description: account.text('accdesc') ?? code,
        type: this.#accountType(account, code),
        rgs_code: rgsCodeOf(account),
        lead_code: account.text('leadcode'),
      },
      this.#asOf,
    );
    this.#noteChange(outcome, 'ledger account', account, code);
  }

  taxonomyElement(element: XafElement): void {
    const code = element.text('glaccid', 'accid');
    const concept = element.text('txcd', 'conceptref');
    const id = code === null ? undefined : this.#books.accounts.idOf(code);
    if (id === undefined || concept === null) return;
    this.#writer.database
      .prepareWrite('UPDATE ledger_account SET rgs_code = ? WHERE id = ?')
      .run(concept, id);
  }

  basic(basic: XafElement): void {
    const code = basic.text('basicid');
    const description = basic.text('basicdesc');
    const type = basic.text('basictype');
    if (code === null) return;
    if (type === '02') this.dimension('cost_centre', code, description);
    else if (type === '04') this.dimension('project', code, description);
    else if (type === '30') this.#user(code, description);
    else {
      this.#fields.note(
        'basic_left_out',
        'basic records that are no cost centre, project or user have no table in the archive and were left out',
        `line ${basic.line}: type ${type ?? 'none'}, ${code}`,
      );
    }
  }

  vatCode(vatCode: XafElement): void {
    const code = this.#code(vatCode, 'vatid');
    if (code === null) return;
    const at = `line ${vatCode.line}: VAT code ${code}`;
    const payable = vatCode.text('vattopayaccid');
    const receivable = vatCode.text('vattoclaimaccid');
    const { outcome } = this.#books.vatCodes.upsert(
      code,
      {
        administration_id: this.#books.id,
        code,
        description: vatCode.text('vatdesc'),
        payable_account_id: payable === null ? null : this.accountId(payable, at),
        receivable_account_id: receivable === null ? null : this.accountId(receivable, at),
      },
      this.#asOf,
    );
    this.#noteChange(outcome, 'VAT code', vatCode, code);
  }

  period(period: XafElement): void {
    const number = this.#fields.integer(period, 'periodnumber');
    if (number === null) return;
    if (this.#periodIds.has(number)) {
      this.#fields.note(
        'period_repeated',
        'periods that come twice were kept once',
        `line ${period.line}: period ${number}`,
      );
      return;
    }
    this.#addPeriod(number, {
      description: period.text('perioddesc'),
      start_date: this.#fields.date(period, 'startdateperiod'),
      end_date: this.#fields.date(period, 'enddateperiod'),
    });
  }

  /** The id of a ledger account; one that the auditfile does not list is made. */
  accountId(code: string, at: string): number {
    const known = this.#books.accounts.idOf(code);
    if (known !== undefined) return known;
    this.#fields.note(
      'account_unknown',
      'ledger accounts that are used but not listed were added',
      `${at}, account ${code}`,
    );
    const row = {
      administration_id: this.#books.id,
      code,
      description: `${code} (niet in de auditfile)`,
      type: 'M',
    } as const;
    return this.#books.accounts.upsert(code, row, '').id;
  }

  /** The id of a relation; one that the auditfile does not list is made. */
  relationId(code: string, at: string): number {
    const known = this.#books.relations.idOf(code);
    if (known !== undefined) return known;
    this.#fields.note(
      'relation_unknown',
      'relations that are used but not listed were added',
      `${at}, relation ${code}`,
    );
    const row = {
      administration_id: this.#books.id,
      code,
      name: `${code} (niet in de auditfile)`,
      type: 'other',
    } as const;
    const { id } = this.#books.relations.upsert(code, row, '');
    this.#books.unspecifiedRelations.set(id, { customer: false, supplier: false });
    return id;
  }

  /** The id of a VAT code; one that the auditfile does not list is made. */
  vatCodeId(code: string, at: string): number {
    const known = this.#books.vatCodes.idOf(code);
    if (known !== undefined) return known;
    this.#fields.note(
      'vat_code_unknown',
      'VAT codes that are used but not listed were added',
      `${at}, VAT code ${code}`,
    );
    return this.#books.vatCodes.upsert(code, { administration_id: this.#books.id, code }, '').id;
  }

  /** The id of a period; one that the auditfile does not list is made, without dates. */
  periodId(number: number, at: string): number {
    const known = this.#periodIds.get(number);
    if (known !== undefined) return known;
    this.#fields.note(
      'period_unknown',
      'periods that are used but not listed were added',
      `${at}, period ${number}`,
    );
    return this.#addPeriod(number, {});
  }

  /** Stores a cost centre or project; a later description fills an absent one. */
  dimension(kind: 'cost_centre' | 'project', code: string, description: string | null): void {
    const row = { administration_id: this.#books.id, kind, code, description };
    this.#books.dimensions.upsert(`${kind}\n${code}`, row, description === null ? '' : this.#asOf);
  }

  /** Whether a cost centre or project is stored already. */
  hasDimension(kind: 'cost_centre' | 'project', code: string): boolean {
    return this.#books.dimensions.idOf(`${kind}\n${code}`) !== undefined;
  }

  /** Stores a bank account of the company itself. */
  bankAccount(iban: string, ledgerAccountId: number | null): void {
    const row = { administration_id: this.#books.id, iban, ledger_account_id: ledgerAccountId };
    this.#books.bankAccounts.upsert(iban, row, this.#asOf);
  }

  #addPeriod(
    number: number,
    dates: { description?: string | null; start_date?: string | null; end_date?: string | null },
  ): number {
    const kind = number === 0 ? 'opening' : number > 12 ? 'closing' : 'normal';
    const id = this.#writer.insert('period', { fiscal_year_id: this.#fiscalYearId, number, kind, ...dates });
    this.#periodIds.set(number, id);
    return id;
  }

  #user(code: string, description: string | null): void {
    const name = description ?? code;
    const row = { name, email: name.includes('@') ? name : null, role: 'user' };
    const known = this.#writer.database.prepareRead('SELECT id FROM user_account WHERE name = ?').get(name);
    if (known === undefined) this.#writer.insert('user_account', row);
  }

  #accountType(account: XafElement, code: string): 'B' | 'P' | 'M' {
    const type = account.text('acctp')?.toUpperCase();
    if (type === 'B' || type === 'P' || type === 'M') return type;
    this.#fields.note(
      'account_type_unknown',
      'ledger accounts of a type other than B, P or M were taken as M, mixed',
      `line ${account.line}: account ${code}`,
    );
    return 'M';
  }

  #code(element: XafElement, name: string): string | null {
    const code = element.text(name);
    if (code === null) {
      this.#fields.note(
        'code_missing',
        `records ${element.name} without ${name} were left out`,
        `line ${element.line}`,
      );
    }
    return code;
  }

  #noteChange(outcome: UpsertOutcome, what: string, element: XafElement, code: string): void {
    if (outcome !== 'changed') return;
    this.#fields.note(
      'record_changed',
      `a ${what} differs between auditfiles; what the latest fiscal year says was kept`,
      `line ${element.line}: ${code}`,
    );
  }
}

/** The RGS code of an account: XAF 4.0 has a field for it, 3.2 a taxonomy or, by custom, the lead reference. */
function rgsCodeOf(account: XafElement): string | null {
  const entryPoints = account.all('taxonomy').flatMap((taxonomy) => taxonomy.all('entrypoint'));
  const leadReference = account.text('leadreference');
  return (
    account.text('rgscode') ??
    entryPoints.map((entryPoint) => entryPoint.text('conceptref')).find((concept) => concept !== null) ??
    (leadReference !== null && isRgsCode(leadReference) ? leadReference : null)
  );
}
