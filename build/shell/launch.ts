import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clipboard, Display, NativeTheme, PowerMonitor, Screen, Shell, WebPreferences } from 'electron';
import type { Frame, Page, Request, Route } from 'playwright';
import { findChromium } from '../checks/chromium.ts';
import { createApp } from './app.ts';
import { createBrowserWindowClass, type StandInWindow, screenSize } from './browser-window.ts';
import { startChromium } from './chromium.ts';
import { createDialog } from './dialog.ts';
import { mainModuleNames } from './electron-names.ts';
import { type Subset, standIn } from './electron-subset.ts';
import { type Host, type LaunchOptions, lifeChecks, type SeenRequest } from './host.ts';
import { createIpcMain } from './ipc-main.ts';
import { createMenu } from './menu.ts';
import { createMessageChannelClass } from './message-ports.ts';
import { importWithElectron } from './module-hooks.ts';
import { NotInStandIn, refuseUnknownEvents, refusingUnknown } from './refusals.ts';
import { createSchemes, createSession, type StandInSession } from './session.ts';
import { createUtilityProcess } from './utility-process.ts';
import { createContents } from './web-contents.ts';

/** The `electron` module of one launch; what the stand-in lacks throws by name. */
export type StandInElectron = typeof import('electron');

/** A running app. */
export interface StandInLaunch {
  readonly electron: StandInElectron;
  readonly windows: readonly StandInWindow[];
  /** Every request that a page made. */
  readonly requests: readonly SeenRequest[];
  /** What went wrong outside any call that could be told. */
  readonly faults: readonly unknown[];
  /** Changes what the system's theme is. */
  readonly setSystemTheme: (colorScheme: 'light' | 'dark') => Promise<void>;
  /** Raises an event of `app` that comes from the system: `open-file`, `activate`. */
  readonly emitAppEvent: (event: 'open-file' | 'activate', ...args: readonly unknown[]) => void;
  /** The exit code, once the app has exited and everything of it is gone. */
  readonly exited: Promise<number>;
  /** Quits as the user does, and resolves when the app has exited. Rejects where the app refuses. */
  readonly close: () => Promise<void>;
  /** Ends everything at once. The app's own timers go on in this process, so it is only for an app that cannot quit any more. */
  readonly kill: () => Promise<void>;
}

/** Starts the app's unmodified main module on the stand-in and returns once it is ready. */
export async function launchStandIn(options: LaunchOptions): Promise<StandInLaunch> {
  const chromiumPath = options.chromiumPath ?? findChromium();
  if (chromiumPath === null) throw new Error('There is no Chromium here; install the package chromium.');
  const manifest = JSON.parse(readFileSync(join(options.appPath, 'package.json'), 'utf8')) as {
    readonly main: string;
    readonly name: string;
    readonly productName?: string;
    readonly version: string;
  };

  let phase: ReturnType<Host['phase']> = 'loading';
  const faults: unknown[] = [];
  const requests: SeenRequest[] = [];
  const disposals: (() => void | Promise<void>)[] = [];
  const windows: StandInWindow[] = [];
  const exit = Promise.withResolvers<number>();
  const chromium = startChromium({
    path: chromiumPath,
    headless: options.headless !== false,
    locale: options.locale ?? 'en',
    colorScheme: options.colorScheme ?? 'light',
  });
  const host: Host = {
    options,
    appName: manifest.productName ?? manifest.name,
    appVersion: manifest.version,
    browser: chromium.then(({ context }) => context),
    requests,
    phase: () => phase,
    ...lifeChecks(() => phase),
    onExit: (dispose) => disposals.push(dispose),
    output: (line) => options.onOutput?.(line),
    fault(error) {
      if (phase === 'exited') return;
      faults.push(error);
      options.onOutput?.(`fault: ${error instanceof Error ? error.stack : String(error)}`);
    },
  };
  const shutDown = async (code: number) => {
    if (phase === 'exited') return;
    phase = 'exited';
    for (const dispose of disposals.reverse()) await dispose();
    await (await chromium).close();
    exit.resolve(code);
  };
  const beginShutDown = (code: number) => void shutDown(code).catch(exit.reject);

  const schemes = createSchemes(host);
  const defaultSession = createSession(host, schemes);
  const partitions = new Map<string, StandInSession>();
  const sessionOf = (preferences: WebPreferences): StandInSession => {
    const all = [defaultSession, ...partitions.values()];
    if (preferences.session !== undefined) {
      return all.find(({ electron }) => electron === preferences.session) ?? defaultSession;
    }
    return preferences.partition === undefined ? defaultSession : fromPartition(preferences.partition);
  };
  const fromPartition = (name: string): StandInSession => {
    if (name.startsWith('persist:')) throw new NotInStandIn('a session that is kept on disk');
    const session = partitions.get(name) ?? createSession(host, schemes);
    partitions.set(name, session);
    return session;
  };

  const utility = createUtilityProcess(host);
  const standInApp = createApp(host, {
    closeWindows() {
      for (const { electron } of [...windows]) electron.close();
      return windows.length === 0;
    },
    exit: beginShutDown,
    utilityProcesses: utility.running,
  });
  const { ipcMain, receiver } = createIpcMain(host);
  const menu = createMenu(host, {
    quit: () => standInApp.app.quit(),
    close: () => windows.at(-1)?.electron.close(),
  });
  let firstPageTaken = false;
  const openPage = async (): Promise<Page> => {
    const context = await host.browser;
    const first = context.pages()[0];
    if (firstPageTaken || first === undefined) return context.newPage();
    firstPageTaken = true;
    return first;
  };
  const BrowserWindow = createBrowserWindowClass(host, {
    windows,
    openPage,
    makeContents: (preferences, open) =>
      createContents(
        host,
        schemes,
        sessionOf(preferences),
        preferences.preload ?? null,
        open,
        receiver,
        (keys) => menu.pressAccelerator(keys),
      ),
    onCreated(window) {
      standInApp.emit('browser-window-created', {}, window.electron);
      standInApp.emit('web-contents-created', {}, window.contents.electron);
    },
    onAllClosed: standInApp.onAllWindowsClosed,
  });

  const theme = createNativeTheme(host, windows);
  const power = new EventEmitter();
  refuseUnknownEvents('powerMonitor', power, [
    'suspend',
    'resume',
    'lock-screen',
    'unlock-screen',
    'user-did-resign-active',
    'user-did-become-active',
    'shutdown',
  ]);
  const powerMonitor = {
    on: power.on.bind(power),
    off: power.off.bind(power),
    removeListener: power.removeListener.bind(power),
    emit: power.emit.bind(power),
  } satisfies Subset<PowerMonitor>;
  const bounds = { x: 0, y: 0, ...screenSize(host) };
  const display = standIn<Display>('Display', {
    id: 1,
    scaleFactor: 1,
    bounds,
    workArea: bounds,
    workAreaSize: screenSize(host),
  });
  const screen = {
    getPrimaryDisplay: () => display,
    getAllDisplays: () => [display],
    getDisplayMatching: () => display,
  } satisfies Subset<Screen>;
  let clipboardText = '';
  const clipboard = {
    async writeText(text: string) {
      clipboardText = text;
    },
    readText: async () => clipboardText,
  } satisfies Subset<Clipboard>;
  const shell = {
    async openExternal(url: string) {
      host.output(`openExternal: ${url}`);
    },
  } satisfies Subset<Shell>;

  const implemented: Readonly<Record<string, unknown>> = {
    app: standInApp.app,
    BrowserWindow,
    clipboard: refusingUnknown('clipboard', clipboard),
    dialog: createDialog(host),
    ipcMain,
    Menu: menu.Menu,
    MessageChannelMain: createMessageChannelClass(host.requireReady),
    nativeTheme: theme.nativeTheme,
    powerMonitor: onlyWhenReady(host, 'powerMonitor', powerMonitor),
    protocol: defaultSession.electron.protocol,
    screen: onlyWhenReady(host, 'screen', screen),
    session: refusingUnknown('session', {
      get defaultSession() {
        host.requireReady('session.defaultSession');
        return defaultSession.electron;
      },
      fromPartition(name: string, sessionOptions: object = {}) {
        host.requireReady('session.fromPartition');
        if (Object.keys(sessionOptions).some((option) => option !== 'cache')) {
          throw new NotInStandIn(`the options ${Object.keys(sessionOptions)} of session.fromPartition`);
        }
        return fromPartition(name).electron;
      },
    }),
    shell: refusingUnknown('shell', shell),
    utilityProcess: utility.utilityProcess,
  };
  const modules = mainModuleNames.map((name) => [name, implemented[name] ?? refusingModule(name)] as const);
  const electron = Object.fromEntries(modules);

  const context = await host.browser;
  context.on('close', () => beginShutDown(0));
  const windowOf = async (page: Page | null) => {
    for (const window of windows) if ((await window.contents.page) === page) return window;
    return undefined;
  };
  context.on('page', (popup) => {
    // The app was asked when the page asked for it; the window itself is never there.
    void windowOf(popup)
      .then((window) => (window === undefined ? popup.close() : undefined))
      .catch(host.fault);
  });
  await context.route('**/*', (route) => answerRoute(route).catch(host.fault));
  const answerRoute = async (route: Route) => {
    const request = route.request();
    const url = schemes.urls.toElectron(request.url());
    const frame = frameOf(request);
    const window = frame === null ? undefined : await windowOf(frame.page());
    if (frame === null || window === undefined) {
      // Chromium begins a window before it can be told that the app denies it.
      const isDenied = windows.some(({ contents }) => contents.hasDenied(url));
      requests.push({ url, outcome: isDenied ? 'cancelled' : 'refused' });
      return route.abort('aborted');
    }
    const { contents } = window;
    if (request.isNavigationRequest() && frame.parentFrame() === null && !contents.allowsNavigation(url)) {
      requests.push({ url, outcome: 'cancelled' });
      return route.abort('aborted');
    }
    return contents.session.answer(route, url);
  };

  try {
    const argv = process.argv;
    process.argv = [process.execPath, options.appPath, ...(options.args ?? [])];
    try {
      await importWithElectron(join(options.appPath, manifest.main), electron);
    } finally {
      process.argv = argv;
    }
    if (phase === 'loading') {
      phase = 'ready';
      standInApp.emitReady();
    }
  } catch (error) {
    await shutDown(1);
    throw error;
  }
  return {
    // Every name of the module is there, implemented or refusing.
    electron: electron as unknown as StandInElectron,
    windows,
    requests,
    faults,
    setSystemTheme: theme.setSystemTheme,
    emitAppEvent: (event, ...args) => standInApp.emit(event, { preventDefault() {} }, ...args),
    exited: exit.promise,
    async close() {
      if (host.phase() !== 'exited') {
        standInApp.app.quit();
        if (host.phase() !== 'exited') throw new Error('The app refused to quit.');
      }
      await exit.promise;
    },
    kill: () => shutDown(1),
  };
}

/** The frame that asks; null for the first request of a window that is only just being opened, which has none yet. */
function frameOf(request: Request): Frame | null {
  try {
    return request.frame();
  } catch {
    return null;
  }
}

/** A module of Electron that the stand-in lacks: it can be imported, and refuses every use. */
function refusingModule(name: string): object {
  return new Proxy(class {}, {
    get(_target, member) {
      if (typeof member === 'symbol' || member === 'then') return undefined;
      throw new NotInStandIn(`${name}.${member}`);
    },
    construct() {
      throw new NotInStandIn(`new ${name}()`);
    },
  });
}

function onlyWhenReady<T extends object>(host: Host, name: string, members: T): T {
  return refusingUnknown(
    name,
    new Proxy(members, {
      get(target, member) {
        host.requireReady(`${name}.${String(member)}`);
        return Reflect.get(target, member, target);
      },
    }),
  );
}

function createNativeTheme(host: Host, windows: readonly StandInWindow[]) {
  const events = new EventEmitter();
  refuseUnknownEvents('nativeTheme', events, ['updated']);
  let system = host.options.colorScheme ?? 'light';
  let source: NativeTheme['themeSource'] = 'system';
  const scheme = () => (source === 'system' ? system : source);
  const apply = async () => {
    for (const { contents } of windows) await (await contents.page).emulateMedia({ colorScheme: scheme() });
    events.emit('updated');
  };
  const members = {
    on: events.on.bind(events),
    off: events.off.bind(events),
    removeListener: events.removeListener.bind(events),
    get shouldUseDarkColors() {
      return scheme() === 'dark';
    },
    get themeSource() {
      return source;
    },
    set themeSource(next: NativeTheme['themeSource']) {
      source = next;
      void apply().catch(host.fault);
    },
  } satisfies Subset<NativeTheme>;
  return {
    nativeTheme: refusingUnknown('nativeTheme', members),
    async setSystemTheme(colorScheme: 'light' | 'dark') {
      system = colorScheme;
      await apply();
    },
  };
}
