import { expectAccessible } from './accessibility.ts';
import { expect, test } from './fixture.ts';
import { navigationLink, openSample } from './sample.ts';

test('a text is found in a list of any length, forwards, backwards and in groups', async ({ launchApp }) => {
  const app = await openSample(launchApp, { preferences: { language: 'nl' } });
  const { page } = app;
  await page.evaluate(() => {
    location.hash = '#/lines';
  });
  const grid = page.locator('main table[role$=grid]');
  await expect(grid.locator('tbody tr:not([aria-busy=true])').first()).toBeVisible();
  await grid.focus();
  await page.keyboard.press('Control+f');
  const field = page.getByRole('textbox', { name: 'Zoeken in deze lijst' });
  const said = page.locator('search output');
  const selected = grid.locator('tbody tr[aria-selected=true]');
  const place = async () => Number(await selected.getAttribute('data-index'));

  await field.fill('bank');
  await expect(said).toHaveText(/^1 van \d+$/);
  const total = Number((await said.textContent())?.split(' ').at(-1));
  expect(total).toBeGreaterThan(1);
  await expect(selected).toContainText(/bank/i);
  const first = await place();
  await expectAccessible(page);
  await field.press('Enter');
  await expect(said).toHaveText(`2 van ${total}`);
  await expect.poll(place).toBeGreaterThan(first);
  await expect(selected).toContainText(/bank/i);
  await field.press('Shift+Enter');
  await field.press('Shift+Enter');
  // Round the beginning is the last one.
  await expect(said).toHaveText(`${total} van ${total}`);
  await expect.poll(place).toBeGreaterThan(first);
  await expect(selected).toContainText(/bank/i);

  await field.fill('zzzz');
  await expect(said).toHaveText('Niet gevonden');
  await field.press('Escape');
  await expect(field).toHaveCount(0);
  await expect(grid).toBeFocused();

  // In groups the group that a row is in is opened for it.
  await page.getByRole('button', { name: 'Groeperen', exact: true }).click();
  await page.getByRole('menuitemradio', { name: 'Dagboek', exact: true }).click();
  await expect(grid.locator('tr[aria-expanded=false]').first()).toBeVisible();
  await page.keyboard.press('Control+f');
  await field.fill('bank');
  await expect(said).toHaveText(`1 van ${total}`);
  await expect(grid.locator('tr[aria-level="2"][aria-selected=true]')).toContainText(/bank/i);
  await expect(grid.locator('tr[aria-expanded=true]')).not.toHaveCount(0);
  await navigationLink(app, 'documents').click();
  await expect(field).toHaveCount(0);
});
