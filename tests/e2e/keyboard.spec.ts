import type { Page } from 'playwright';
import { expect, test } from './fixture.ts';
import { samplePath } from './paths.ts';

/** What has the focus, as a screen reader would name it; within the grid, the cell that the keyboard is at. */
async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const inGrid = element?.getAttribute('aria-activedescendant');
    const at = inGrid == null ? element : document.getElementById(inGrid);
    return at?.getAttribute('aria-label') ?? at?.closest('label')?.textContent ?? at?.textContent ?? '';
  });
}

async function unlockByKeyboard(page: Page): Promise<void> {
  await expect(page.getByLabel('Passphrase of the archive')).toBeFocused();
  await page.keyboard.type('voorbeeld');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation')).toBeVisible();
}

/** Presses Tab until the focus is on what is wanted. */
async function tabTo(page: Page, wanted: RegExp): Promise<void> {
  for (let step = 0; step < 60; step++) {
    if (wanted.test(await focused(page))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${wanted}.`);
}

test('from the passphrase to the record, without a mouse', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [samplePath], preferences: { language: 'en' } });
  await unlockByKeyboard(page);

  await tabTo(page, /^Invoices/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Invoices' })).toBeVisible();
  await expect(page.locator('tbody tr:not([aria-busy=true])').first()).toBeVisible();
  const grid = page.getByRole('grid', { name: 'Invoices' });
  for (
    let step = 0;
    step < 60 && !(await grid.evaluate((element) => element === document.activeElement));
    step++
  ) {
    await page.keyboard.press('Tab');
  }
  await expect(grid).toBeFocused();

  // Into the heading: sort, and open its filter.
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => focused(page)).toMatch(/^Number/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('columnheader', { name: 'Number' })).toHaveAttribute('aria-sort', 'ascending');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.getByRole('dialog', { name: 'Filter on Number' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const width = async () =>
    (await page.getByRole('columnheader', { name: 'Number' }).boundingBox())?.width ?? 0;
  const before = await width();
  await grid.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(width).toBe(before + 16);

  // Down the rows; Enter shows the record, the arrows walk on, Escape closes it.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/record=invoice/);
  const first = page.url();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => page.url()).not.toBe(first);
  await expect(grid).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/record=/);
  await page.keyboard.press('Control+Home');
  await expect(page.locator('tr[data-index="0"]')).toBeVisible();
});

test('the first Tab offers the way past everything to the content', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [samplePath], preferences: { language: 'en' } });
  await unlockByKeyboard(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Go to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('the width of the record beside the list is the keyboard’s, too', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [samplePath], preferences: { language: 'en' } });
  await unlockByKeyboard(page);
  await page.evaluate(() => {
    location.hash = '#/invoices?record=invoice:3';
  });
  const separator = page.getByRole('separator');
  await separator.focus();
  const before = Number(await separator.getAttribute('aria-valuenow'));
  await page.keyboard.press('ArrowLeft');
  await expect(separator).toHaveAttribute('aria-valuenow', String(before + 24));
});

test('columns are moved by the keyboard, press after press', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [samplePath], preferences: { language: 'en' } });
  await unlockByKeyboard(page);
  await page.evaluate(() => {
    location.hash = '#/relations';
  });
  await page.getByRole('button', { name: 'Columns' }).focus();
  await page.keyboard.press('Enter');
  await tabTo(page, /^Move Code down$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Move Code down' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Move Code down' })).toBeFocused();
  await tabTo(page, /^E-mail$/);
  await page.keyboard.press('Space');
  await expect(page.getByRole('checkbox', { name: 'E-mail' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('columnheader').nth(2)).toContainText('Code');
  await expect(page.getByRole('columnheader').last()).toContainText('E-mail');
  await expect(page.getByRole('button', { name: 'Columns' })).toBeFocused();
});

test('Enter shows a record beside its list and then over the whole width, as a double click does', async ({
  launchApp,
}) => {
  const { page } = await launchApp({ files: [samplePath], preferences: { language: 'en' } });
  await unlockByKeyboard(page);
  await page.evaluate(() => {
    location.hash = '#/relations';
  });
  // Of the list itself: the overview, which may still stand there, has tables, too.
  const rowsOf = (name: string) => page.getByRole('grid', { name }).locator('tbody tr:not([aria-busy=true])');
  await expect(rowsOf('Relations').first()).toBeVisible();
  await page.getByRole('grid', { name: 'Relations' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Selected record' })).toBeVisible();
  await expect(page).toHaveURL(/#\/relations\?record=/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/relations\/\d+$/);
  await page.goBack();
  await expect(page).toHaveURL(/#\/relations\?record=/);

  await page.evaluate(() => {
    location.hash = '#/documents';
  });
  await rowsOf('Documents').nth(2).dblclick();
  await expect(page).toHaveURL(/#\/document\/\d+$/);
  // An invoice has no screen of its own, so it stays beside its list.
  await page.evaluate(() => {
    location.hash = '#/invoices';
  });
  await rowsOf('Invoices').nth(2).dblclick();
  await expect(page).toHaveURL(/#\/invoices\?record=/);
});
