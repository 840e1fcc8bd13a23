import type { UblParty } from '#engine/documents/ubl-invoice.ts';
import type { WritableDatabase } from '#engine/driver/writable-database.ts';
import { bareName, bareVatNumber } from '../xaf/company-identity.ts';

/** A relation or administration by what identifies it. */
export interface IdentifiedParty {
  readonly id: number;
  readonly administrationId: number;
  readonly code: string;
  readonly name: string;
  readonly vatNumber: string | null;
  readonly kvkNumber: string | null;
  readonly iban: string | null;
}

/** Several parties have the same number or name: it identifies none of them. */
const ambiguous = Symbol('ambiguous');

type Index = Map<string, IdentifiedParty | typeof ambiguous>;

/** Finds a party by VAT number, then KvK number, bank account, code, and last by its exact name. */
export class PartyIndex {
  readonly #byVat: Index = new Map();
  readonly #byKvk: Index = new Map();
  readonly #byAccount: Index = new Map();
  readonly #byCode: Index = new Map();
  readonly #byName: Index = new Map();

  constructor(parties: Iterable<IdentifiedParty>) {
    for (const party of parties) {
      add(this.#byVat, bareVatNumber(party.vatNumber), party);
      add(this.#byKvk, kvkKey(party.kvkNumber), party);
      add(this.#byAccount, accountKey(party.iban), party);
      add(this.#byCode, party.code, party);
      add(this.#byName, bareName(party.name), party);
    }
  }

  /** The one party that a UBL party and its bank accounts point to, null where none or more than one is. */
  find(party: UblParty, accounts: readonly string[] = []): IdentifiedParty | null {
    const names = [party.registeredName, party.name].filter((name) => name !== null);
    return (
      first(this.#byVat, party.vatNumbers.map(bareVatNumber)) ??
      first(this.#byKvk, party.kvkNumbers.map(kvkKey)) ??
      first(this.#byAccount, accounts.map(accountKey)) ??
      first(this.#byCode, party.codes) ??
      first(this.#byName, names.map(bareName))
    );
  }
}

function add(index: Index, key: string | null, party: IdentifiedParty): void {
  if (key === null || key === '') return;
  index.set(key, index.has(key) ? ambiguous : party);
}

function first(index: Index, keys: readonly (string | null)[]): IdentifiedParty | null {
  for (const key of keys) {
    const found = key === null || key === '' ? undefined : index.get(key);
    if (found !== undefined && found !== ambiguous) return found;
  }
  return null;
}

/** The first eight digits: packages add the branch number to the KvK number. */
export function kvkKey(kvkNumber: string | null): string | null {
  const digits = kvkNumber?.replace(/\D/g, '') ?? '';
  return digits.length >= 8 ? digits.slice(0, 8) : null;
}

/** An account without its bank: a Dutch IBAN ends in the old account number, which packages may still have. */
export function accountKey(account: string | null): string | null {
  const compact = account?.toUpperCase().replace(/[^A-Z0-9]/g, '') ?? '';
  const isDutch = /^NL\d{2}[A-Z]{4}\d{10}$/.test(compact);
  const key = isDutch ? compact.slice(8) : compact;
  const bare = /^\d+$/.test(key) ? key.replace(/^0+/, '') : key;
  return bare.length >= 5 ? bare : null;
}

/** All relations of the archive. */
export function relationParties(database: WritableDatabase): IdentifiedParty[] {
  return database
    .prepareRead<IdentifiedParty>(
      `SELECT id, administration_id AS administrationId, code, name, vat_number AS vatNumber, kvk_number AS kvkNumber, iban
       FROM relation ORDER BY id`,
    )
    .all();
}

/** All administrations of the archive. */
export function administrationParties(database: WritableDatabase): IdentifiedParty[] {
  return database
    .prepareRead<IdentifiedParty>(
      `SELECT id, id AS administrationId, code, name, vat_number AS vatNumber, kvk_number AS kvkNumber, NULL AS iban
       FROM administration ORDER BY id`,
    )
    .all();
}
