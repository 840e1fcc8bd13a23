/** What the program keeps on a computer: `file` is its path in the profile folder, where `*` is the folder of one archive. */
export const keptData = [
  { id: 'preferences', file: 'preferences.json' },
  { id: 'recent', file: 'recent.json' },
  { id: 'window', file: 'window.json' },
  { id: 'views', file: 'views.json' },
  { id: 'exports', file: 'exports.json' },
  { id: 'publisherKeys', file: 'publisher-keys.json' },
  { id: 'searches', file: 'archives/*/searches.sbqkept' },
  { id: 'verifications', file: 'archives/*/verifications.sbqkept' },
  { id: 'appointments', file: 'archives/*/appointments.sbqkept' },
  { id: 'log', file: 'archives/*/consultation.sbqlog' },
  { id: 'logHead', file: 'archives/*/consultation-head.sbqkept' },
] as const;

/** The folder in which the program keeps things, as each system names it. */
export const profileFolders = {
  win32: '%APPDATA%\\Smartbooqing Archive',
  darwin: '~/Library/Application Support/Smartbooqing Archive',
  linux: '~/.config/Smartbooqing Archive',
} as const;
