import type { Page } from 'playwright';
import { expectAccessible } from './accessibility.ts';
import { expect, test } from './fixture.ts';
import { navigationLink, openSample } from './sample.ts';

const english = { preferences: { language: 'en' } } as const;
const rows = (page: Page) => page.locator('table[role=grid] tbody tr:not([aria-busy=true])');
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

test('open items lead from a relation to its items, to an item’s lines, to an entry, and back', async ({
  launchApp,
}) => {
  const app = await openSample(launchApp, english);
  const { page } = app;
  await navigationLink(app, 'open-items').click();
  await expect(heading(page, 'Open items')).toBeVisible();
  await expect(page.getByText('All 3 accounts agree with the ledger')).toBeVisible();
  await expect(page.getByText(/told by the package’s match keys/)).toBeVisible();
  await expectAccessible(page);
  await rows(page).first().getByRole('link').click();
  await expect(page).toHaveURL(/#\/open-items\/items/);
  await expect(rows(page)).toHaveCount(1);
  await rows(page).first().dblclick();
  await expect(heading(page, 'Lines of the item')).toBeVisible();
  await rows(page).first().getByRole('link').click();
  await expect(page).toHaveURL(/#\/entries\/\d+/);
  // From the entry to the item's lines, the item beside the list, the list, and the relations.
  for (let step = 0; step < 4; step++) await page.goBack();
  await expect(page).toHaveURL(/#\/open-items(\?|$)/);

  // On an earlier day more was open, and the ledger still agrees.
  await page.getByRole('textbox', { name: 'As on' }).fill('30-6-2025');
  await expect(page.getByText('2025-06-30', { exact: true })).toBeVisible();
  await expect(page.getByText('All 3 accounts agree with the ledger')).toBeVisible();
});

test('a box of the VAT return leads to its lines, which add up to it', async ({ launchApp }) => {
  const app = await openSample(launchApp, english);
  const { page } = app;
  await navigationLink(app, 'vat').click();
  await expect(heading(page, 'VAT')).toBeVisible();
  const box = rows(page).first();
  await expect(box).toContainText('Same');
  const turnover = (await box.locator('td').nth(2).textContent()) ?? '';
  await expectAccessible(page);
  await box.getByRole('link', { name: '1a' }).click();
  await expect(heading(page, 'VAT lines')).toBeVisible();
  await expect(page.locator('tfoot')).toContainText(turnover);
  await rows(page).first().getByRole('link').click();
  await expect(page).toHaveURL(/#\/entries\/\d+/);
});

test('documents are narrowed by facets beside them, and their logs lead to them', async ({ launchApp }) => {
  const app = await openSample(launchApp, english);
  const { page } = app;
  await navigationLink(app, 'documents').click();
  const facets = page.getByRole('complementary', { name: 'Refine' });
  const facet = facets.getByRole('group', { name: 'Channel' }).getByText('Peppol');
  await facet.click();
  const count = Number(
    await facets
      .getByRole('group', { name: 'Channel' })
      .locator('label', { hasText: 'Peppol' })
      .locator('span')
      .last()
      .textContent(),
  );
  await expect(page.getByRole('status').filter({ hasText: 'of' }).first()).toHaveText(
    new RegExp(`^${count} of`),
  );
  await expectAccessible(page);
  await navigationLink(app, 'authorisations').click();
  await expect(heading(page, 'Authorisations')).toBeVisible();
  await rows(page).first().getByRole('link').click();
  await expect(page).toHaveURL(/#\/document\/\d+/);
  await navigationLink(app, 'overview').click();
  await page.getByRole('link', { name: 'What can and cannot be looked up here' }).click();
  await expect(page.getByRole('row', { name: /^Open items there/ })).toBeVisible();
  await expectAccessible(page);
});
