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
  recent: 'Recente archieven',
  rememberRecent: 'Onthouden welke archieven zijn geopend',
  rememberRecentHint: 'Alleen waar de bestanden staan. Nooit een wachtwoordzin, en niets van wat erin zit.',
  clearRecent: 'Lijst wissen',
  cleared: 'De lijst is leeg.',
  failed: 'Dit kon niet worden bewaard. Probeer het opnieuw.',
};
