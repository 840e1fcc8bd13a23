import type { Translation } from '#shared/words/translation.ts';
import type { proof as english } from '../en/proof.ts';

/** Texts of renderer/features/proof. */
export const proof: Translation<typeof english> = {
  title: 'Het bewijs van één record nagaan',
  intro:
    'Een bewijs is een klein bestand dat laat zien dat één record, met precies deze waarden, in een archief staat zoals het is ondertekend. U heeft dat archief en de wachtwoordzin niet nodig.',
  choose: 'Bewijs kiezen …',
  chooseOther: 'Een ander bewijs …',
  chooseDocument: 'Een bestand ernaast leggen …',
  proved: 'Dit record staat in het ondertekende archief',
  provedUntrusted: 'Dit record staat in een archief, maar wie dat ondertekende staat niet vast',
  notProved: 'Dit is niet bewezen',
  signer: {
    trusted: 'Ondertekend door een uitgever die deze computer vertrouwt.',
    sample: 'Ondertekend met de voorbeeldsleutel, die iedereen heeft. Dat zegt niets over de maker.',
    unknown:
      'Ondertekend met een sleutel die hier niet bekend is. Vergelijk het kenmerk met dat van de uitgever; u kunt hem bij Voorkeuren toevoegen.',
    invalid: 'De handtekening klopt niet. Het bewijs is gewijzigd of beschadigd.',
    none: 'Niemand heeft het ondertekend.',
  },
  key: 'Sleutel',
  archive: 'Archief van',
  exported: 'Geëxporteerd op',
  place: 'Plaats',
  row: 'rij {{row}} van {{rows}}',
  given: 'Bestand ernaast',
  steps: 'Wat er is nagerekend',
  step: {
    signature: 'De handtekening past bij dit manifest en deze sleutel.',
    archive_root: 'De tabellen van het manifest leiden naar de wortel van het archief.',
    record: 'De waarden van het record leiden naar de wortel van zijn tabel.',
    content: 'Het bestand van het document staat met zijn hash in het archief.',
    file: 'Het bestand dat u koos is dat bestand.',
  },
  fault: {
    signature_invalid: 'Dat is niet zo: manifest, handtekening of sleutel is gewijzigd.',
    manifest_malformed: 'Niet na te gaan: wat is ondertekend is geen manifest van dit formaat.',
    archive_root_differs: 'Dat is niet zo: de wortel volgt niet uit de tabellen.',
    table_not_listed: 'Dat is niet zo: het manifest noemt deze tabel niet.',
    columns_differ: 'Dat is niet zo: de waarden horen niet bij de kolommen van deze tabel.',
    root_not_reached: 'Dat is niet zo: er is een waarde of een hash gewijzigd.',
    content_not_linked: 'Dat is niet zo: het is het bestand van een ander document.',
    no_content: 'Dat is niet zo: dit is geen bewijs van een document met een bestand.',
    file_differs: 'Dat is niet zo: het is een ander bestand.',
  },
  not: 'Wat het niet bewijst',
  notRight: 'Dat de boekhouding klopt, of dat het record juist was toen het werd gearchiveerd.',
  notOthers: 'Welke andere records er zijn, of dat een record er niet is.',
  notFile: 'Dat een bestand dat u heeft het document is: kies het om het ernaast te leggen.',
  save: 'Bewijs opslaan …',
  saving: 'Het bewijs wordt gemaakt …',
  saved: 'Bewijs opgeslagen als {{name}}.',
  fileName: '{{record}}.sbqproof.json',
};
