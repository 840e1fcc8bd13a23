import { expect, test, vi } from 'vitest';
import { launchProgram } from './program-app.ts';

test('the window opens, answers the shell contract and asks nothing of the network', async () => {
  const program = await launchProgram({ locale: 'nl-NL' });
  expect(await program.page.evaluate('shell("app.info")')).toMatchObject({
    version: '0.1.2',
    systemLocale: 'nl-NL',
    platform: 'linux',
    versions: { node: process.versions.node },
  });
  expect(await program.page.evaluate('shell("app.licences")')).toEqual({ text: 'Licences of the test.' });
  expect(await program.page.evaluate('shell("no.such").catch((e) => e.message)')).toBe('bad_message');
  expect(await program.page.evaluate('shell("window.title", { title: 7 }).catch((e) => e.message)')).toBe(
    'bad_message',
  );
  expect(await program.page.evaluate('shell("files.sample")')).toBeNull();
  expect(program.requests.map(({ url, outcome }) => `${outcome} ${url}`)).toEqual([
    'answered app://archive/index.html',
    'answered app://archive/page.js',
  ]);
  expect(program.faults).toEqual([]);
});

test("the page's policy allows nothing but the app's own, and no way out is open", async () => {
  const program = await launchProgram({
    pageScript:
      "try { window.evaluated = new Function('return 1')(); } catch { window.evaluated = 'refused'; }",
  });
  const { page } = program;
  const response = await page.evaluate(
    'fetch("index.html").then((r) => [r.headers.get("content-security-policy"), r.headers.get("x-content-type-options")])',
  );
  expect(response).toEqual([
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'nosniff',
  ]);
  const outcome = await page.evaluate(`(async () => {
    const style = document.createElement('style'); style.textContent = 'body { color: rgb(1, 2, 3) }'; document.head.append(style);
    const script = document.createElement('script'); script.textContent = 'window.inlineRan = true'; document.head.append(script);
    return {
      fetched: await fetch('https://example.com/').then(() => 'fetched', () => 'refused'),
      evaluated: window.evaluated,
      inlineScript: window.inlineRan ?? 'refused',
      inlineStyle: getComputedStyle(document.body).color === 'rgb(1, 2, 3)' ? 'applied' : 'refused',
      notFound: (await fetch('../../package.json')).status,
      encoded: (await fetch('%2e%2e%2fmain%2fmain.js')).status,
      posted: (await fetch('index.html', { method: 'POST', body: 'x' })).status,
      geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
      camera: (await navigator.permissions.query({ name: 'camera' })).state,
      node: [typeof require, typeof process, typeof module].join(),
    };
  })()`);
  expect(outcome).toEqual({
    fetched: 'refused',
    evaluated: 'refused',
    inlineScript: 'refused',
    inlineStyle: 'refused',
    notFound: 404,
    encoded: 404,
    posted: 405,
    geolocation: 'denied',
    camera: 'denied',
    node: 'undefined,undefined,undefined',
  });
  await page.evaluate('void (location.href = "https://example.com/away")');
  await page.evaluate('void window.open("https://example.com/popup")');
  await vi.waitFor(() =>
    expect(program.requests).toContainEqual({ url: 'https://example.com/away', outcome: 'cancelled' }),
  );
  expect(await page.title()).toBe('placeholder');
  expect(page.context().pages()).toHaveLength(1);
  expect(
    program.requests.filter(
      ({ url, outcome: end }) => end === 'answered' && !url.startsWith('app://archive/'),
    ),
  ).toEqual([]);
  expect(program.requests.filter(({ outcome: end }) => end === 'refused')).toEqual([]);
});

test("the window's title names the archive, then the program", async () => {
  const program = await launchProgram({});
  const title = () => program.electron.BrowserWindow.getAllWindows()[0]?.getTitle();
  expect(title()).toBe('Program');
  await program.page.evaluate('shell("window.title", { title: "boeken.sbqa" })');
  expect(title()).toBe('boeken.sbqa – Program');
  await program.page.evaluate('shell("window.title", { title: "" })');
  expect(title()).toBe('Program');
});
