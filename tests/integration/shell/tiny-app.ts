import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { onTestFinished } from 'vitest';
import { launchStandIn, type StandInLaunch } from '../../../build/shell/launch.ts';

/** The parts of a small app as source text; what is left out is a window with an empty page. */
export interface TinyApp {
  readonly main?: string;
  readonly preload?: string;
  readonly page?: string;
  readonly pageScript?: string;
  /** Further files of the app by path, such as a utility process. */
  readonly files?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly userDataDir?: string;
}

/** A main module that registers `app://`, serves the page and opens one window; for tests that need no other. */
export const plainMain = (extra = '') => `
import { app, BrowserWindow, ipcMain, protocol, session, MessageChannelMain, utilityProcess, dialog, Menu, clipboard } from 'electron';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
globalThis.tiny = {};
const types = { html: 'text/html', js: 'text/javascript' };
await 0;
app.whenReady().then(async () => {
  protocol.handle('app', (request) => {
    const path = new URL(request.url).pathname.slice(1);
    try {
      return new Response(readFileSync(join(app.getAppPath(), path)), { headers: { 'content-type': types[path.split('.').pop()] ?? 'text/plain', 'content-security-policy': "default-src 'none'; script-src 'self'; img-src 'self'; connect-src 'self'" } });
    } catch { return new Response('', { status: 404 }); }
  });
  const window = new BrowserWindow({ show: false, webPreferences: { preload: join(app.getAppPath(), 'preload.cjs') } });
  ${extra}
  await window.loadURL('app://tiny/index.html');
});`;

type RunningTinyApp = StandInLaunch & { readonly folder: string };

/** Writes the app to a folder of its own and starts it; both go when the test ends. */
export async function launchTiny(tiny: TinyApp): Promise<RunningTinyApp> {
  const launch = await startTiny(tiny);
  onTestFinished(async () => {
    await launch.close();
    rmSync(launch.folder, { recursive: true, force: true });
  });
  return launch;
}

/** The same for several tests; the caller closes it and removes its folder. */
export async function startTiny(tiny: TinyApp): Promise<RunningTinyApp> {
  const folder = mkdtempSync(join(tmpdir(), 'tiny-app-'));
  const files: Record<string, string> = {
    'package.json': JSON.stringify({ name: 'tiny', version: '1.2.3', type: 'module', main: 'main.js' }),
    'main.js': tiny.main ?? plainMain(),
    'preload.cjs': tiny.preload ?? '',
    'index.html': tiny.page ?? '<!doctype html><title>tiny</title><body><script src="page.js"></script>',
    'page.js': tiny.pageScript ?? '',
    ...tiny.files,
  };
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  const userDataDir = tiny.userDataDir ?? join(folder, 'user-data');
  mkdirSync(userDataDir, { recursive: true });
  const launch = await launchStandIn({ appPath: folder, userDataDir, ...(tiny.args && { args: tiny.args }) });
  return { ...launch, folder };
}

/** The page of the first window, once it has loaded. */
export async function firstPage(launch: StandInLaunch): Promise<Page> {
  const page = await launch.windows[0]?.contents.page;
  if (page === undefined) throw new Error('The app opened no window.');
  await page.waitForURL(/^https:/);
  await page.waitForLoadState('load');
  return page;
}
