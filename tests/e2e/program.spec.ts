import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from './driver.ts';
import { expect, test } from './fixture.ts';
import { samplePath } from './paths.ts';
import { navigationLink, openSample, unlockSample } from './sample.ts';

test('opens on the start screen, in the language and the colours of the system', async ({ launchApp }) => {
  const dutch = await launchApp({ locale: 'nl', colorScheme: 'dark' });
  await expect(dutch.page.locator('html')).toHaveAttribute('lang', 'nl');
  await expect(dutch.page.getByTestId('drop-zone')).toBeVisible();
  expect(await dutch.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
  expect((await dutch.menu()).map(({ label }) => label)).toContain('Bestand');
  const english = await launchApp({ locale: 'en-GB' });
  await expect(english.page.locator('html')).toHaveAttribute('lang', 'en');
  expect((await english.menu()).map(({ label }) => label)).toContain('File');
});

test('goes nowhere: no request, window or page but its own, whatever the page tries', async ({
  launchApp,
}) => {
  const app = await launchApp();
  const outcome = await app.page.evaluate(async () => ({
    fetched: await fetch('https://example.com/').then(
      () => 'fetched',
      () => 'refused',
    ),
    image: await new Promise((done) => {
      const image = new Image();
      image.onload = () => done('loaded');
      image.onerror = () => done('refused');
      image.src = 'https://example.com/pixel.png';
    }),
    node: [typeof Reflect.get(globalThis, 'require'), typeof Reflect.get(globalThis, 'process')],
  }));
  expect(outcome).toEqual({ fetched: 'refused', image: 'refused', node: ['undefined', 'undefined'] });
});

test.describe('with the sample open', () => {
  test('a sleeping computer locks it: the records leave the page and come back only with the passphrase', async ({
    launchApp,
  }) => {
    const app = await openSample(launchApp);
    const text = () => app.page.evaluate(() => document.documentElement.outerHTML);
    const client = 'Tuincentrum De Linde';
    expect(await text()).toContain(client);
    await app.power('suspend');
    await expect(app.page.locator('input[type=password]')).toBeVisible();
    expect(await text()).not.toContain(client);
    expect(await app.page.locator('input[type=password]').inputValue()).toBe('');
    const documents = await app.page.evaluate(async () => (await fetch('document/1')).status);
    expect(documents).toBe(403);
    await unlockSample(app);
    await expect(app.page.getByText(client).first()).toBeVisible();
  });

  test('the lock command locks, from the menu', async ({ launchApp }) => {
    const app = await openSample(launchApp);
    await app.runMenuItem('lock');
    await expect(app.page.locator('input[type=password]')).toBeVisible();
  });

  test('an engine that crashes is replaced, and the archive is open again by itself', async ({
    launchApp,
  }) => {
    const app = await openSample(launchApp);
    await app.killEngine();
    await navigationLink(app, 'invoices').click();
    await expect(app.page.getByRole('row').nth(3)).toBeVisible();
    await expect(app.page.locator('input[type=password]')).toHaveCount(0);
  });

  test('is opened read-only: not a byte, a time or a file beside it changes', async ({ launchApp }) => {
    const copy = test.info().outputPath('kopie.sbqa');
    copyFileSync(samplePath, copy);
    copyFileSync(`${samplePath}.seal.json`, `${copy}.seal.json`);
    // The fixture has looked at it before and looks again at the end.
    const app = await launchApp({ files: [copy] });
    await unlockSample(app);
    for (const screen of ['documents', 'invoices', 'ledger', 'bank']) {
      await navigationLink(app, screen).click();
      await expect(app.page.getByRole('row').nth(2)).toBeVisible();
    }
    await app.runMenuItem('lock');
  });
});

test.describe('a file asked for from outside', () => {
  const titled = (app: App, name: string) => expect(app.page.getByRole('heading', { name })).toBeVisible();

  test('on the command line is asked a passphrase for', async ({ launchApp }) => {
    const app = await launchApp({ files: [samplePath] });
    await titled(app, 'voorbeeld.sbqa');
  });

  test('by a second start comes to the window that is there', async ({ launchApp }) => {
    const app = await launchApp();
    await expect(app.page.getByTestId('drop-zone')).toBeVisible();
    await app.startSecondInstance([samplePath]);
    await titled(app, 'voorbeeld.sbqa');
  });

  test('dropped on the window is asked a passphrase for', async ({ launchApp, watchArchive }) => {
    await watchArchive(samplePath);
    const app = await launchApp();
    await app.dropFile(app.page.getByTestId('drop-zone'), samplePath);
    await titled(app, 'voorbeeld.sbqa');
  });

  test('chosen in the dialog is asked a passphrase for; cancelling changes nothing', async ({
    launchApp,
  }) => {
    const app = await launchApp();
    await app.answerOpenDialog(null);
    await app.runMenuItem('open-archive');
    await expect(app.page.getByTestId('drop-zone')).toBeVisible();
    await app.answerOpenDialog(samplePath);
    await app.runMenuItem('open-archive');
    await titled(app, 'voorbeeld.sbqa');
  });
});

test('the window opens where it was closed, and what was open is remembered by its path alone', async ({
  launchApp,
}) => {
  const userDataDir = mkdtempSync(join(tmpdir(), 'archive-user-'));
  try {
    const first = await launchApp({ userDataDir, files: [samplePath] });
    await unlockSample(first);
    await first.setWindowBounds({ x: 40, y: 50, width: 1000, height: 700 });
    await first.close();
    const second = await launchApp({ userDataDir });
    expect(await second.windowBounds()).toMatchObject({ width: 1000, height: 700, maximized: false });
    await expect(second.page.getByText('voorbeeld.sbqa')).toBeVisible();
    const kept = readFileSync(join(userDataDir, 'recent.json'), 'utf8');
    expect(JSON.parse(kept)).toEqual([{ path: samplePath, openedAt: expect.any(String) }]);
    await second.close();
    const third = await launchApp({ userDataDir, preferences: { rememberRecent: false } });
    await expect(third.page.getByTestId('drop-zone')).toBeVisible();
    await expect(third.page.getByText('voorbeeld.sbqa')).toHaveCount(0);
    expect(existsSync(samplePath)).toBe(true);
  } finally {
    rmSync(userDataDir, { recursive: true, force: true });
  }
});
