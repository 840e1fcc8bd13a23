import { describe, expect, test, vi } from 'vitest';
import { firstPage, launchTiny, plainMain } from './tiny-app.ts';

const openPolicy = plainMain().replace(/'content-security-policy': "[^"]*"/, "'x-none': ''");

test('a page without any policy still reaches nothing but the app, and every attempt is counted', async () => {
  const launch = await launchTiny({ main: openPolicy });
  const page = await firstPage(launch);
  const outcome = await page.evaluate(`(async () => {
    const image = await new Promise((done) => { const i = new Image(); i.onload = () => done('loaded'); i.onerror = () => done('failed'); i.src = 'https://example.com/x.png'; });
    const fetched = await fetch('http://127.0.0.1:9/').then(() => 'fetched', () => 'failed');
    const otherApp = await fetch('https://other.app.localhost/index.html').then((r) => r.status, () => 'failed');
    const socket = await new Promise((done) => { const s = new WebSocket('wss://example.com/'); s.onopen = () => done('open'); s.onerror = () => done('failed'); });
    const beacon = navigator.sendBeacon('https://example.com/beacon');
    return { image, fetched, otherApp, socket };
  })()`);
  expect(outcome).toMatchObject({ image: 'failed', fetched: 'failed', socket: 'failed' });
  await vi.waitFor(() =>
    expect(launch.requests.filter(({ outcome: end }) => end === 'refused').map(({ url }) => url)).toEqual(
      expect.arrayContaining([
        'https://example.com/x.png',
        'http://127.0.0.1:9/',
        'https://example.com/beacon',
      ]),
    ),
  );
});

test("the app's own request handler sees every URL under Electron's name and can cancel it", async () => {
  const launch = await launchTiny({
    main: openPolicy.replace(
      'const window = new BrowserWindow',
      "tiny.urls = []; session.defaultSession.webRequest.onBeforeRequest(({ url }, answer) => { tiny.urls.push(url); answer({ cancel: !url.startsWith('app://') }); });\nconst window = new BrowserWindow",
    ),
  });
  const page = await firstPage(launch);
  expect(await page.evaluate('fetch("https://example.com/data").then(() => "fetched", () => "failed")')).toBe(
    'failed',
  );
  expect(launch.requests).toContainEqual({ url: 'https://example.com/data', outcome: 'cancelled' });
  const { tiny } = globalThis as unknown as { tiny: { urls: string[] } };
  expect(tiny.urls).toContain('app://tiny/index.html');
});

describe('leaving the page', () => {
  const guarded = (extra: string) =>
    launchTiny({
      main: openPolicy.replace('await window.loadURL', `tiny.asked = [];\n${extra}\nawait window.loadURL`),
    });
  const asked = () => (globalThis as unknown as { tiny: { asked: string[] } }).tiny.asked;

  test('a navigation is told and can be prevented; the page stays', async () => {
    const launch = await guarded(
      "window.webContents.on('will-navigate', (event, url) => { tiny.asked.push(url); event.preventDefault(); });",
    );
    const page = await firstPage(launch);
    await page.evaluate('void (location.href = "https://example.com/")');
    await vi.waitFor(() => expect(asked()).toEqual(['https://example.com/']));
    expect(await page.title()).toBe('tiny');
    expect(launch.windows[0]?.electron.webContents.getURL()).toBe('app://tiny/index.html');
  });

  test('a frame that goes elsewhere is told as one, and can be held', async () => {
    const launch = await guarded(
      "window.webContents.on('will-frame-navigate', (event) => { if (event.isMainFrame) return; tiny.asked.push(event.url); event.preventDefault(); });",
    );
    const page = await firstPage(launch);
    await page.evaluate(
      '(() => { const frame = document.createElement("iframe"); frame.src = "https://example.com/frame"; document.body.append(frame); })()',
    );
    await vi.waitFor(() => expect(asked()).toEqual(['https://example.com/frame']));
    expect(launch.requests).toContainEqual({ url: 'https://example.com/frame', outcome: 'cancelled' });
  });

  test('a window is asked for and can be denied', async () => {
    const launch = await guarded(
      "window.webContents.setWindowOpenHandler(({ url }) => { tiny.asked.push(url); return { action: 'deny' }; });",
    );
    const page = await firstPage(launch);
    await page.evaluate('void window.open("https://example.com/popup")');
    await vi.waitFor(() => expect(asked()).toHaveLength(1));
    await vi.waitFor(() => expect(page.context().pages()).toHaveLength(1));
    expect(
      launch.requests.filter(({ outcome }) => outcome === 'answered').map(({ url }) => url),
    ).not.toContain('https://example.com/popup');
    expect(launch.faults).toEqual([]);
  });

  test('a download is told', async () => {
    const launch = await guarded(
      "session.defaultSession.on('will-download', (event, item) => { tiny.asked.push(item.getURL()); event.preventDefault(); });",
    );
    const page = await firstPage(launch);
    await page.evaluate(
      '(() => { const a = document.createElement("a"); a.href = "page.js"; a.download = "x.js"; document.body.append(a); a.click(); })()',
    );
    await vi.waitFor(() => expect(asked()).toEqual(['app://tiny/page.js']));
  });
});

test('a request carries its range, and an answer its status and headers', async () => {
  const launch = await launchTiny({
    main: openPolicy.replace(
      'const path = new URL',
      "if (request.url.endsWith('/ranged')) return new Response('bcd', { status: 206, headers: { 'content-range': request.headers.get('range') + '!', 'x-url': request.url } });\nconst path = new URL",
    ),
  });
  const page = await firstPage(launch);
  expect(
    await page.evaluate(
      'fetch("ranged", { headers: { range: "bytes=1-3" } }).then(async (r) => [r.status, r.headers.get("content-range"), r.headers.get("x-url"), await r.text()])',
    ),
  ).toEqual([206, 'bytes=1-3!', 'app://tiny/ranged', 'bcd']);
});
