import type { Translation } from '#shared/words/translation.ts';
import type { about as english } from '../en/about.ts';

/** Texts of renderer/features/about. */
export const about: Translation<typeof english> = {
  title: 'Over Smartbooqing Archief',
  version: 'Versie {{version}}',
  what: 'Opent, doorzoekt en controleert archieven, alleen lezend en zonder netwerk. Niets verlaat deze computer.',
  licence: 'Uitgegeven onder de MIT-licentie.',
  made: 'Gemaakt met',
  licences: 'Licenties van de software waaruit het bestaat',
  loading: 'De licenties worden opgehaald …',
  failed: 'De licenties konden niet worden gelezen.',
  component: {
    electron: 'Electron',
    chrome: 'Chromium',
    node: 'Node.js',
    v8: 'V8',
  },
};
