/** The menu's words; roles that the system names itself have none here. */
export interface MenuLabels {
  readonly file: string;
  readonly open: string;
  readonly saveDocument: string;
  readonly print: string;
  readonly lock: string;
  readonly closeArchive: string;
  readonly preferences: string;
  readonly quit: string;
  readonly edit: string;
  readonly undo: string;
  readonly redo: string;
  readonly cut: string;
  readonly copy: string;
  readonly paste: string;
  readonly selectAll: string;
  readonly search: string;
  readonly view: string;
  readonly back: string;
  readonly forward: string;
  readonly actualSize: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fullScreen: string;
  readonly archive: string;
  readonly verify: string;
  readonly appoint: string;
  readonly window: string;
  readonly minimize: string;
  readonly help: string;
  readonly checkProof: string;
  readonly about: string;
  readonly data: string;
}

const english: MenuLabels = {
  file: 'File',
  open: 'Open…',
  saveDocument: 'Save Document As…',
  print: 'Print…',
  lock: 'Lock',
  closeArchive: 'Close Archive',
  preferences: 'Settings…',
  quit: 'Quit',
  edit: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select All',
  search: 'Search…',
  view: 'View',
  back: 'Back',
  forward: 'Forward',
  actualSize: 'Actual Size',
  zoomIn: 'Zoom In',
  zoomOut: 'Zoom Out',
  fullScreen: 'Full Screen',
  archive: 'Archive',
  verify: 'Verify…',
  appoint: 'Appoint an Administrator…',
  window: 'Window',
  minimize: 'Minimise',
  help: 'Help',
  checkProof: 'Check a Proof…',
  data: 'What this program does with data…',
  about: 'About Smartbooqing Archive',
};

const dutch: MenuLabels = {
  file: 'Bestand',
  open: 'Openen…',
  saveDocument: 'Document opslaan als…',
  print: 'Afdrukken…',
  lock: 'Vergrendelen',
  closeArchive: 'Archief sluiten',
  preferences: 'Instellingen…',
  quit: 'Afsluiten',
  edit: 'Bewerken',
  undo: 'Ongedaan maken',
  redo: 'Opnieuw',
  cut: 'Knippen',
  copy: 'Kopiëren',
  paste: 'Plakken',
  selectAll: 'Alles selecteren',
  search: 'Zoeken…',
  view: 'Beeld',
  back: 'Terug',
  forward: 'Vooruit',
  actualSize: 'Ware grootte',
  zoomIn: 'Inzoomen',
  zoomOut: 'Uitzoomen',
  fullScreen: 'Volledig scherm',
  archive: 'Archief',
  verify: 'Controleren…',
  appoint: 'Beheerder aanstellen…',
  window: 'Venster',
  minimize: 'Minimaliseren',
  help: 'Help',
  checkProof: 'Een bewijs nagaan…',
  data: 'Wat dit programma met gegevens doet…',
  about: 'Over Smartbooqing Archive',
};

export const menuLabels: Readonly<Record<'nl' | 'en', MenuLabels>> = { nl: dutch, en: english };
