import { BrowserWindow, nativeTheme, type Session, screen } from 'electron';
import { appOrigin } from './app-origin.ts';
import type { JsonFile } from './json-file.ts';
import { keepWindowState, minimumSize, placeWindow, type WindowState } from './window-state.ts';

const saveDelayMs = 500;
// What the window shows before its page has drawn anything: `--plane-canvas` of renderer/ui/tokens.css.
const background = { light: '#f5f7f8', dark: '#11161a' };

/** Opens the window where it was; it is shown once there is something in it. */
export function openMainWindow(options: {
  readonly title: string;
  readonly session: Session;
  readonly preloadPath: string;
  readonly stateFile: JsonFile<WindowState>;
}): BrowserWindow {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  const place = placeWindow(
    options.stateFile.read(),
    [primary, ...others].map(({ workArea }) => workArea),
  );
  const window = new BrowserWindow({
    ...place.bounds,
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    show: false,
    title: options.title,
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    webPreferences: {
      preload: options.preloadPath,
      session: options.session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      // Compiled scripts would be kept on disk, beside nothing else of ours.
      v8CacheOptions: 'none',
    },
  });
  // The title says which archive is open, not what the page calls itself.
  window.on('page-title-updated', (event) => event.preventDefault());
  if (place.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());

  let timer: NodeJS.Timeout | undefined;
  const save = () => {
    clearTimeout(timer);
    keepWindowState(window, options.stateFile);
  };
  const saveSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(save, saveDelayMs);
  };
  window.on('resize', saveSoon);
  window.on('move', saveSoon);
  window.on('maximize', saveSoon);
  window.on('unmaximize', saveSoon);
  window.on('close', save);
  window.on('closed', () => clearTimeout(timer));
  return window;
}

/** Loads the window's page. Rejects where it cannot be had, which is a fault of the program. */
export function loadMainPage(window: BrowserWindow): Promise<void> {
  return window.loadURL(`${appOrigin}/index.html`);
}
