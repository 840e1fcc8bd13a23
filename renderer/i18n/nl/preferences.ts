import type { Translation } from '#shared/words/translation.ts';
import type { preferences as english } from '../en/preferences.ts';

/** Texts of renderer/features/preferences. */
export const preferences: Translation<typeof english> = {
  title: 'Voorkeuren',
  language: 'Taal',
  languages: {
    system: 'Als het systeem',
    nl: 'Nederlands',
    en: 'English',
  },
  theme: 'Weergave',
  themes: {
    system: 'Als het systeem',
    light: 'Licht',
    dark: 'Donker',
  },
  idle: 'Zelf vergrendelen',
  idleMinutes: '{{minutes}} min',
  idleNever: 'Nooit',
  idleHint:
    'Na zoveel tijd zonder muis of toetsenbord in dit venster. Als de computer gaat slapen, het scherm vergrendeld wordt of een andere gebruiker het overneemt, vergrendelt het altijd.',
  screen: 'Scherm',
  contentProtection: 'Het venster uit schermafdrukken en gedeelde schermen houden',
  contentProtectionHint: 'Op Windows en macOS; Linux kan dit niet. Een camera houdt het niet tegen.',
  data: 'Wat dit programma met gegevens doet',
  recent: 'Recente archieven',
  rememberRecent: 'Onthouden welke archieven zijn geopend',
  rememberRecentHint: 'Alleen waar de bestanden staan. Nooit een wachtwoordzin, en niets van wat erin zit.',
  clearRecent: 'Lijst wissen',
  cleared: 'De lijst is leeg.',
  keys: {
    title: 'Sleutels van uitgevers',
    hint: 'Archieven en bewijzen die met een van deze sleutels zijn ondertekend gelden als echt. Voeg een sleutel pas toe als u zijn kenmerk heeft vergeleken met het kenmerk dat de uitgever noemt.',
    none: 'Er wordt nog geen sleutel vertrouwd: elke handtekening geldt als die van een onbekende sleutel.',
    shipped: 'hoort bij het programma',
    addedAt: 'toegevoegd op {{date}}',
    add: 'Sleutel toevoegen …',
    wanted: 'Wat u opende is ondertekend met sleutel {{id}}. Vraag de uitgever om die sleutel.',
    key: 'Openbare sleutel',
    keyHint: 'Eén regel in base64, zoals de uitgever hem geeft.',
    fromFile: 'Uit een bestand …',
    itsId: 'Het kenmerk van deze sleutel:',
    notWanted: 'Dit is niet de sleutel waarmee is ondertekend wat u opende.',
    typedId: 'Het kenmerk zoals de uitgever het noemt',
    typedIdHint:
      'Vraag het op langs een andere weg dan de sleutel, op de website of per telefoon, en typ het hier.',
    differs: 'Dat is het kenmerk van een andere sleutel. Voeg deze niet toe.',
    name: 'Naam',
    nameHint: 'Van wie de sleutel is, voor deze lijst.',
    trust: 'Deze sleutel vertrouwen',
    cancel: 'Annuleren',
    remove: 'Verwijderen',
    removeNamed: 'De sleutel {{name}} verwijderen',
    removeQuestion:
      '{{name}} niet langer vertrouwen? Wat ermee is ondertekend geldt dan als van een onbekende sleutel.',
    keep: 'Behouden',
  },
  failed: 'Dit kon niet worden bewaard. Probeer het opnieuw.',
};
