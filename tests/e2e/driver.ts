// How to use it in a spec (the fixture closes what a test opened, proves the archives untouched and the network unasked):
//
//   import { expect, test } from './fixture.ts';
//   test('searches', async ({ launchApp }) => {
//     const app = await launchApp({ files: [samplePath], preferences: { language: 'nl' }, colorScheme: 'dark' });
//     await app.page.getByRole('button', { name: 'Openen' }).click();
//   });
//
// `app.page` is Playwright's page. The system's side is on `app`: power events, menu commands, answers to dialogs, dropped files, a
// second instance, the engine's end. Specs run on the stand-in and on Electron alike, so they use nothing else: a menu accelerator,
// for one, is `app.runMenuItem('search')`, since no host lets a test press it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import type { Command, Preferences } from '#shared/contract/shell-contract.ts';
import { launchOnElectron } from './electron-host.ts';
import type { RunningHost } from './host.ts';
import { launchOnStandIn } from './stand-in-host.ts';

/** What a spec may choose about a launch. */
export interface LaunchAppOptions {
  /** Paths on the command line, as a file association gives them. */
  readonly files?: readonly string[];
  /** The program's own folder, to start twice with the same; a new one by default. */
  readonly userDataDir?: string;
  readonly preferences?: Partial<Preferences>;
  readonly colorScheme?: 'light' | 'dark';
  /** BCP 47 tag of the system's language; `en` by default. */
  readonly locale?: string;
  /** Size of the window's content; that of the first start by default. */
  readonly viewport?: { readonly width: number; readonly height: number };
  /** False to see it; the default is without a window on the screen. */
  readonly headless?: boolean;
}

/** One running app. */
export interface App {
  readonly page: Page;
  readonly userDataDir: string;
  readonly output: readonly string[];
  /** Raises an event of the system's power: sleep, screen lock. */
  readonly power: (event: 'suspend' | 'resume' | 'lock-screen' | 'user-did-resign-active') => Promise<void>;
  readonly runMenuItem: (id: Command) => Promise<void>;
  /** Labels of the application's menu, level by level; null for separators. */
  readonly menu: () => Promise<readonly MenuEntry[]>;
  /** What the next open dialogs answer: the user's path, or null for cancel. */
  readonly answerOpenDialog: (path: string | null) => Promise<void>;
  readonly answerSaveDialog: (path: string | null) => Promise<void>;
  readonly dropFile: (target: Locator, path: string) => Promise<void>;
  /** Starts the program again with the same folder, as a double click on a file does; resolves when that one has ended. */
  readonly startSecondInstance: (files: readonly string[]) => Promise<void>;
  /** Ends an engine process from outside, as a crash does. Resolves when it is gone. */
  readonly killEngine: (role?: 'engine' | 'verifier') => Promise<void>;
  readonly windowBounds: () => Promise<{
    x: number;
    y: number;
    width: number;
    height: number;
    maximized: boolean;
  }>;
  readonly setWindowBounds: (bounds: {
    x?: number;
    y?: number;
    width?: number;
    height?: number;
  }) => Promise<void>;
  readonly maximize: () => Promise<void>;
  readonly windowTitle: () => Promise<string>;
  /** The text on the clipboard, as the system's side has it. */
  readonly clipboardText: () => Promise<string>;
  /** From now on the system's print dialog is not opened, only counted. */
  readonly answerPrintDialog: () => Promise<void>;
  /** For each time that it would have opened: whether the paper was to lie. */
  readonly prints: () => Promise<readonly { readonly landscape: boolean }[]>;
  /** What the window shows to a printer, as a PDF on the paper that it asks for. */
  readonly pdf: () => Promise<Uint8Array>;
  readonly setSystemTheme: (colorScheme: 'light' | 'dark') => Promise<void>;
  /** Every URL that was asked for outside `app://`. */
  readonly strayRequests: () => Promise<readonly string[]>;
  readonly faults: () => readonly unknown[];
  readonly evaluate: RunningHost['evaluate'];
  readonly close: () => Promise<void>;
  readonly exited: Promise<unknown>;
}

export interface MenuEntry {
  readonly label: string | null;
  readonly accelerator: string | null;
  readonly items: readonly MenuEntry[];
}

/** Starts the app as it is in dist. */
export async function launchApp(options: LaunchAppOptions = {}): Promise<App> {
  const ownFolder = options.userDataDir === undefined;
  const userDataDir = options.userDataDir ?? mkdtempSync(join(tmpdir(), 'archive-user-'));
  if (options.preferences !== undefined) {
    mkdirSync(userDataDir, { recursive: true });
    const preferences = { language: 'system', theme: 'system', rememberRecent: true, ...options.preferences };
    writeFileSync(join(userDataDir, 'preferences.json'), JSON.stringify(preferences));
  }
  const output: string[] = [];
  const launchHost = process.env.E2E_HOST === 'electron' ? launchOnElectron : launchOnStandIn;
  const host = await launchHost({
    args: options.files ?? [],
    userDataDir,
    headless: options.headless ?? true,
    locale: options.locale ?? 'en',
    colorScheme: options.colorScheme ?? 'light',
    onOutput: (line) => output.push(line),
  });
  const { evaluate } = host;
  if (options.viewport !== undefined) {
    await evaluate(({ BrowserWindow }, { width, height }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
    }, options.viewport);
  }
  const page = await host.page();
  await page.waitForURL((url) => url.protocol !== 'about:', { waitUntil: 'load' });

  return {
    page,
    userDataDir,
    output,
    async power(event) {
      await evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event);
    },
    async runMenuItem(id) {
      await evaluate(({ Menu }, itemId) => {
        const item = Menu.getApplicationMenu()?.getMenuItemById(itemId);
        if (item === undefined || item === null) throw new Error(`The menu has no item ${itemId}.`);
        item.click();
      }, id);
    },
    menu: () =>
      evaluate(({ Menu }) => {
        const describe = (menu: Electron.Menu | null | undefined): MenuEntry[] =>
          (menu?.items ?? []).map(({ type, label, accelerator, submenu }) => ({
            label: type === 'separator' ? null : label,
            accelerator: accelerator ?? null,
            items: describe(submenu),
          }));
        return describe(Menu.getApplicationMenu());
      }, null),
    async answerOpenDialog(path) {
      await evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = async () => ({
          canceled: chosen === null,
          filePaths: chosen === null ? [] : [chosen],
        });
      }, path);
    },
    async answerSaveDialog(path) {
      await evaluate(({ dialog }, chosen) => {
        dialog.showSaveDialog = async () => ({ canceled: chosen === null, filePath: chosen ?? '' });
      }, path);
    },
    async answerPrintDialog() {
      await evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        if (contents === undefined) throw new Error('The app has no window.');
        const prints: { landscape: boolean }[] = [];
        Object.assign(globalThis, { prints });
        contents.print = (options = {}) => void prints.push({ landscape: options.landscape === true });
      }, null);
    },
    prints: () =>
      evaluate(
        () => (globalThis as { prints?: readonly { readonly landscape: boolean }[] }).prints ?? [],
        null,
      ),
    dropFile: (target, path) => dropFile(target, path),
    startSecondInstance: (files) => host.startAnother(files),
    async killEngine(role = 'engine') {
      await evaluate(({ app }, name) => {
        const pid = app.getAppMetrics().find((metric) => metric.name === name)?.pid;
        if (pid === undefined) throw new Error(`There is no process '${name}'.`);
        process.kill(pid, 'SIGKILL');
      }, `Archive ${role}`);
    },
    windowBounds: () =>
      evaluate(({ BrowserWindow }) => {
        const window = BrowserWindow.getAllWindows()[0];
        if (window === undefined) throw new Error('The app has no window.');
        return { ...window.getNormalBounds(), maximized: window.isMaximized() };
      }, null),
    async setWindowBounds(bounds) {
      await evaluate(({ BrowserWindow }, next) => BrowserWindow.getAllWindows()[0]?.setBounds(next), bounds);
    },
    async maximize() {
      await evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.maximize(), null);
    },
    windowTitle: () =>
      evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle() ?? '', null),
    clipboardText: () => evaluate(({ clipboard }) => clipboard.readText(), null),
    pdf: host.pdf,
    setSystemTheme: host.setSystemTheme,
    strayRequests: host.strayRequests,
    faults: host.faults,
    evaluate,
    async close() {
      await host.close();
      if (ownFolder) rmSync(userDataDir, { recursive: true, force: true });
    },
    exited: host.exited,
  };
}

/** A real drop, made by the browser's debugger: the page gets a File whose path the system knows. */
async function dropFile(target: Locator, path: string): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (box === null) throw new Error('The drop target is not to be seen.');
  const debug = await target.page().context().newCDPSession(target.page());
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await debug.send('Input.dispatchDragEvent', { type, ...at, data });
  }
  await debug.detach();
}
