import { expectAccessible } from './accessibility.ts';
import { expect, test } from './fixture.ts';
import { navigationLink, openSample } from './sample.ts';

test('a column is pinned from the column chooser and stays in place; a cell is read whole', async ({
  launchApp,
}) => {
  const app = await openSample(launchApp, {
    preferences: { language: 'en' },
    viewport: { width: 1024, height: 700 },
  });
  const { page } = app;
  await navigationLink(app, 'invoices').click();
  const grid = page.locator('main table[role=grid]');
  const rows = grid.locator('tbody tr:not([aria-busy=true])');
  await expect(rows.first()).toBeVisible();

  // By the keyboard alone, as is the rest of the chooser.
  await page.getByRole('button', { name: 'Columns' }).focus();
  await page.keyboard.press('Enter');
  const pin = page.getByRole('button', { name: 'Keep Number in place at the left' });
  await pin.focus();
  await page.keyboard.press('Enter');
  await expect(pin).toHaveAttribute('aria-pressed', 'true');
  await expect(pin).toBeFocused();
  await expectAccessible(page, 'popover');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const headings = grid.getByRole('columnheader');
  await expect(headings.first()).toHaveText('Number');
  const number = () => headings.first().boundingBox();
  const date = () => grid.getByRole('columnheader', { name: 'Invoice date' }).boundingBox();
  const [numberBefore, dateBefore] = [await number(), await date()];
  await grid.evaluate((element) => {
    element.scrollLeft = 200;
  });
  await expect.poll(async () => (await date())?.x).toBeLessThan(dateBefore?.x ?? 0);
  expect((await number())?.x).toBe(numberBefore?.x);
  const cell = rows.first().locator('td').first();
  expect((await cell.boundingBox())?.x).toBe(numberBefore?.x);
  // Nothing of what scrolls beneath it shows through.
  expect(await cell.evaluate((element) => getComputedStyle(element).backgroundColor)).toMatch(
    /^rgb\(|^color\(.*[^/]*$/,
  );
  await expectAccessible(page);

  // The keyboard's cell is never beneath the pinned column.
  await grid.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect
    .poll(async () => {
      const [still, moved] = [await number(), await date()];
      return (moved?.x ?? 0) >= (still?.x ?? 0) + (still?.width ?? 0) - 1;
    })
    .toBe(true);

  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const text = (await rows.first().locator('td').nth(2).textContent()) ?? '';
  await page.keyboard.press('F2');
  const reader = page.getByRole('dialog', { name: 'Relation' });
  await expect(reader.locator('p')).toHaveText(text);
  await expectAccessible(page, 'popover');
  await reader.getByRole('button', { name: 'Copy' }).click();
  await expect(reader.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await app.clipboardText()).toBe(text);
  await page.keyboard.press('Escape');
  await expect(reader).toHaveCount(0);
  await expect(grid).toBeFocused();

  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.locator('#status-selection')).toContainText('2 rows selected');
  await page.keyboard.press('Shift+Space');
  await expect(page.locator('#status-selection')).not.toContainText('rows selected');
  await expect(grid.locator('tr[aria-selected=true]')).toHaveCount(1);
  await expect(page.getByRole('complementary', { name: 'Selected record' })).toHaveCount(0);
});
