import type { Page } from 'playwright';
import { expect, test } from './fixture.ts';

// The canary of what the fixture checks after every test: a page that has no policy any more, and tries every way out.

const host = 'https://canary.example/';
const simple = [
  'fetch',
  'keepalive',
  'xhr',
  'beacon',
  'events',
  'image',
  'script',
  'module',
  'stylesheet',
  'prefetch',
  'preload',
  'modulepreload',
  'css-import',
  'css-url',
  'font',
  'video',
  'audio',
  'ping',
  'frame-image',
  'frame-fetch',
  'worker',
  'worker-script',
  'nested-worker',
  'shared-worker',
  'window',
  'navigation',
].map((name) => host + name);
const sockets = ['page-socket', 'worker-socket'].map((name) => `wss://canary.example/${name}`);

/** Takes the policy off the page, as nothing but a debugger can. */
async function withoutPolicy(page: Page): Promise<void> {
  const debug = await page.context().newCDPSession(page);
  await debug.send('Page.setBypassCSP', { enabled: true });
  await page.reload();
}

test.describe('a page that asks for what is not the app’s', () => {
  test.skip(process.env.E2E_HOST === 'electron', 'Electron does not show the sockets of workers.');

  test('is seen in every way that it tries', async ({ launchApp }) => {
    const app = await launchApp({ expectStray: [...simple, ...sockets] });
    const { page } = app;
    await withoutPolicy(page);
    await page.evaluate(async (base) => {
      const add = (tag: string, attributes: object) => {
        const element = Object.assign(document.createElement(tag), attributes);
        document.body.append(element);
        return element;
      };
      const script = (text: string) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
      /** Says when a socket has failed, in a page or a worker. */
      const socket = `(name) => new Promise((done) => { new WebSocket('wss://canary.example/' + name).onerror = done; })`;
      const failing = `(name) => fetch('${base}' + name).catch(() => {})`;
      const answer = (worker: Worker | MessagePort) =>
        new Promise((done) => worker.addEventListener('message', done));

      const shared = new SharedWorker(
        script(
          `onconnect = async ({ ports }) => { await (${failing})('shared-worker'); ports[0].postMessage('done'); }`,
        ),
      );
      shared.port.start();
      const waiting = [
        answer(shared.port),
        answer(
          new Worker(
            script(
              `(${failing})('worker').then(() => (${socket})('worker-socket')).then(() => postMessage('done'))`,
            ),
          ),
        ),
        answer(
          new Worker(script(`try { importScripts('${base}worker-script'); } catch { postMessage('done'); }`)),
        ),
        answer(
          new Worker(
            script(`const inner = new Worker(URL.createObjectURL(new Blob([\`(${failing})('nested-worker').then(() => postMessage('done'))\`])));
              inner.onmessage = () => postMessage('done');`),
          ),
        ),
        new Promise((done) => {
          new WebSocket('wss://canary.example/page-socket').onerror = done;
        }),
      ];
      void fetch(`${base}fetch`).catch(() => {});
      void fetch(`${base}keepalive`, { method: 'POST', mode: 'no-cors', keepalive: true }).catch(() => {});
      const request = new XMLHttpRequest();
      request.open('GET', `${base}xhr`);
      request.send();
      navigator.sendBeacon(`${base}beacon`, 'x');
      new EventSource(`${base}events`);
      add('img', { src: `${base}image` });
      add('script', { src: `${base}script` });
      add('script', { type: 'module', textContent: `import '${base}module';` });
      for (const rel of ['stylesheet', 'prefetch', 'preload', 'modulepreload']) {
        add('link', { rel, href: base + rel, as: rel === 'preload' ? 'image' : '' });
      }
      add('style', {
        textContent: `@import '${base}css-import'; @font-face { font-family: canary; src: url(${base}font) }
          .canary { background: url(${base}css-url); font-family: canary }`,
      });
      add('p', { className: 'canary', textContent: 'canary' });
      add('video', { src: `${base}video`, preload: 'auto' });
      add('audio', { src: `${base}audio`, preload: 'auto' });
      (add('a', { href: '#canary', ping: `${base}ping` }) as HTMLAnchorElement).click();
      add('iframe', {
        srcdoc: `<img src="${base}frame-image"><script>fetch('${base}frame-fetch').catch(() => {})</script>`,
      });
      await Promise.all(waiting);
    }, host);
    await expect
      .poll(async () => [...new Set(await app.strayRequests())])
      .toEqual(expect.arrayContaining(simple.filter((url) => !/shared-worker|window|navigation/.test(url))));
    // Last, since the page itself would go.
    await page.evaluate((base) => {
      window.open(`${base}window`);
      location.assign(`${base}navigation`);
    }, host);
    await expect
      .poll(() => app.strayRequests())
      .toEqual(expect.arrayContaining([`${host}window`, `${host}navigation`]));
  });

  test('makes its test fail', async ({ launchApp }) => {
    test.fail();
    const { page } = await launchApp();
    await withoutPolicy(page);
    await page.evaluate((base) => navigator.sendBeacon(`${base}beacon`, 'x'), host);
  });

  test('makes its test fail by a socket alone', async ({ launchApp }) => {
    test.fail();
    const { page } = await launchApp();
    await withoutPolicy(page);
    await page.evaluate(
      () =>
        new Promise((done) => {
          new WebSocket('wss://canary.example/socket').onerror = done;
        }),
    );
  });
});

test('with its policy, a page that tries gets no further than the page', async ({ launchApp }) => {
  const { page } = await launchApp();
  const refused = await page.evaluate(async (base) => {
    const wanted = [
      'connect-src',
      'frame-src',
      'img-src',
      'media-src',
      'object-src',
      'script-src-elem',
      'style-src-elem',
    ];
    const violated = new Set<string>();
    const all = new Promise((done) => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        violated.add(effectiveDirective);
        if (wanted.every((directive) => violated.has(directive))) done(null);
      });
    });
    const add = (tag: string, attributes: object) =>
      document.body.append(Object.assign(document.createElement(tag), attributes));
    await fetch(`${base}fetch`).catch(() => {});
    new EventSource(`${base}events`);
    try {
      new WebSocket('wss://canary.example/socket');
    } catch {}
    add('img', { src: `${base}image` });
    add('script', { src: `${base}script` });
    add('link', { rel: 'stylesheet', href: `${base}stylesheet` });
    add('video', { src: `${base}video` });
    add('iframe', { src: `${base}frame` });
    add('object', { data: `${base}object` });
    await all;
    return [...violated].sort();
  }, host);
  expect(refused).toContain('connect-src');
});
