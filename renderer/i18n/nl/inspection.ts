import { inspection as said } from '#shared/words/nl/inspection.ts';
import type { Translation } from '#shared/words/translation.ts';
import type { inspection as english } from '../en/inspection.ts';

/** Texts of renderer/features/inspection; see the English catalogue. */
export const inspection: Translation<typeof english> = {
  words: { term: said.term, cut: said.cut, incomplete: said.incomplete },
  title: 'Inzage',
  intro:
    'Alles wat dit archief bevat over één persoon of bedrijf: voor een verzoek op grond van artikel 15 AVG, of als iemand vraagt wat er wordt bewaard. Elke tekst in elke tabel wordt doorzocht. Haal eruit wat over een ander gaat en sla het overzicht dan op.',
  terms: 'Zoeken op',
  kind: 'Waarop',
  kindNow: 'Waarop: {{kind}}',
  example: {
    name: 'Voor- en achternaam, of een bedrijf',
    email: 'naam@voorbeeld.nl',
    iban: 'NL00 BANK 0123 4567 89',
    vat: 'NL000000000B00',
    kvk: '12345678',
  },
  addTerm: 'Ook zoeken op',
  removeTerm: 'Niet zoeken op {{value}}',
  find: 'Alles opzoeken',
  looking: 'Het archief wordt doorzocht …',
  lookingIn: '{{table}}, {{found}} gevonden',
  cancel: 'Annuleren',
  result: 'Wat er is gevonden',
  nothing: 'Er is niets gevonden',
  nothingText:
    'Geen tekst in dit archief bevat waarnaar u zocht. Probeer een andere schrijfwijze, of een nummer dat bij deze persoon hoort. Afbeeldingen zonder herkende tekst kunnen niet worden doorzocht.',
  count_one: '{{formatted}} record',
  count_other: '{{formatted}} records',
  stays: '{{stays}} van {{total}}',
  why: '{{direct}} om eigen woorden, {{belonging}} om waar ze bij horen',
  show: '{{table}} tonen',
  hide: '{{table}} verbergen',
  showShort: 'Tonen',
  hideShort: 'Verbergen',
  keep: '{{title}} erin houden',
  holds: '{{column}} bevat “{{value}}”',
  belongs: 'hoort bij: {{table}}',
  more: '{{shown}} van {{total}} getoond; meer tonen',
  subject: 'Het overzicht gaat over',
  fileName: 'Inzage {{subject}}',
  savePdf: 'Opslaan als pdf …',
  saveJson: 'Opslaan als JSON …',
  saving: 'Het overzicht wordt geschreven …',
  saved_one: 'Opgeslagen als {{name}}: {{formatted}} record',
  saved_other: 'Opgeslagen als {{name}}: {{formatted}} records',
  documentsNote:
    'Kopieën van de documenten zelf slaat u bij elk document op. Voordat u het overzicht geeft: er kunnen ook anderen in genoemd worden.',
};
