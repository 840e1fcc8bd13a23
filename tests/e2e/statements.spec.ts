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

  await app.answerPrintDialog();
  await page.getByRole('button', { name: 'Print …' }).click();
  await expect.poll(async () => (await app.prints()).length).toBe(1);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.getByText('All years, To period 6', { exact: true })).toBeVisible();
});

for (const { language, title, open, rgs, group, closing, back, period } of [
  {
    language: 'en',
    title: 'Trial balance',
    open: /^Up to/,
    rgs: 'RGS headings',
    group: 'Cash and cash equivalents',
    closing: 'Closing',
    back: 'Trial balance',
    period: 'To period 6',
  },
  {
    language: 'nl',
    title: 'Saldibalans',
    open: /^Tot en met/,
    rgs: 'RGS-rubrieken',
    group: 'Liquide middelen',
    closing: 'Eindsaldo',
    back: 'Saldibalans',
    period: 'T/m periode 6',
  },
] as const) {
  test(`the trial balance folds under headings and keeps its period on the way to a card and back, ${language}`, async ({
    launchApp,
  }) => {
    const app = await openSample(launchApp, { preferences: { language } });
    const { page } = app;
    await navigationLink(app, 'ledger').click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await page.getByText(rgs, { exact: true }).click();
    await expect(page).toHaveURL(/by=rgs/);
    await expect(page.getByRole('button', { name: group })).toBeVisible();
    await expect(page.getByRole('columnheader', { name: closing, exact: true })).toBeVisible();
    // Every entry of the sample balances, and so do its opening balances.
    const total = page.getByRole('row').last().getByRole('cell');
    const amounts = (await total.allTextContents()).slice(1).map(cents);
    expect(amounts[1]).toBeGreaterThan(0);
    expect(amounts[1]).toBe(amounts[2]);
    expect([amounts[0], amounts[3]]).toEqual([0, 0]);
    await expectAccessible(page);

    const account = page.getByRole('link', { name: 'Rekening-courant bank' });
    const closingOf = async () =>
      cents(
        (await page.getByRole('row').filter({ has: account }).getByRole('cell').nth(4).textContent()) ?? '',
      );
    const whole = await closingOf();
    await page.getByRole('button', { name: open }).click();
    await page.getByRole('dialog').getByRole('button', { name: period }).click();
    await expect.poll(closingOf).not.toBe(whole);
    const half = await closingOf();

    const heading = page.getByRole('button', { name: group });
    await heading.press('Enter');
    await expect(account).toHaveCount(0);
    await heading.press('Enter');
    await account.click();
    await expect(page).toHaveURL(/#\/ledger\/\d+.*period=6/);
    await expect
      .poll(async () => cents((await page.locator('main dl dd').last().textContent()) ?? ''))
      .toBe(half);
    await page.getByRole('link', { name: back, exact: true }).last().click();
    await expect.poll(closingOf).toBe(half);
  });
}
