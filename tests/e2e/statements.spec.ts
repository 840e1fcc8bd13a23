import { expectAccessible } from './accessibility.ts';
import { expect, test } from './fixture.ts';
import { navigationLink, openSample } from './sample.ts';

const cents = (text: string) => Number(text.replace(/[^\d\u2212]/g, '').replace('\u2212', '-'));

test('the result leads from profit and loss into the balance sheet, an account to its card, and back', async ({
  launchApp,
}) => {
  const app = await openSample(launchApp, { preferences: { language: 'en' } });
  const { page } = app;
  const amountOf = async (name: string) =>
    cents(
      (await page.getByRole('row', { name, exact: false }).last().getByRole('cell').last().textContent()) ??
        '',
    );

  await navigationLink(app, 'profit-and-loss').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Profit and loss' })).toBeVisible();
  const result = await amountOf('Result');
  expect(result).not.toBe(0);
  await expectAccessible(page);

  const revenue = page.getByRole('button', { name: 'Net revenue' });
  await expect(page.getByRole('link', { name: 'Omzet planten en bloemen' })).toBeVisible();
  await revenue.press('Enter');
  await expect(revenue).toHaveAttribute('aria-expanded', 'false');
  await expect(page.getByRole('link', { name: 'Omzet planten en bloemen' })).toHaveCount(0);

  await navigationLink(app, 'balance-sheet').click();
  await expect(page.getByText('Both sides of the balance sheet are equal.')).toBeVisible();
  expect(await amountOf('Result of the year')).toBe(result);
  expect(await amountOf('Total equity and liabilities')).toBe(await amountOf('Total assets'));
  await expectAccessible(page);

  await page.getByRole('button', { name: /^Up to/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'To period 6' }).click();
  await expect(page).toHaveURL(/period=6/);
  await expect.poll(() => amountOf('Result of the year')).not.toBe(result);
  const bank = await amountOf('Rekening-courant bank');
  await page.getByRole('link', { name: 'Rekening-courant bank' }).click();
  await expect(page).toHaveURL(/#\/ledger\/\d+.*period=6/);
  await expect
    .poll(async () => cents((await page.locator('main dl dd').last().textContent()) ?? ''))
    .toBe(bank);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Balance sheet' })).toBeVisible();

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation')).toBeHidden();
  await expect(page.getByText('To period 6', { exact: false }).first()).toBeVisible();
});
