import type { Translation } from '#shared/words/translation.ts';
import type { lists as english } from '../en/lists.ts';

/** Texts of the list screens: documents, invoices, relations, ledger, journals, bank, tables. */
export const lists: Translation<typeof english> = {
  countOf: '{{rows}} van {{all}}',
  nothingFits: 'Niets past bij deze filters',
  nothingFitsText: 'Haal een filter weg, of kijk in een ander jaar of een andere administratie.',
  documents: {
    title: 'Documenten',
    withoutEntry: 'Zonder boeking',
    empty: 'Geen documenten',
    emptyText:
      'Er zijn geen documenten in dit archief, of niet binnen het gekozen jaar en de gekozen administratie.',
  },
  invoices: {
    title: 'Facturen',
    creditNotes: 'Creditnota’s',
    withoutEntry: 'Zonder boeking',
    empty: 'Geen facturen',
    emptyText:
      'Er zijn geen herkende facturen in dit archief, of niet binnen het gekozen jaar en de gekozen administratie.',
  },
  relations: {
    title: 'Relaties',
    empty: 'Geen relaties',
    emptyText: 'Er zijn geen debiteuren of crediteuren in dit archief, of niet in de gekozen administratie.',
  },
  ledger: {
    title: 'Saldibalans',
    empty: 'Geen grootboekrekeningen',
    emptyText: 'Dit archief heeft geen grootboek: er is geen auditfile van het boekhoudpakket in opgenomen.',
    allYearsNote: 'Van de eerste beginbalans door alle jaren heen',
    card: 'Grootboekkaart',
    cardEmpty: 'Geen mutaties',
    cardEmptyText: 'Op deze rekening is binnen het gekozen jaar niets geboekt.',
    opening: 'Beginsaldo',
    closing: 'Eindsaldo',
  },
  journals: {
    title: 'Dagboeken',
    empty: 'Geen dagboeken',
    emptyText: 'Dit archief heeft geen grootboek: er is geen auditfile van het boekhoudpakket in opgenomen.',
    entries: 'Boekingen',
    entriesEmpty: 'Geen boekingen',
    entriesEmptyText: 'Binnen het gekozen jaar en de gekozen administratie is niets geboekt.',
    lines: 'Boekingsregels',
    linesEmpty: 'Geen regels',
    linesEmptyText: 'Binnen het gekozen jaar en de gekozen administratie is niets geboekt.',
    asEntries: 'Boekingen',
    asLines: 'Regels',
    asWhat: 'Wat te tonen',
  },
  bank: {
    title: 'Bankafschriften',
    empty: 'Geen bankafschriften',
    emptyText:
      'Er zijn geen bankafschriften in dit archief, of niet binnen het gekozen jaar en de gekozen administratie.',
    lines: 'Bankregels',
    linesEmpty: 'Geen bankregels',
    linesEmptyText:
      'Er zijn geen bankregels in dit archief, of niet binnen het gekozen jaar en de gekozen administratie.',
    statement: 'Afschrift {{number}}',
    withoutEntry: 'Zonder boeking',
    asStatements: 'Afschriften',
    asLines: 'Regels',
    asWhat: 'Wat te tonen',
  },
  tables: {
    title: 'Alle tabellen',
    intro: 'Elke tabel zoals ze in het bestand staat, tot de laatste kolom.',
    name: 'Tabel',
    means: 'Bevat',
    rows: 'Rijen',
    covered: 'In de hashboom',
    isCovered: 'gedekt',
    notCovered: 'Niet gedekt',
    notCoveredHint: 'De hashes van het manifest zeggen niets over deze tabel.',
    counting: 'niet geteld',
    empty: 'Geen rijen',
    emptyText: 'Deze tabel heeft geen rijen.',
    find: 'Tabel zoeken',
    none: 'Geen tabel heeft dit in de naam.',
  },
};
