import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firstPage, launchTiny, plainMain, startTiny } from './tiny-app.ts';

const beforeReady: readonly (readonly [string, string])[] = [
  ['new BrowserWindow()', 'BrowserWindow'],
  ['session.defaultSession', 'session.defaultSession'],
  ["session.fromPartition('x')", 'session.fromPartition'],
  ["protocol.handle('app', () => new Response())", 'protocol.handle'],
  ['new MessageChannelMain()', 'MessageChannelMain'],
  ["utilityProcess.fork('x.js')", 'utilityProcess.fork'],
  ['Menu.setApplicationMenu(null)', 'Menu.setApplicationMenu'],
  ['screen.getPrimaryDisplay()', 'screen.getPrimaryDisplay'],
  ["powerMonitor.on('suspend', () => {})", 'powerMonitor.on'],
  ['app.getLocale()', 'app.getLocale'],
];

const refused: readonly (readonly [string, string])[] = [
  ['protocol.registerSchemesAsPrivileged([])', 'should be called before app is ready'],
  ["await new BrowserWindow().loadURL('other://tiny/index.html')", 'ERR_UNKNOWN_URL_SCHEME'],
  ["await new BrowserWindow().loadURL('file:///etc/passwd')", 'ERR_UNKNOWN_URL_SCHEME'],
  ["protocol.handle('app', () => {}); protocol.handle('app', () => {})", 'already handled'],
  ["ipcMain.handle('x', () => 1); ipcMain.handle('x', () => 2)", 'second handler'],
  ['const { port1 } = new MessageChannelMain(); port1.postMessage(() => 1)', 'could not be cloned'],
  ["new BrowserWindow().webContents.send('x', () => 1)", 'could not be cloned'],
  ["new BrowserWindow().webContents.postMessage('x', 1, [{}])", 'Only a MessagePortMain can be transferred'],
  [
    "const { port1 } = new MessageChannelMain(); const w = new BrowserWindow(); w.webContents.postMessage('x', 1, [port1]); port1.postMessage(1)",
    'has been transferred',
  ],
  [
    "Menu.buildFromTemplate([{ label: 'x', accelerator: 'CmdOrCtl+X' }])",
    "'cmdorctl' of CmdOrCtl+X is no modifier",
  ],
  ["utilityProcess.fork('engine.ts')", 'is no script'],
];

const lacking: readonly (readonly [string, string])[] = [
  ['net.request("https://example.com")', 'net.request'],
  ['safeStorage.isEncryptionAvailable()', 'safeStorage.isEncryptionAvailable'],
  ['new Tray("icon.png")', 'new Tray()'],
  ['app.setBadgeCount(1)', 'app.setBadgeCount'],
  ["app.getPath('pepperFlashSystemPlugin')", "app.getPath('pepperFlashSystemPlugin')"],
  ["app.on('login', () => {})", 'the event login of app'],
  ['new BrowserWindow({ wdith: 100 })', 'the option wdith of BrowserWindow'],
  [
    'new BrowserWindow({ webPreferences: { preloads: "x" } })',
    'the option preloads of BrowserWindow.webPreferences',
  ],
  [
    'new BrowserWindow({ webPreferences: { sandbox: false } })',
    'a window without sandbox and context isolation, or with Node in the page',
  ],
  [
    'new BrowserWindow({ webPreferences: { nodeIntegration: true } })',
    'a window without sandbox and context isolation, or with Node in the page',
  ],
  ['new BrowserWindow().setOverlayIcon(null, "")', 'BrowserWindow.setOverlayIcon'],
  ["new BrowserWindow().on('swipe', () => {})", 'the event swipe of BrowserWindow'],
  ['new BrowserWindow().webContents.openDevTools()', 'webContents.openDevTools'],
  ['webContents.getAllWebContents()', 'webContents.getAllWebContents'],
  ["session.fromPartition('persist:x')", 'a session that is kept on disk'],
  ['session.defaultSession.setProxy({})', 'session.setProxy'],
  ["utilityProcess.fork('x.js', [], { execArgv: [] })", 'the option execArgv of utilityProcess.fork'],
  ["Menu.buildFromTemplate([{ role: 'toggleSpellChecker' }])", 'the menu role toggleSpellChecker'],
  ["Menu.buildFromTemplate([{ labl: 'x' }])", 'the option labl of MenuItem'],
  ["await dialog.showOpenDialog({ titel: 'x' })", 'the option titel of dialog.showOpenDialog'],
  ['await dialog.showOpenDialog({})', 'dialog.showOpenDialog without anybody to answer'],
];

/** All statements run in one app, each for itself; what each threw, by the statement. */
const outcomes = new Map<string, string>();
let launch: Awaited<ReturnType<typeof startTiny>>;
beforeAll(async () => {
  const attempt = ([statement]: readonly [string, string]) =>
    `outcomes.set(${JSON.stringify(statement)}, await (async () => { ${statement} })().then(() => 'no error', (e) => e.name + ': ' + e.message));`;
  Object.assign(globalThis, { outcomes });
  launch = await startTiny({
    main: `
      import { app, protocol, session, BrowserWindow, Menu, MessageChannelMain, utilityProcess, dialog, net, safeStorage, Tray, ipcMain, webContents, screen, powerMonitor } from 'electron';
      const { outcomes } = globalThis;
      ${beforeReady.map(attempt).join('\n')}
      protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
      app.on('window-all-closed', () => {});
      outcomes.ready = app.whenReady().then(async () => {
        ${[...refused, ...lacking].map(attempt).join('\n')}
      });`,
  });
  await (outcomes as unknown as { ready: Promise<void> }).ready;
});
afterAll(async () => {
  await launch.close();
  rmSync(launch.folder, { recursive: true, force: true });
});

describe('before ready', () => {
  test.each(beforeReady)('%s is refused', (statement, member) => {
    expect(outcomes.get(statement)).toBe(
      `RefusedByElectron: ${member} cannot be used before the app is ready.`,
    );
  });
});

describe('what Electron refuses, is refused', () => {
  test.each(refused)('%s', (statement, reason) => {
    expect(outcomes.get(statement)).toContain(reason);
  });
});

describe('what the stand-in lacks throws by its name', () => {
  test.each(lacking)('%s', (statement, name) => {
    expect(outcomes.get(statement)).toBe(
      `NotInStandIn: The stand-in for Electron does not implement ${name}.`,
    );
  });
});

test('after the app has exited, a call is refused', async () => {
  const launch = await launchTiny({ main: plainMain('globalThis.lateApp = { BrowserWindow };') });
  await firstPage(launch);
  await launch.close();
  const { lateApp } = globalThis as unknown as { lateApp: { BrowserWindow: new () => object } };
  expect(() => new lateApp.BrowserWindow()).toThrow('after the app had exited');
});
