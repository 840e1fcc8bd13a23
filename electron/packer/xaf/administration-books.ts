import type { ArchiveWriter } from '../writer/archive-writer.ts';
import type { CompanyIdentity } from './company-identity.ts';
import { MasterRecords } from './master-records.ts';

/** What is known of one administration while auditfiles are read into it. */
export class AdministrationBooks {
  readonly id: number;
  readonly code: string;
  readonly identity: CompanyIdentity;
  readonly accounts: MasterRecords<'ledger_account'>;
  readonly vatCodes: MasterRecords<'vat_code'>;
  readonly dimensions: MasterRecords<'dimension'>;
  readonly relations: MasterRecords<'relation'>;
  readonly journals: MasterRecords<'journal'>;
  readonly bankAccounts: MasterRecords<'bank_account'>;
  readonly fiscalYearLabels = new Set<string>();
  /** Relations of which no auditfile says whether they are customers or suppliers, and what their lines say. */
  readonly unspecifiedRelations = new Map<number, { customer: boolean; supplier: boolean }>();

  constructor(writer: ArchiveWriter, id: number, code: string, identity: CompanyIdentity) {
    this.id = id;
    this.code = code;
    this.identity = identity;
    this.accounts = new MasterRecords(writer, 'ledger_account');
    this.vatCodes = new MasterRecords(writer, 'vat_code');
    this.dimensions = new MasterRecords(writer, 'dimension');
    this.relations = new MasterRecords(writer, 'relation');
    this.journals = new MasterRecords(writer, 'journal');
    this.bankAccounts = new MasterRecords(writer, 'bank_account');
  }
}
