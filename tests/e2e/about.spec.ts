import { expectAccessible } from './accessibility.ts';
import { expect, test } from './fixture.ts';
import { openSample } from './sample.ts';

test('the about box says the version and every licence', async ({ launchApp }) => {
  const app = await launchApp({ preferences: { language: 'en' } });
  const { page } = app;
  await expect(page.getByTestId('drop-zone')).toBeVisible();
  await app.runMenuItem('about');
  const dialog = page.getByRole('dialog', { name: /About/ });
  const version = await app.evaluate(({ app: program }) => program.getVersion(), null);
  await expect(dialog.getByText(`Version ${version}`)).toBeVisible();
  await expect(dialog.getByText('Node.js')).toBeVisible();
  // Libraries that are bundled have their licences here.
  const licences = dialog.locator('pre');
  for (const library of ['react', 'pdfjs-dist', 'better-sqlite3'])
    await expect(licences).toContainText(library);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('preferences count at once, and are kept', async ({ launchApp }) => {
  const app = await openSample(launchApp, { preferences: { language: 'nl' }, colorScheme: 'light' });
  const { page } = app;
  await app.runMenuItem('preferences');
  const dutch = page.getByRole('dialog', { name: 'Voorkeuren' });
  await dutch.getByText('English').click();
  const dialog = page.getByRole('dialog', { name: 'Preferences' });
  await expect(dialog).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByText('Documents and turnover by month')).toBeAttached();
  await dialog.getByText('Dark').click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await dialog.getByText('Remember which archives were opened').click();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  await app.runMenuItem('preferences');
  await expect(dialog.getByRole('checkbox', { name: /^Remember which archives/ })).not.toBeChecked();
  await expect(dialog.getByRole('radio', { name: 'Dark' })).toBeChecked();
  await dialog.getByRole('button', { name: 'Clear the list' }).click();
  await expect(dialog.getByText('The list is empty.')).toBeVisible();
});
