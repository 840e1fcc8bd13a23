import { type BrowserWindow, dialog } from 'electron';
import { safeFileName } from './safe-file-name.ts';

const words = {
  nl: {
    archives: 'Archieven',
    appointments: 'Aanstellingen',
    proofs: 'Bewijzen',
    keys: 'Sleutels',
    all: 'Alle bestanden',
  },
  en: {
    archives: 'Archives',
    appointments: 'Appointments',
    proofs: 'Proofs',
    keys: 'Keys',
    all: 'All files',
  },
};

const extensions = {
  archives: ['sbqa'],
  appointments: ['sbqkey'],
  proofs: ['json'],
  keys: ['txt', 'pub', 'key'],
};

/** What an open dialog asks for; `all` where there is no telling how its name ends. */
export type FileKind = keyof typeof extensions | 'all';

/** Asks for an existing file; null when the user cancelled. Any file may be chosen: what it is, the engine finds out. */
export async function askForFile(
  window: BrowserWindow,
  kind: FileKind,
  language: 'nl' | 'en',
): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile', 'dontAddToRecent'],
    filters: [
      ...(kind === 'all' ? [] : [{ name: words[language][kind], extensions: extensions[kind] }]),
      { name: words[language].all, extensions: ['*'] },
    ],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** Asks where to save; the system's own dialog has asked before an existing file is named. Null when the user cancelled. */
export async function askWhereToSave(window: BrowserWindow, suggestedName: string): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: safeFileName(suggestedName),
    properties: ['showOverwriteConfirmation', 'dontAddToRecent'],
  });
  return canceled || filePath === '' ? null : filePath;
}
