import type { Translation } from '#shared/words/translation.ts';
import type { openItems as english } from '../en/open-items.ts';

/** Texts of renderer/features/open-items. */
export const openItems: Translation<typeof english> = {
  title: 'Openstaande posten',
  asWhat: 'Wat te tonen',
  asRelations: 'Per relatie',
  asItems: 'Posten',
  asOn: 'Stand op',
  asOnYearEnd: 'einde jaar',
  noRelation: 'Zonder relatie',
  itemLines: 'Regels van de post',
  noLines: 'Geen regels',
  noLinesText: 'Er is geen post met deze regel.',
  cannotBeTold: 'Niet te zeggen',
  empty: 'Niets openstaand',
  emptyText:
    'Op deze dag was alles op de rekeningen van debiteuren en crediteuren afgewikkeld, of er was daar niets geboekt.',
  onDay_one: 'Stand op',
  onDay_other: 'Stand op (elke administratie aan het einde van haar eigen jaren)',
  subledger: {
    debtors_one: 'Debiteuren, {{items}} post',
    debtors_other: 'Debiteuren, {{items}} posten',
    creditors_one: 'Crediteuren, {{items}} post',
    creditors_other: 'Crediteuren, {{items}} posten',
  },
  byMatchKey_one: '{{items}} post volgt uit het afletterkenmerk van het pakket.',
  byMatchKey_other: '{{items}} posten volgen uit de afletterkenmerken van het pakket.',
  byInvoice_one: '{{items}} post, zonder afletterkenmerk, volgt uit relatie en factuurnummer.',
  byInvoice_other: '{{items}} posten, zonder afletterkenmerk, volgen uit relatie en factuurnummer.',
  byLine_one: '{{items}} regel heeft geen van beide en staat op zichzelf.',
  byLine_other: '{{items}} regels hebben geen van beide en staan op zichzelf.',
  dueByInvoice_one: 'De vervaldatum van {{items}} post is die van de herkende factuur.',
  dueByInvoice_other: 'De vervaldatums van {{items}} posten zijn die van de herkende facturen.',
  dueByNone_one: 'Van {{items}} post kent het archief geen vervaldatum; de ouderdom is dus niet te zeggen.',
  dueByNone_other:
    'Van {{items}} posten kent het archief geen vervaldatum; de ouderdom is dus niet te zeggen.',
  agrees_one: 'De rekening sluit aan op het grootboek',
  agrees_other: 'Alle {{count}} rekeningen sluiten aan op het grootboek',
  agreesNot: 'De posten verklaren niet het hele saldo van {{accounts}}',
  account: 'Rekening',
  why: 'Debiteuren of crediteuren volgens',
  controlRule: {
    rgs: 'RGS-code',
    journal: 'tegenrekening van het verkoop- of inkoopboek',
    items: 'vervaldatums en afletterkenmerken op de regels',
  },
  balance: 'Saldo grootboek',
  itemsSum: 'Posten',
  rest: 'Niet per post',
  restHint:
    'Wat niet per post bekend is, zit meestal in de beginbalans: een auditfile geeft die als één bedrag per rekening, zonder de facturen erachter. Betalingen van die facturen staan hier dan als openstaand.',
  reason: {
    no_ledger: 'Dit archief heeft geen grootboek; wat openstond is er niet uit op te maken.',
    no_control_accounts:
      'Van geen rekening in dit archief is te zeggen dat ze van debiteuren of crediteuren is: geen heeft een RGS-code daarvoor, geen is de tegenrekening van een verkoop- of inkoopboek, en geen regel van een relatie heeft een vervaldatum of afletterkenmerk.',
  },
};
