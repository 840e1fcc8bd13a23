import type { inspection as english } from '../en/inspection.ts';
import type { Translation } from '../translation.ts';

/** What is said of everything that an archive holds about somebody; see the English catalogue. */
export const inspection: Translation<typeof english> = {
  term: { name: 'Naam', email: 'E-mail', iban: 'IBAN', vat: 'Btw-nummer', kvk: 'KvK-nummer' },
  paperTitle: 'Wat er wordt bewaard over {{subject}}',
  paperSubtitle: 'Overzicht bij een verzoek om inzage (artikel 15 AVG)',
  client: 'Archief van',
  archiveId: 'Archief',
  madeAt: 'Gemaakt op',
  lookedFor: 'Gezocht op',
  found: 'Records',
  leftOut: 'Met de hand eruit gelaten',
  how: 'Elke tekst in elke tabel is doorzocht, ook de herkende tekst van documenten; een afbeelding zonder tekst kan niet worden doorzocht. Wat hoort bij een gevonden record staat er ook bij: de facturen en regels van een relatie, het document van een factuur. De JSON van dit overzicht bevat dezelfde records met elke waarde.',
  cut: 'Er is meer gevonden dan een overzicht kan bevatten. Dit is niet alles.',
  incomplete: 'Een deel van deze tabel staat op beschadigde pagina’s en kon niet worden doorzocht.',
  damaged: 'Dit record staat op een beschadigde pagina.',
  summary: 'Samenvatting',
  kind: 'Soort',
  direct: 'Om eigen woorden',
  belonging: 'Om waar het bij hoort',
  record: 'Record',
  values: 'Wat er staat',
  bytes: '{{size}} bytes',
  footer: 'Smartbooqing Archief',
};
