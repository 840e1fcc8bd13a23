/** Texts of renderer/features/preferences. */
export const preferences = {
  title: 'Preferences',
  language: 'Language',
  languages: {
    system: 'As the system',
    nl: 'Nederlands',
    en: 'English',
  },
  theme: 'Appearance',
  themes: {
    system: 'As the system',
    light: 'Light',
    dark: 'Dark',
  },
  recent: 'Recent archives',
  rememberRecent: 'Remember which archives were opened',
  rememberRecentHint: 'Only where the files are. Never a passphrase, and nothing of what is in them.',
  clearRecent: 'Clear the list',
  cleared: 'The list is empty.',
  failed: 'This could not be kept. Try again.',
} as const;
