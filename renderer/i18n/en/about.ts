/** Texts of renderer/features/about. */
export const about = {
  title: 'About Smartbooqing Archive',
  version: 'Version {{version}}',
  what: 'Opens, searches and verifies archives, strictly read-only and offline. Nothing leaves this computer.',
  licence: 'Released under the MIT licence.',
  made: 'Made with',
  licences: 'Licences of the software that it is made of',
  loading: 'The licences are being fetched …',
  failed: 'The licences could not be read.',
  component: {
    electron: 'Electron',
    chrome: 'Chromium',
    node: 'Node.js',
    v8: 'V8',
  },
} as const;
