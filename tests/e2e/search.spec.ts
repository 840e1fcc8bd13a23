import type { Page } from 'playwright';
import { expectAccessible } from './accessibility.ts';
import { archivesForSpecs, passphrases } from './archives.ts';
import type { App } from './driver.ts';
import { expect, test } from './fixture.ts';
import { samplePath } from './paths.ts';
import { navigationLink, openSample, unlockSample } from './sample.ts';

const english = { preferences: { language: 'en' } } as const;
const box = (page: Page) => page.getByRole('combobox', { name: 'Search the archive' });
const panel = (page: Page) => page.getByRole('listbox');
const integer = (text: string) => Number(text.replace(/\D/g, ''));

/** Puts the keyboard into the search box, as the menu's shortcut does. */
async function focusBox(app: App): Promise<void> {
  await expect(box(app.page)).toBeVisible();
  await app.runMenuItem('search');
  await expect(box(app.page)).toBeFocused();
}

/** What the list says of one booked purchase invoice: facts to search for. */
async function oneInvoice(page: Page): Promise<Record<'number' | 'relation' | 'date' | 'total', string>> {
  const filters = JSON.stringify([
    { column: 'direction', op: 'equals', values: ['purchase'] },
    { column: 'grossCents', op: 'at_least', values: [100_000] },
  ]);
  await page.evaluate((text) => {
    location.hash = `#/invoices?columns=number,relation,issueDate,grossCents&filters=${encodeURIComponent(text)}`;
  }, filters);
  const row = page.getByRole('grid', { name: 'Invoices' }).locator('tbody tr:not([aria-busy=true])').first();
  await expect(row).toBeVisible();
  const [number = '', relation = '', date = '', total = ''] = await row
    .getByRole('gridcell')
    .allTextContents();
  expect([number, relation, date, total].every((text) => text !== '')).toBe(true);
  return { number, relation, date, total };
}

test('finds as one types, by kind, and opens what the keyboard chose', async ({ launchApp }) => {
  const app = await openSample(launchApp, english);
  const { page } = app;
  const { relation } = await oneInvoice(page);
  await focusBox(app);
  await page.keyboard.type(relation.slice(0, -1));
  for (const kind of ['Relations', 'Invoices', 'Documents', 'Journal entries']) {
    await expect(panel(page).getByRole('group', { name: new RegExp(`^${kind} \\d+$`) })).toBeVisible();
  }
  await expect(panel(page).locator('mark').first()).toHaveText(new RegExp(relation.slice(0, 4), 'i'));
  await page.keyboard.press('ArrowDown');
  const option = panel(page).getByRole('option').first();
  await expect(option).toContainText(relation);
  await expect(option).toHaveAttribute('data-focused', 'true');
  await expect(box(page)).toHaveAttribute('aria-activedescendant', (await option.getAttribute('id')) ?? '-');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(panel(page)).toHaveCount(0);
  await expect(page).toHaveURL(/#\/relations\?.*record=relation%3A\d+/);
  await expect(page.getByRole('complementary', { name: 'Selected record' })).toContainText(relation);
});

test('finds an invoice by its number, its supplier, its amount and its date, as people write them', async ({
  launchApp,
}) => {
  const app = await openSample(launchApp, english);
  const { page } = app;
  const { number, relation, date, total } = await oneInvoice(page);
  const dutchTotal = total.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'));
  const dutchDate = date.split('-').toReversed().join('-');
  await focusBox(app);
  for (const [typed, as] of [
    [number, null],
    [relation, null],
    [total, 'amount'],
    [dutchTotal, 'amount'],
    [`€ ${dutchTotal}`, 'amount'],
    [date, 'date'],
    [dutchDate, 'date'],
  ] as const) {
    await box(page).fill(typed);
    const option = panel(page).getByRole('option').filter({ hasText: number }).filter({ hasText: total });
    await expect(option.first(), typed).toBeVisible();
    if (as !== null) await expect(page.getByText(`Read as${as}`), typed).toBeVisible();
  }
  await box(page).fill(`${number} ${relation}`);
  await panel(page).getByRole('option').filter({ hasText: total }).first().click();
  await expect(page.getByRole('complementary', { name: 'Selected record' })).toContainText(number);
});

test('Enter shows all hits; kinds narrow them, and their counts add up', async ({ launchApp }) => {
  const app = await openSample(launchApp, english);
  const { page } = app;
  await focusBox(app);
  await page.keyboard.type('btw ');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/search\?q=btw/);
  const facets = page.getByRole('radiogroup', { name: 'Kinds of results' });
  await expect(facets.getByRole('radio', { name: /^Documents/ })).toBeVisible();
  const [all = 0, ...kinds] = (await facets.getByRole('radio').allTextContents()).map(integer);
  expect(all).toBeGreaterThan(100);
  expect(kinds.reduce((sum, count) => sum + count, 0)).toBe(all);
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(all + 1));

  await facets.getByRole('radio', { name: /^Documents/ }).click();
  await expect(page).toHaveURL(/kind=document/);
  const documents = integer((await facets.getByRole('radio', { name: /^Documents/ }).textContent()) ?? '');
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(documents + 1));
  await expect(page.locator('tbody mark').first()).toHaveText(/btw/i);
  await page.locator('tbody tr').first().click();
  await expect(page.getByRole('complementary', { name: 'Selected record' })).toBeVisible();
  await expectAccessible(page);

  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(/#\/search\?q=btw[^k]*$/);
});

test('remembers what was searched for until the archive is locked', async ({ launchApp }) => {
  const app = await openSample(launchApp, english);
  const { page } = app;
  await focusBox(app);
  await page.keyboard.type('linden');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Search: linden' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(panel(page).getByRole('option', { name: 'linden' })).toBeVisible();
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  expect(kept).not.toContain('linden');
  await app.runMenuItem('lock');
  await unlockSample(app);
  await expect(box(page)).toBeVisible();
  await box(page).click();
  await box(page).fill('');
  await expect(page.getByRole('option', { name: 'linden' })).toHaveCount(0);
});

test('says when nothing is found; Escape closes the panel and keeps the text', async ({ launchApp }) => {
  const { page } = await openSample(launchApp, english);
  await box(page).fill('kwikzilver');
  await expect(page.getByText('Nothing found for “kwikzilver”')).toBeVisible();
  await box(page).press('Escape');
  await expect(page.getByText('Nothing found for “kwikzilver”')).toHaveCount(0);
  await box(page).press('Enter');
  await expect(page.getByRole('heading', { name: 'Nothing found for “kwikzilver”' })).toBeVisible();
  await expectAccessible(page);
});

test('narrows by field, sorts, takes terms away, and keeps a search for later', async ({ launchApp }) => {
  const app = await openSample(launchApp, english);
  const { page } = app;
  const status = page.getByText(/^\d[\d,]* results?$/);
  await box(page).fill('kind:invoice > 10 ');
  await box(page).press('Enter');
  await expect(page.getByRole('button', { name: 'Remove amount >10' })).toBeVisible();
  const all = integer((await status.textContent()) ?? '');

  await page.getByRole('group', { name: 'Refine' }).getByRole('button', { name: 'Relation' }).press('Enter');
  const first = page.getByRole('menu', { name: 'Relation' }).getByRole('menuitem').first();
  const count = integer((await first.textContent())?.match(/[\d,]+$/)?.[0] ?? '');
  expect(count).toBeGreaterThan(0);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/relation/);
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(count + 1));

  await page.getByRole('button', { name: 'Best match' }).click();
  await page.getByRole('menuitemradio', { name: 'Largest amount' }).click();
  await expect(page).toHaveURL(/order=largest/);
  await expect(page.getByRole('button', { name: 'Largest amount' })).toBeVisible();
  const amounts = page.locator('tbody tr:not([aria-busy=true]) td:last-child');
  await expect(amounts.first()).toHaveText(/\d/);
  const shown = (await amounts.allTextContents()).map(integer);
  expect(shown).toEqual(shown.toSorted((a, b) => b - a));

  await page.getByRole('button', { name: 'Save this search' }).click();
  await expect(page.getByRole('button', { name: 'No longer save it' })).toBeVisible();
  await expectAccessible(page);
  const remove = page.getByRole('button', { name: /^Remove relation/ });
  await remove.press('Enter');
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(all + 1));

  await app.runMenuItem('lock');
  await unlockSample(app);
  await page.evaluate(() => {
    location.hash = '#/search';
  });
  const saved = page.getByRole('region', { name: 'Saved searches' });
  await expect(saved.getByRole('listitem')).toHaveCount(1);
  await saved.getByRole('button', { name: /^kind:invoice/ }).click();
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(count + 1));

  // From any screen: below the empty box.
  await navigationLink(app, 'overview').click();
  await box(page).fill('');
  await page
    .getByRole('listbox', { name: 'Saved and earlier searches' })
    .getByRole('option', { name: /^kind:invoice/ })
    .first()
    .click();
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(count + 1));
});

test('offers what was meant where nothing is found, and leaves what was typed', async ({ launchApp }) => {
  const app = await openSample(launchApp, english);
  const { page } = app;
  const { relation } = await oneInvoice(page);
  const word = relation.match(/[a-z]{5,}/i)?.[0] ?? '';
  expect(word).not.toBe('');
  const slip = `${word.slice(0, 3)}qx`.slice(0, 4) + word.slice(3);
  await box(page).fill(`${slip} `);
  await box(page).press('Enter');
  const meant = page.getByRole('button', { name: /^Did you mean/ });
  await expect(meant).toBeVisible();
  await expect(box(page)).toHaveValue(`${slip} `);
  await meant.click();
  await expect(page.locator('tbody mark').first()).toBeVisible();
});

test.describe('over records that hold markup', () => {
  const archives = archivesForSpecs('odd-documents');

  test('shows them as text', async ({ launchApp }) => {
    const app = await launchApp({ files: [archives.path('odd-documents')], ...english });
    await unlockSample(app, passphrases['odd-documents']);
    const { page } = app;
    const title = await page.title();
    await box(page).fill('opmaakproef');
    await expect(panel(page).getByRole('option').first()).toContainText('<img src="nergens"');
    await box(page).press('Enter');
    await expect(page.locator('tbody tr').first()).toContainText('<img src="nergens"');
    await expect(page.locator('main img')).toHaveCount(0);
    expect(await page.title()).toBe(title);
  });
});

test('a search asked for before its box is there is taken up when it comes', async ({ launchApp }) => {
  const app = await launchApp({ files: [samplePath], preferences: { language: 'en' } });
  const { page } = app;
  const gate = Promise.withResolvers<void>();
  await page.route(/SearchBox-[^/]*\.js$/, async (route) => {
    await gate.promise;
    await route.fallback();
  });
  await unlockSample(app);
  await expect(box(page)).toHaveCount(0);
  await app.runMenuItem('search');
  gate.resolve();
  await expect(box(page)).toBeFocused();
});
