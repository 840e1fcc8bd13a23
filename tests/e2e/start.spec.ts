import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectAccessible } from './accessibility.ts';
import { expect, test } from './fixture.ts';
import { samplePath } from './paths.ts';
import { unlockSample } from './sample.ts';

test('language and appearance are a click away, hold at once and are kept', async ({ launchApp }) => {
  const userDataDir = mkdtempSync(join(tmpdir(), 'archive-user-'));
  try {
    const app = await launchApp({ userDataDir, locale: 'en' });
    const { page } = app;
    await expect(page.getByRole('button', { name: 'Open an archive' })).toBeFocused();
    await page.getByText('Nederlands').click();
    await expect(page.getByRole('button', { name: 'Archief openen' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'nl');
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    await page.getByText('Donker').click();
    await expect.poll(background).not.toBe(light);
    await app.close();
    const again = await launchApp({ userDataDir, locale: 'en' });
    await expect(again.page.getByRole('radio', { name: 'Donker' })).toBeChecked();
    await again.close();
  } finally {
    rmSync(userDataDir, { recursive: true, force: true });
  }
});

test('what was opened is listed, opens again, and can be taken off the list', async ({
  launchApp,
  watchArchive,
}) => {
  await watchArchive(samplePath);
  const userDataDir = mkdtempSync(join(tmpdir(), 'archive-user-'));
  try {
    const first = await launchApp({ userDataDir, files: [samplePath] });
    await unlockSample(first);
    await first.close();
    const { page } = await launchApp({ userDataDir });
    await page
      .getByRole('button', { name: /voorbeeld\.sbqa/ })
      .first()
      .click();
    await expect(page.getByRole('heading', { name: 'Unlock voorbeeld.sbqa' })).toBeVisible();
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('button', { name: 'Remove voorbeeld.sbqa from the list' }).click();
    await expect(page.getByText('Archives that you open are listed here.')).toBeVisible();
  } finally {
    rmSync(userDataDir, { recursive: true, force: true });
  }
});

test('the sample is a click away, with its passphrase filled in', async ({ launchApp }) => {
  const app = await launchApp();
  await app.page.getByRole('button', { name: 'Try the sample' }).click();
  await expect(app.page.getByText('The sample’s passphrase is filled in')).toBeVisible();
  await app.page.getByRole('button', { name: 'Unlock' }).click();
  await expect(app.page.getByRole('navigation')).toBeVisible();
});

for (const [language, colorScheme] of [
  ['nl', 'light'],
  ['en', 'dark'],
] as const) {
  test(`is accessible in ${language}, ${colorScheme}`, async ({ launchApp }) => {
    const { page } = await launchApp({ preferences: { language }, colorScheme });
    await expect(page.getByTestId('drop-zone')).toBeVisible();
    await expectAccessible(page);
  });
}
