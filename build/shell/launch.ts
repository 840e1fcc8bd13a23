import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { findChromium } from '../checks/chromium.ts';
import { createApp } from './app.ts';
import { createBrowserWindowClass, type StandInWindow } from './browser-window.ts';
import { startChromium } from './chromium.ts';
import { createClipboard } from './clipboard.ts';
import { createPowerMonitor, createScreen } from './computer.ts';
import { createDialog } from './dialog.ts';
import { mainModuleNames } from './electron-names.ts';
import { type Host, type LaunchOptions, lifeChecks, type SeenRequest } from './host.ts';
import { createIpcMain } from './ipc-main.ts';
import { createMenu } from './menu.ts';
import { createMessageChannelClass } from './message-ports.ts';
import { importWithElectron } from './module-hooks.ts';
import { createNativeTheme } from './native-theme.ts';
import { NotInStandIn } from './refusals.ts';
import { routeRequests } from './request-routing.ts';
import { createSchemes } from './session.ts';
import { createSessions } from './sessions.ts';
import { createUtilityProcess } from './utility-process.ts';
import { createContents } from './web-contents.ts';

/** The `electron` module of one launch; what the stand-in lacks throws by name. */
export type StandInElectron = typeof import('electron');

const quitWithinMs = 5_000;

/** A running app. */
export interface StandInLaunch {
  readonly electron: StandInElectron;
  readonly windows: readonly StandInWindow[];
  /** Every request that a page made; what got past the request handlers is only told once the app has exited. */
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
    const escaped = await (await chromium).close();
    for (const url of escaped) requests.push({ url: schemes.urls.toElectron(url), outcome: 'refused' });
    exit.resolve(code);
  };
  const beginShutDown = (code: number) => void shutDown(code).catch(exit.reject);

  const schemes = createSchemes(host);
  const sessions = createSessions(host, schemes);
  const utility = createUtilityProcess(host);
  const theme = createNativeTheme(host);
  const standInApp = createApp(host, {
    closeWindows() {
      for (const { electron: window } of [...windows]) window.close();
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
  let isFirstPageTaken = false;
  const openPage = async (): Promise<Page> => {
    const context = await host.browser;
    const first = isFirstPageTaken ? undefined : context.pages()[0];
    isFirstPageTaken = true;
    const page = first ?? (await context.newPage());
    await theme.dress(page);
    return page;
  };
  const BrowserWindow = createBrowserWindowClass(host, {
    windows,
    makeContents: (preferences) =>
      createContents(host, schemes, {
        session: sessions.of(preferences),
        preloadPath: preferences.preload ?? null,
        openPage,
        receiver,
        onAccelerator: menu.pressAccelerator,
      }),
    onCreated(window) {
      standInApp.emit('browser-window-created', {}, window.electron);
      standInApp.emit('web-contents-created', {}, window.contents.electron);
    },
    onAllClosed: standInApp.onAllWindowsClosed,
  });
  const electron = electronModule({
    app: standInApp.app,
    BrowserWindow,
    clipboard: createClipboard(host),
    dialog: createDialog(host),
    ipcMain,
    Menu: menu.Menu,
    MessageChannelMain: createMessageChannelClass(host.requireReady),
    nativeTheme: theme.nativeTheme,
    powerMonitor: createPowerMonitor(host),
    protocol: sessions.defaultSession.electron.protocol,
    screen: createScreen(host),
    session: sessions.session,
    utilityProcess: utility.utilityProcess,
  });
  (await host.browser).on('close', () => beginShutDown(0));
  await routeRequests(host, schemes, windows);

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
    electron,
    windows,
    requests,
    faults,
    setSystemTheme: theme.setSystemTheme,
    emitAppEvent: (event, ...args) => standInApp.emit(event, { preventDefault() {} }, ...args),
    exited: exit.promise,
    async close() {
      if (host.phase() !== 'exited') {
        standInApp.app.quit();
        // An app may hold its end up for a moment, to leave nothing behind; one that stays is a fault.
        const refusal = setTimeout(() => exit.reject(new Error('The app refused to quit.')), quitWithinMs);
        exit.promise.finally(() => clearTimeout(refusal)).catch(() => {});
      }
      await exit.promise;
    },
    kill: () => shutDown(1),
  };
}

/** Every name of the module: what is implemented, and for the rest something that refuses every use. */
function electronModule(implemented: Readonly<Record<string, unknown>>): StandInElectron {
  const modules = mainModuleNames.map((name) => [name, implemented[name] ?? refusingModule(name)]);
  // Each part has Electron's own type or refuses, and no name is missing (electron-names.ts).
  return Object.fromEntries(modules) as StandInElectron;
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
