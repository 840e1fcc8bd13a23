import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { shellChannels } from '#shared/contract/shell-bridge.ts';
import { launchProgram } from './program-app.ts';

// What a page that has been taken over tries, and what becomes of it, in the real main process and preload.

afterEach(() => void vi.restoreAllMocks());

test('the page goes nowhere, opens nothing and takes nothing down', async () => {
  const program = await launchProgram({});
  const { page } = program;
  await page.evaluate(`(() => {
    const link = (attributes) => {
      const anchor = Object.assign(document.createElement('a'), attributes);
      document.body.append(anchor);
      anchor.click();
    };
    link({ href: 'https://example.com/link' });
    link({ href: 'https://example.com/new', target: '_blank' });
    link({ href: 'page.js', download: 'page.js' });
    window.open('https://example.com/opened');
    window.open('app://archive/index.html');
    location.assign('https://example.com/assigned');
  })()`);
  await vi.waitFor(() =>
    expect(program.requests).toContainEqual({ url: 'https://example.com/assigned', outcome: 'cancelled' }),
  );
  // A word of the page comes after all that it asked for before.
  expect(await page.evaluate('shell("app.info").then(({ version }) => version)')).toBe('0.1.2');
  await vi.waitFor(() => expect(page.context().pages()).toHaveLength(1));
  expect(await page.title()).toBe('placeholder');
  expect(program.electron.BrowserWindow.getAllWindows()).toHaveLength(1);
  expect(
    program.requests.filter(
      ({ url, outcome }) => outcome !== 'cancelled' && !url.startsWith('app://archive/'),
    ),
  ).toEqual([]);
  // The stand-in can neither open a second window nor download, and a page that might would be a fault.
  expect(program.faults).toEqual([]);
});

test('the page has no permission but to write to the clipboard', async () => {
  const program = await launchProgram({});
  const states = await program.page.evaluate(`(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read', 'clipboard-write'];
    return Object.fromEntries(await Promise.all(names.map(async (name) => [name, (await navigator.permissions.query({ name })).state])));
  })()`);
  expect(states).toEqual({
    geolocation: 'denied',
    notifications: 'denied',
    camera: 'denied',
    microphone: 'denied',
    midi: 'denied',
    'clipboard-read': 'denied',
    'clipboard-write': 'granted',
  });
  const position = await program.page.evaluate(
    'new Promise((done) => navigator.geolocation.getCurrentPosition(() => done("told"), ({ code }) => done(code)))',
  );
  expect(position).toBe(1);
});

test('another page of the program is not listened to', async () => {
  const program = await launchProgram({});
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const preload = join(program.folder, 'foreign.cjs');
  writeFileSync(
    preload,
    `const { contextBridge, ipcRenderer } = require('electron');
    contextBridge.exposeInMainWorld('archiveShell', {
      onMessage() {}, onEvent() {},
      send: (message) => ipcRenderer.send(${JSON.stringify(shellChannels.messages)}, message),
      dropped: (path) => ipcRenderer.invoke(${JSON.stringify(shellChannels.dropped)}, path),
    });`,
  );
  const { session } = program.electron.BrowserWindow.getAllWindows()[0]?.webContents ?? {};
  if (session === undefined) throw new Error('The program has no window.');
  const foreign = new program.electron.BrowserWindow({ show: false, webPreferences: { preload, session } });
  await foreign.loadURL('app://archive/index.html');
  const page = await program.windows.find(({ electron }) => electron === foreign)?.contents.page;
  await page?.evaluate(
    `archiveShell.send({ document: 'x'.repeat(20), message: { type: 'call', id: 1, method: 'session.lock', input: {} } })`,
  );
  expect(await page?.evaluate(`archiveShell.dropped('/etc/passwd')`)).toBeNull();
  expect(written.mock.calls.map(([text]) => String(text).trimEnd())).toEqual([
    'A message from elsewhere was refused.',
    'A dropped file from elsewhere was refused.',
  ]);
  // The window's own page is still the one that is answered.
  expect(await program.page.evaluate('shell("app.info").then(({ version }) => version)')).toBe('0.1.2');
});
