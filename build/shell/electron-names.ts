type Names<Module> = Readonly<Record<keyof Module, true>>;

// The types keep the lists complete and free of what Electron does not have.
const main = {
  app: true,
  autoUpdater: true,
  BaseWindow: true,
  BrowserView: true,
  BrowserWindow: true,
  clipboard: true,
  ClipboardItem: true,
  contentTracing: true,
  desktopCapturer: true,
  dialog: true,
  globalShortcut: true,
  ImageView: true,
  inAppPurchase: true,
  ipcMain: true,
  IpcMainServiceWorker: true,
  Menu: true,
  MenuItem: true,
  MessageChannelMain: true,
  nativeTheme: true,
  net: true,
  netLog: true,
  Notification: true,
  powerMonitor: true,
  powerSaveBlocker: true,
  protocol: true,
  pushNotifications: true,
  safeStorage: true,
  screen: true,
  session: true,
  ShareMenu: true,
  systemPreferences: true,
  TouchBar: true,
  Tray: true,
  utilityProcess: true,
  View: true,
  webContents: true,
  WebContentsView: true,
  webFrameMain: true,
  WebSocket: true,
} as const satisfies Names<typeof import('electron/main')>;

const common = {
  crashReporter: true,
  nativeImage: true,
  sharedTexture: true,
  shell: true,
} as const satisfies Names<typeof import('electron/common')>;

const renderer = {
  contextBridge: true,
  ipcRenderer: true,
  webFrame: true,
  webUtils: true,
} as const satisfies Names<typeof import('electron/renderer')>;

/** Every value that `electron` exports in the main process. */
export const mainModuleNames: readonly string[] = Object.keys({ ...main, ...common });
/** Every value that `electron` exports in a preload. */
export const rendererModuleNames: readonly string[] = Object.keys({ ...renderer, ...common });
