/** What people call the kinds, in both languages, one and many. */
const kindNames: Readonly<Record<string, string>> = {
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
};

/** A kind by what people call it, or by its own name. */
export function kindNamed(name: string): string {
  const folded = name.toLowerCase();
  return Object.hasOwn(kindNames, folded) ? (kindNames[folded] ?? folded) : folded;
}
