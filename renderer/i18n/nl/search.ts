import type { Translation } from '#shared/words/translation.ts';
import type { search as english } from '../en/search.ts';

/** Texts of renderer/features/search. */
export const search: Translation<typeof english> = {
  label: 'Zoeken in het archief',
  placeholder: 'Zoek op naam, nummer, bedrag, datum, IBAN …',
  panel: 'Zoekresultaten',
  clear: 'Wissen',
  recent: 'Eerder gezocht, tot het archief wordt vergrendeld',
  hint: 'Woorden, "een zinsdeel", 1.234,56, 31-12-2025, een IBAN, een factuurnummer',
  searching: 'Er wordt gezocht …',
  found_one: '{{shown}} resultaat',
  found_other: '{{shown}} resultaten',
  all_one: 'Het resultaat tonen',
  all_other: 'Alle {{shown}} resultaten',
  none: 'Niets gevonden voor “{{text}}”',
  noneText: 'Probeer minder woorden, het begin van een woord, of een bedrag zoals het op de factuur staat.',
  everywhere: 'In het hele archief zoeken',
  understood: 'Gelezen als',
  as: {
    words: 'woorden',
    phrase: 'zinsdeel',
    prefix: 'begin van een woord',
    amount: 'bedrag',
    date: 'datum',
    iban: 'IBAN',
    number: 'nummer',
  },
  title: 'Zoeken',
  titleOf: 'Zoeken: {{text}}',
  empty: 'Wat zoekt u?',
  emptyText:
    'Typ hierboven een naam, een factuurnummer, een bedrag, een datum of een IBAN. Er wordt gezocht in alles in het archief, ook in de tekst van documenten.',
  kinds: 'Soorten resultaten',
  allKinds: 'Alle',
  column: {
    kind: 'Soort',
    title: 'Wat',
    snippet: 'Waar gevonden',
    date: 'Datum',
    amount: 'Bedrag',
  },
};
