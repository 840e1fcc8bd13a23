import type { Translation } from '#shared/words/translation.ts';
import type { start as english } from '../en/start.ts';

/** Texts of renderer/features/start. */
export const start: Translation<typeof english> = {
  title: 'Smartbooqing Archief',
  tagline:
    'Lees, doorzoek en controleer een boekhoudarchief. Er kan niets in veranderen en niets verlaat deze computer.',
  drop: 'Sleep een archief hierheen',
  dropNow: 'Laat los om het te openen',
  dropHint: 'Een bestand dat op .sbqa eindigt, of een andere SQLCipher-database',
  open: 'Archief openen …',
  recent: 'Recente archieven',
  recentEmpty: 'Archieven die u opent komen hier te staan.',
  recentOff: 'De lijst met recente archieven staat uit.',
  clearRecent: 'Lijst wissen',
  forget: '{{name}} uit de lijst halen',
  missing: 'niet gevonden',
  sample: 'Voorbeeld bekijken',
  sampleHint: 'Een verzonnen bedrijf, om in rond te kijken',
  language: 'Taal',
  theme: 'Weergave',
  themeSystem: 'Systeem',
  themeLight: 'Licht',
  themeDark: 'Donker',
  about: 'Over',
  data: 'Uw gegevens',
  preferences: 'Voorkeuren',
  checkProof: 'Een bewijs nagaan …',
  checkProofHint: 'Of één record in een ondertekend archief staat; het archief zelf is niet nodig',
};
