import { describe, expect, test, vi } from 'vitest';
import { firstPage, launchTiny, plainMain } from './tiny-app.ts';

/** Loads a window with this preload and gives the fault that it ended with. */
async function faultOf(preload: string): Promise<string> {
  const launch = await launchTiny({ preload });
  await firstPage(launch);
  await vi.waitFor(() => expect(launch.faults).not.toEqual([]));
  return String(launch.faults[0]);
}

describe('a sandboxed preload', () => {
  test.each([
    ["require('node:fs')", 'module not found: node:fs'],
    ["require('fs')", 'module not found: fs'],
    ["require('./other.js')", 'module not found: ./other.js'],
    ["require('electron').app.getVersion()", 'electron.app'],
    ["require('electron').shell.openExternal('https://example.com')", 'shell.openExternal'],
    ["require('electron').ipcRenderer.sendSync('x')", 'ipcRenderer.sendSync'],
    ["require('electron').webUtils.getPathForFile('x')", 'getPathForFile takes a File'],
    ['process.versions.node', 'process.versions'],
    ['Buffer.from([])', 'Buffer.from'],
    ["require('electron').contextBridge.exposeInMainWorld('location', {})", 'window.location'],
    ["require('electron').contextBridge.exposeInMainWorld('x', { s: Symbol() })", 'A symbol cannot cross'],
  ])('is refused %s', async (preload, reason) => {
    expect(await faultOf(preload)).toContain(reason);
  });
});

const bridgePreload = `
  const { contextBridge, ipcRenderer } = require('electron');
  contextBridge.exposeInMainWorld('api', {
    number: 7,
    nested: { list: [1, { two: 2 }] },
    twice: (n) => n * 2,
    later: async (n) => n + 1,
    fails: async () => { throw Object.assign(new Error('no'), { secret: 1 }); },
    call: (callback) => callback({ from: 'preload' }),
    invoke: (channel, value) => ipcRenderer.invoke(channel, value),
    send: (value) => ipcRenderer.send('message', value),
  });`;

test('the bridge carries copies, functions and errors, and cannot be changed', async () => {
  const launch = await launchTiny({ preload: bridgePreload });
  const page = await firstPage(launch);
  expect(
    await page.evaluate(`(async () => ({
      number: api.number, nested: api.nested, twice: api.twice(21), later: await api.later(1),
      error: await api.fails().catch((e) => [e.message, e.secret]),
      called: api.call((value) => value.from),
      frozen: Object.isFrozen(api) && Object.isFrozen(api.nested.list),
      replaced: (() => { 'use strict'; try { window.api = 1; return true; } catch { return false; } })(),
      keys: Object.keys(window).filter((key) => /^[bed][0-9a-f]{32}$/.test(key)),
      require: typeof require, process: typeof process,
    }))()`),
  ).toEqual({
    number: 7,
    nested: { list: [1, { two: 2 }] },
    twice: 42,
    later: 2,
    error: ['no', undefined],
    called: 'preload',
    frozen: true,
    replaced: false,
    keys: [],
    require: 'undefined',
    process: 'undefined',
  });
});

test('no binding of the debugger is left in the page, nor in its frames', async () => {
  const launch = await launchTiny({
    main: plainMain().replace("default-src 'none';", "default-src 'none'; frame-src 'self';"),
    pageScript: `
      document.title = Object.getOwnPropertyNames(window).filter((name) => /^[bed][0-9a-f]{32}$/.test(name)).join();
      const frame = document.createElement('iframe');
      frame.src = 'frame.html';
      document.body.append(frame);`,
    files: {
      'frame.html': '<!doctype html><script src="frame.js"></script>',
      'frame.js':
        'document.title = Object.getOwnPropertyNames(window).filter((name) => /^[bed][0-9a-f]{32}$/.test(name)).join() + typeof api + "|";',
    },
    preload: bridgePreload,
  });
  const page = await firstPage(launch);
  expect(await page.title()).toBe('');
  const frame = page.frames()[1];
  expect(await frame?.evaluate('document.title')).toBe('undefined|');
});

test('invoke and send reach the main process with sender and arguments; errors come back', async () => {
  const launch = await launchTiny({
    preload: bridgePreload,
    main: plainMain(`
      tiny.seen = [];
      ipcMain.on('message', (event, value) => tiny.seen.push([event.senderFrame.url, event.senderFrame.parent, event.sender === window.webContents, value]));
      ipcMain.handle('double', (_event, n) => n * 2);
      ipcMain.handle('fail', () => { throw new TypeError('bad'); });`),
  });
  const page = await firstPage(launch);
  expect(await page.evaluate('api.invoke("double", 21)')).toBe(42);
  expect(await page.evaluate('api.invoke("fail").catch((e) => e.message)')).toBe(
    "Error invoking remote method 'fail': TypeError: bad",
  );
  expect(await page.evaluate('api.invoke("none").catch((e) => e.message)')).toContain(
    "No handler registered for 'none'",
  );
  await page.evaluate(
    'api.send({ bytes: new Uint8Array([1, 255]), when: new Date(0), none: undefined, big: 10n ** 30n, nan: NaN, map: new Map([[1, new Set([2])]]) })',
  );
  const { tiny } = globalThis as unknown as { tiny: { seen: unknown[] } };
  await vi.waitFor(() => expect(tiny.seen).toHaveLength(1));
  expect(tiny.seen[0]).toEqual([
    'app://tiny/index.html',
    null,
    true,
    {
      bytes: new Uint8Array([1, 255]),
      when: new Date(0),
      none: undefined,
      big: 10n ** 30n,
      nan: Number.NaN,
      map: new Map([[1, new Set([2])]]),
    },
  ]);
  expect(
    await page.evaluate(
      '(() => { try { api.send({ f: () => 1 }); return "sent"; } catch (e) { return "refused"; } })()',
    ),
  ).toMatch(/refused/);
});
