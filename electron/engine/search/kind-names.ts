import { type SearchKind, searchKinds } from '#shared/archive-format/search-records.ts';
import { foldText } from '#shared/domain/fold-text.ts';

/** What people call the kinds, in both languages, one and many. */
const kindNames: Readonly<Record<string, SearchKind>> = {
  document: 'document',
  documents: 'document',
  documenten: 'document',
  factuur: 'invoice',
  facturen: 'invoice',
  invoice: 'invoice',
  invoices: 'invoice',
  relatie: 'relation',
  relaties: 'relation',
  relation: 'relation',
  relations: 'relation',
  boeking: 'journal_entry',
  boekingen: 'journal_entry',
  entry: 'journal_entry',
  entries: 'journal_entry',
  regel: 'journal_line',
  regels: 'journal_line',
  boekingsregel: 'journal_line',
  line: 'journal_line',
  lines: 'journal_line',
  rekening: 'ledger_account',
  rekeningen: 'ledger_account',
  grootboekrekening: 'ledger_account',
  account: 'ledger_account',
  accounts: 'ledger_account',
  bank: 'bank_line',
  bankregel: 'bank_line',
  bankregels: 'bank_line',
  bankmutatie: 'bank_line',
  bankmutaties: 'bank_line',
  journaalpost: 'journal_entry',
  journaalposten: 'journal_entry',
  mutatie: 'journal_line',
  mutaties: 'journal_line',
};

/** One sort of a kind: the column that tells it, and its value there. */
export interface Sort {
  readonly column: 'kind' | 'direction';
  readonly value: string;
}

/** What people call the sorts of invoices and of documents. */
const sortNames: Readonly<Record<string, Readonly<Partial<Record<'invoice' | 'document', Sort>>>>> = {
  creditnota: { invoice: { column: 'kind', value: 'credit_note' } },
  inkoopfactuur: {
    invoice: { column: 'direction', value: 'purchase' },
    document: { column: 'kind', value: 'purchase_invoice' },
  },
  verkoopfactuur: {
    invoice: { column: 'direction', value: 'sales' },
    document: { column: 'kind', value: 'sales_invoice' },
  },
  bon: { document: { column: 'kind', value: 'receipt' } },
  bankafschrift: { document: { column: 'kind', value: 'bank_statement' } },
  contract: { document: { column: 'kind', value: 'contract' } },
  jaarrekening: { document: { column: 'kind', value: 'annual_accounts' } },
  overig: { document: { column: 'kind', value: 'other' } },
};

const sortAliases: Readonly<Record<string, string>> = {
  creditnotas: 'creditnota',
  credit_note: 'creditnota',
  creditnote: 'creditnota',
  inkoop: 'inkoopfactuur',
  inkoopfacturen: 'inkoopfactuur',
  purchase: 'inkoopfactuur',
  purchase_invoice: 'inkoopfactuur',
  verkoop: 'verkoopfactuur',
  verkoopfacturen: 'verkoopfactuur',
  sales: 'verkoopfactuur',
  sales_invoice: 'verkoopfactuur',
  bonnen: 'bon',
  bonnetje: 'bon',
  kassabon: 'bon',
  receipt: 'bon',
  receipts: 'bon',
  bankafschriften: 'bankafschrift',
  afschrift: 'bankafschrift',
  bank_statement: 'bankafschrift',
  contracten: 'contract',
  contracts: 'contract',
  annual_accounts: 'jaarrekening',
  other: 'overig',
};

/** What `soort:` names: whole kinds, or sorts within invoices and documents; neither where nothing is called so. */
export function sortNamed(name: string): {
  readonly kinds: readonly SearchKind[];
  readonly sorts: Readonly<Partial<Record<'invoice' | 'document', Sort>>>;
} {
  const folded = foldText(name)
    .replaceAll(/['’]/g, '')
    .replaceAll(/[\s-]+/g, '_');
  const kind = searchKinds.find((one) => one === folded) ?? own(kindNames, folded);
  if (kind !== undefined) return { kinds: [kind], sorts: {} };
  return { kinds: [], sorts: own(sortNames, own(sortAliases, folded) ?? folded) ?? {} };
}

function own<T>(names: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(names, name) ? names[name] : undefined;
}
