import type { Translation } from '#shared/words/translation.ts';
import type { retention as english } from '../en/retention.ts';

/** Texts of the retention screen. */
export const retention: Translation<typeof english> = {
  title: 'Bewaren',
  asOn: 'Stand op',
  asOnToday: 'vandaag',
  noDate: 'Dit is geen datum. Schrijf hem als {{example}}.',
  note: 'Tot wanneer de wet vraagt dat dit ten minste wordt bewaard. Andere plichten, zoals een lopend bezwaar, een overeenkomst of een garantie, kunnen langer duren.',
  calendar: 'De jaren waarin termijnen aflopen',
  through: 't/m {{year}}',
  fiscalYears_one: '{{count}} boekjaar',
  fiscalYears_other: '{{count}} boekjaren',
  documents_one: '{{count}} document',
  documents_other: '{{count}} documenten',
  empty: 'Niets met een termijn',
  emptyText:
    'Dit archief heeft geen boekjaren en geen documenten, of geen binnen het gekozen jaar en de gekozen administratie.',
};
