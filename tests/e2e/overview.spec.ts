import type { Page } from 'playwright';
import { expectAccessible } from './accessibility.ts';
import { archivesForSpecs, passphrases } from './archives.ts';
import { expect, test } from './fixture.ts';
import { openSample, unlockSample } from './sample.ts';

const english = { preferences: { language: 'en' } } as const;

const integer = (text: string) => Number(text.replace(/\D/g, ''));
const cents = (text: string) => integer(text) * (text.includes('\u2212') ? -1 : 1);
const readout = (page: Page) => page.locator('p[aria-live=polite]').filter({ hasText: 'Turnover' });
const chart = (page: Page) => page.getByRole('group', { name: /Documents received and turnover by month/ });

test('says what is in the archive, and each count leads to its list', async ({ launchApp }) => {
  const { page } = await openSample(launchApp, english);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Tuincentrum De Linde');
  for (const name of [
    'Documents',
    'Invoices',
    'Relations',
    'Journal entries',
    'Journal lines',
    'Export log',
  ]) {
    await page.getByRole('link', { name: 'Overview' }).click();
    const link = page.getByRole('main').getByRole('link', { name: new RegExp(`^[\\d,]+\\s*${name}$`) });
    const count = integer((await link.textContent()) ?? '');
    expect(count, name).toBeGreaterThan(0);
    await link.click();
    await expect(page.getByRole('main').getByRole('status').first(), name).toHaveText(
      new RegExp(`^${count.toLocaleString('en')}$`),
    );
  }
});

test('the years lead to their trial balance, and debit equals credit', async ({ launchApp }) => {
  const { page } = await openSample(launchApp, english);
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /2025/ }) });
  const figures = await row.getByRole('cell').allTextContents();
  expect(figures.at(-1)).toBe(figures.at(-2));
  await row.getByRole('link').click();
  await expect(page).toHaveURL(/#\/ledger\?.*year=/);
  await expect(page.getByRole('heading', { level: 1, name: 'Trial balance' })).toBeVisible();
});

test('the chart is walked through by keys, says what it draws, and leads to a month’s documents', async ({
  launchApp,
}) => {
  const { page } = await openSample(launchApp, english);
  // The chart comes after the rest of the screen, and reading all texts waits for none.
  await expect(readout(page).locator('b')).toHaveCount(2);
  const total = (await readout(page).locator('b').allTextContents()).map(cents);
  await chart(page).focus();
  const sums = [0, 0];
  let last = '';
  for (let month = 0; month < 60; month++) {
    await page.keyboard.press('ArrowRight');
    const text = (await readout(page).textContent()) ?? '';
    // At the last month the arrow stays where it is.
    if (text === last) break;
    last = text;
    const figures = (await readout(page).locator('b').allTextContents()).map(cents);
    for (const place of [0, 1]) sums[place] = (sums[place] ?? 0) + (figures[place] ?? Number.NaN);
  }
  expect(sums).toEqual(total);

  await page.keyboard.press('Home');
  const documents = (await readout(page).locator('b').allTextContents())[0] ?? '';
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Documents' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('status').first()).toHaveText(
    new RegExp(`^${documents} of `),
  );
});

test('the table of months says the same as the chart', async ({ launchApp }) => {
  const { page } = await openSample(launchApp, english);
  // The chart comes after the rest of the screen, and reading all texts waits for none.
  await expect(readout(page).locator('b')).toHaveCount(2);
  const total = (await readout(page).locator('b').allTextContents()).map(cents);
  await page.getByRole('main').getByText('Table', { exact: true }).click();
  const table = page.getByRole('table').filter({ has: page.getByRole('columnheader', { name: 'Month' }) });
  const rows = await table
    .locator('tbody tr')
    .evaluateAll((found) =>
      found.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')),
    );
  expect(rows.length).toBeGreaterThan(10);
  expect([0, 1].map((place) => rows.reduce((sum, row) => sum + cents(row[place] ?? ''), 0))).toEqual(total);
});

test('shows the four verdicts once the archive is verified, and none before', async ({ launchApp }) => {
  const { page } = await openSample(launchApp, english);
  const verdicts = page.getByRole('region', { name: 'Verification' });
  await expect(verdicts.getByText('Not run')).toHaveCount(4);
  await expect(verdicts.getByText('Passed')).toHaveCount(0);
  await verdicts.getByRole('button', { name: 'Verify now' }).click();
  await expect(page.getByRole('button', { name: 'Verify again' })).toBeVisible({ timeout: 30_000 });
  await page.getByRole('link', { name: 'Overview' }).click();
  await expect(verdicts.getByText('Passed')).toHaveCount(4);
});

test.describe('of an archive of documents alone', () => {
  const archives = archivesForSpecs('odd-documents');

  test('says what is not in it, and why', async ({ launchApp }) => {
    const app = await launchApp({ files: [archives.path('odd-documents')], ...english });
    await unlockSample(app, passphrases['odd-documents']);
    const { page } = app;
    for (const name of ['No ledger', 'No recognised invoices', 'No bank statements', 'No VAT returns']) {
      await expect(page.getByText(name, { exact: true })).toBeVisible();
    }
    await expect(page.getByText('No documents', { exact: true })).toHaveCount(0);
    await expect(page.getByText(/No auditfile of the bookkeeping package was exported/)).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Fiscal years' })).toHaveCount(0);
    await expectAccessible(page);
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`is accessible in ${colorScheme}, as chart and as table`, async ({ launchApp }) => {
    const { page } = await openSample(launchApp, { preferences: { language: 'nl' }, colorScheme });
    await expect(page.getByRole('group', { name: /Ontvangen documenten en omzet/ })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('main').getByText('Tabel', { exact: true }).click();
    await expectAccessible(page);
  });
}
