import type { Translation } from '#shared/words/translation.ts';
import type { print as english } from '../en/print.ts';

/** Texts of printing, on the screen and on paper. */
export const print: Translation<typeof english> = {
  print: 'Afdrukken …',
  reading: 'De rijen om af te drukken worden opgehaald …',
  failed: 'Niet afgedrukt: {{reason}}',
  whichTitle: '{{total}} rijen: welke afdrukken?',
  whichText:
    'Er worden ten hoogste {{most}} rijen tegelijk afgedrukt. Kies welke van de {{total}}, filter eerst de lijst, of exporteer haar naar een bestand: daar gaan alle rijen in.',
  exportInstead: 'Exporteren naar Excel …',
  from: 'Van rij',
  to: 'Tot en met rij',
  notRange: 'Geef rijnummers van 1 tot en met {{total}}, ten hoogste {{most}} rijen.',
  page: 'Pagina ',
  of: ' van ',
  archive: 'Archief',
  printed: 'Afgedrukt',
  printedBy: '{{at}}, door {{who}}',
  owner: 'de eigenaar',
  appointed: '{{name}}, aangesteld door {{by}}',
  filters: 'Filters',
  sort: 'Volgorde',
  ascending: '{{column}} oplopend',
  descending: '{{column}} aflopend',
  groups: 'Groepen',
  groupsClosed: '{{groups}}; van dichte groepen alleen het totaal',
  rows: 'Rijen',
  rowsOf: '{{first}} tot en met {{last}} van {{total}}',
  noRows: 'Geen rijen.',
  totalOfRange: 'Totaal van deze rijen',
  notAdded:
    'Bedragen van meer dan één soort of valuta, of die niet alle te lezen zijn, worden niet opgeteld.',
};
