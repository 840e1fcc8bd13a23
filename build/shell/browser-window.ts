import { EventEmitter } from 'node:events';
import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle, WebPreferences } from 'electron';
import { screenSize } from './computer.ts';
import { type Subset, standIn } from './electron-subset.ts';
import type { Host } from './host.ts';
import {
  checkOptions,
  NotInStandIn,
  RefusedByElectron,
  refuseUnknownEvents,
  refusingUnknown,
} from './refusals.ts';
import type { StandInContents } from './web-contents.ts';

// Every option that the stand-in takes note of, or that makes no difference on it.
const knownOptions = {
  width: 1,
  height: 1,
  x: 1,
  y: 1,
  minWidth: 1,
  minHeight: 1,
  show: 1,
  title: 1,
  backgroundColor: 1,
  autoHideMenuBar: 1,
  icon: 1,
  webPreferences: {
    preload: 1,
    session: 1,
    partition: 1,
    sandbox: 1,
    contextIsolation: 1,
    nodeIntegration: 1,
    nodeIntegrationInWorker: 1,
    nodeIntegrationInSubFrames: 1,
    webSecurity: 1,
    webviewTag: 1,
    spellcheck: 1,
    navigateOnDragDrop: 1,
    safeDialogs: 1,
    disableDialogs: 1,
    autoplayPolicy: 1,
    enableWebSQL: 1,
    devTools: 1,
    v8CacheOptions: 1,
    additionalArguments: 1,
  } satisfies Partial<Record<keyof WebPreferences, 1>>,
} satisfies Partial<Record<keyof BrowserWindowConstructorOptions, unknown>>;

/** A window as the stand-in knows it, beside what the app sees of it. */
export interface StandInWindow {
  readonly electron: BrowserWindow;
  readonly contents: StandInContents;
  /** What the user's pulling at a border does: the bounds change and the app is told. */
  readonly resizeByUser: (bounds: Partial<Rectangle>) => Promise<void>;
}

/** What the windows of one launch have in common. */
export interface WindowHost {
  readonly windows: StandInWindow[];
  readonly makeContents: (preferences: WebPreferences) => StandInContents;
  readonly onCreated: (window: StandInWindow) => void;
  readonly onAllClosed: () => void;
}

/** The class under which the app makes windows. */
export function createBrowserWindowClass(host: Host, windowHost: WindowHost): typeof BrowserWindow {
  const { windows } = windowHost;
  let nextId = 1;

  const statics = {
    getAllWindows: () => windows.map(({ electron }) => electron),
    getFocusedWindow: () => windows.at(-1)?.electron ?? null,
    fromWebContents: (contents: unknown) =>
      windows.find(({ electron }) => electron.webContents === contents)?.electron ?? null,
  } satisfies Partial<Record<keyof typeof BrowserWindow, unknown>>;

  function createWindow(options: BrowserWindowConstructorOptions): BrowserWindow {
    const preferences = options.webPreferences ?? {};
    if (
      preferences.sandbox === false ||
      preferences.contextIsolation === false ||
      preferences.nodeIntegration
    ) {
      throw new NotInStandIn('a window without sandbox and context isolation, or with Node in the page');
    }
    const id = nextId++;
    const events = new EventEmitter();
    refuseUnknownEvents('BrowserWindow', events, [
      'close',
      'closed',
      'ready-to-show',
      'show',
      'hide',
      'focus',
      'blur',
      'resize',
      'resized',
      'move',
      'moved',
      'maximize',
      'unmaximize',
      'minimize',
      'restore',
      'session-end',
      'query-session-end',
      'unresponsive',
      'responsive',
      'page-title-updated',
    ]);
    let bounds = {
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: options.width ?? 800,
      height: options.height ?? 600,
    };
    let maximized = false;
    let minimized = false;
    let visible = options.show !== false;
    let destroyed = false;
    let isProtected = false;
    let title = options.title ?? host.appName;

    const contents = windowHost.makeContents(preferences);
    /** Makes the browser's window, or its emulation without a screen, follow the bounds. */
    const applyBounds = async () => {
      const page = await contents.page;
      if (page.isClosed()) return;
      const { width, height } = maximized ? screenSize(host) : bounds;
      if (host.options.headless !== false) return page.setViewportSize({ width, height });
      const debug = await page.context().newCDPSession(page);
      const { windowId } = await debug.send('Browser.getWindowForTarget');
      const windowState = maximized ? 'maximized' : 'normal';
      await debug.send('Browser.setWindowBounds', { windowId, bounds: { windowState } });
      if (!maximized) {
        const { x: left, y: top } = bounds;
        await debug.send('Browser.setWindowBounds', { windowId, bounds: { left, top, width, height } });
      }
      await debug.detach();
    };
    const setBounds = (next: Partial<Rectangle>) => {
      bounds = { ...bounds, ...next };
      void applyBounds().catch(host.fault);
      events.emit('resize');
      events.emit('move');
    };
    void applyBounds().catch(host.fault);
    void contents.page
      .then((page) => {
        page.once('load', () => events.emit('ready-to-show'));
        page.on('close', () => destroy());
      })
      .catch(host.fault);

    const destroy = () => {
      if (destroyed || host.phase() === 'exited') return;
      destroyed = true;
      windows.splice(windows.indexOf(self), 1);
      contents.destroy();
      events.emit('closed');
      void contents.page.then((page) => (page.isClosed() ? undefined : page.close())).catch(host.fault);
      if (windows.length === 0) windowHost.onAllClosed();
    };
    const emitIf = (condition: boolean, ...names: string[]) => {
      if (condition) for (const name of names) events.emit(name);
    };
    const members: Subset<BrowserWindow> = {
      id,
      webContents: contents.electron,
      on: events.on.bind(events),
      once: events.once.bind(events),
      off: events.off.bind(events),
      removeListener: events.removeListener.bind(events),
      loadURL: (url: string) => contents.load(url),
      getBounds: () => (maximized ? { x: 0, y: 0, ...screenSize(host) } : { ...bounds }),
      getNormalBounds: () => ({ ...bounds }),
      getContentSize: () => [bounds.width, bounds.height],
      getSize: () => [bounds.width, bounds.height],
      setBounds,
      setContentSize: (width: number, height: number) => setBounds({ width, height }),
      setSize: (width: number, height: number) => setBounds({ width, height }),
      maximize() {
        if (maximized) return;
        maximized = true;
        void applyBounds().catch(host.fault);
        emitIf(true, 'maximize', 'resize');
      },
      unmaximize() {
        if (!maximized) return;
        maximized = false;
        void applyBounds().catch(host.fault);
        emitIf(true, 'unmaximize', 'resize');
      },
      isMaximized: () => maximized,
      isMinimized: () => minimized,
      isFullScreen: () => false,
      minimize() {
        minimized = true;
        events.emit('minimize');
      },
      restore() {
        emitIf(minimized, 'restore');
        minimized = false;
      },
      show() {
        emitIf(!visible, 'show');
        visible = true;
      },
      focus() {
        void contents.page.then((page) => page.bringToFront()).catch(host.fault);
        events.emit('focus');
      },
      isVisible: () => visible,
      isFocused: () => windows.at(-1) === self,
      isDestroyed: () => destroyed,
      setTitle(next: string) {
        title = next;
      },
      getTitle: () => title,
      setBackgroundColor() {},
      setContentProtection(enable: boolean) {
        isProtected = enable;
      },
      isContentProtected: () => isProtected,
      close() {
        if (destroyed) throw new RefusedByElectron('Object has been destroyed');
        let prevented = false;
        events.emit('close', { preventDefault: () => (prevented = true) });
        if (!prevented) destroy();
      },
      destroy,
    };
    const electron = standIn('BrowserWindow', members);
    const self: StandInWindow = {
      electron,
      contents,
      async resizeByUser(next) {
        setBounds(next);
        await applyBounds();
      },
    };
    windows.push(self);
    windowHost.onCreated(self);
    return electron;
  }

  const Window = class {};
  return new Proxy(refusingUnknown('BrowserWindow', Object.assign(Window, statics)), {
    construct(_target, [options = {}]: [BrowserWindowConstructorOptions?]) {
      host.requireReady('BrowserWindow');
      checkOptions('BrowserWindow', options, knownOptions);
      return createWindow(options);
    },
  }) as unknown as typeof BrowserWindow;
}
