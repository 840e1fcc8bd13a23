import { expectAccessible } from './accessibility.ts';
import { expect, test } from './fixture.ts';
import { samplePath } from './paths.ts';
import { navigationLink, openSample } from './sample.ts';

const client = 'Tuincentrum De Linde';

test('an archive that nobody touches locks by itself, and nothing of it is left to be seen', async ({
  launchApp,
}) => {
  const app = await openSample(launchApp, {
    preferences: { language: 'en', idleLockMinutes: 0.1 },
  });
  const { page } = app;
  await expect(page.getByText(client).first()).toBeVisible();
  await expect(
    page.getByText('The archive was locked because nobody had touched the window', { exact: false }),
  ).toBeVisible({ timeout: 20_000 });
  await expectAccessible(page);
  expect(await page.content()).not.toContain(client);
  // Not even which file it is: the title can be read from the task bar and in screenshots of it.
  expect(await app.windowTitle()).not.toContain('voorbeeld');
});

test('another user, and what was copied', async ({ launchApp }) => {
  const app = await openSample(launchApp, { preferences: { language: 'en', idleLockMinutes: 0 } });
  const { page } = app;
  await navigationLink(app, 'relations').click();
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+c');
  await expect.poll(app.clipboardText).not.toBe('');
  await app.power('user-did-resign-active');
  await expect(
    page.getByText('The archive was locked because another user took over the computer.'),
  ).toBeVisible();
  await expect.poll(app.clipboardText).toBe('');
  expect(await page.content()).not.toContain(client);
});

test('wrong passphrases wait longer each time, and another engine does not begin anew', async ({
  launchApp,
}) => {
  const app = await launchApp({ files: [samplePath], preferences: { language: 'en' } });
  const { page } = app;
  const alert = page.getByRole('alert');
  const attempt = async (passphrase: string) => {
    await page.getByLabel('Passphrase of the archive').fill(passphrase);
    await page.getByRole('button', { name: 'Unlock' }).click();
  };
  for (const wrong of ['one', 'two', 'three']) {
    await attempt(wrong);
    await expect(alert).toContainText('This does not open the archive');
  }
  await expect(alert).toContainText('This was attempt 3 that failed.');
  await attempt('four');
  await expect(page.getByText(/Wrong passphrases were given before: it waits/)).toBeVisible();
  await expect(alert).toContainText('This was attempt 4 that failed.');
  // A new engine knows what the one before it was asked.
  await app.killEngine();
  await attempt('five');
  await expect(page.getByText(/Wrong passphrases were given before: it waits/)).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('button', { name: 'Unlock' })).toBeEnabled();
});

test('the window is kept out of screenshots where that is asked for', async ({ launchApp }) => {
  const app = await launchApp({ preferences: { language: 'en' } });
  await expect(app.page.getByTestId('drop-zone')).toBeVisible();
  const isProtected = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isContentProtected() ?? null, null);
  expect(await isProtected()).toBe(false);
  await app.runMenuItem('preferences');
  await expect(app.page.getByRole('dialog')).toBeVisible();
  // While it fades in, its colours are not yet its own.
  await app.page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  await expectAccessible(app.page);
  await app.page.getByText('Keep the window out of screenshots and shared screens').click();
  await expect.poll(isProtected).toBe(true);
});
