import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectAccessible } from './accessibility.ts';
import { expect, test } from './fixture.ts';
import { navigationLink, openSample } from './sample.ts';

const cents = (text: string) => Number(text.replace(/[,.]/g, '').replace('\u2212', '-'));

test('a list is grouped with subtotals, opened and closed by the keyboard, and is so again after a restart', async ({
  launchApp,
}) => {
  const userDataDir = mkdtempSync(join(tmpdir(), 'archive-user-'));
  try {
    const app = await openSample(launchApp, { preferences: { language: 'en' }, userDataDir });
    const { page } = app;
    await navigationLink(app, 'entries').click();
    await expect(page.getByRole('grid').locator('tfoot')).toContainText(/\d[,.]\d\d/);
    const total = cents(
      (await page.locator('tfoot td').allTextContents()).findLast((text) => /\d/.test(text)) ?? '',
    );
    await page.getByRole('button', { name: 'Group', exact: true }).click();
    await page.getByRole('menuitemradio', { name: 'Journal', exact: true }).click();

    const tree = page.getByRole('treegrid');
    const heads = tree.locator('tr[aria-expanded]');
    await expect(heads.first()).toBeVisible();
    const count = await heads.count();
    expect(count).toBeGreaterThan(2);
    // The groups' sums come to what the foot says.
    const sums = await heads.evaluateAll((rows) =>
      rows.map((row) => row.lastElementChild?.textContent ?? ''),
    );
    expect(sums.reduce((sum, text) => sum + cents(text), 0)).toBe(total);

    await tree.focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowRight');
    await expect(heads.first()).toHaveAttribute('aria-expanded', 'true');
    await expect(tree.locator('tr[aria-level="2"]:not([aria-busy=true])').first()).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowLeft');
    await expect(tree).toHaveAttribute('aria-activedescendant', /-cell-0-0$/);
    await page.keyboard.press('ArrowLeft');
    await expect(heads.first()).toHaveAttribute('aria-expanded', 'false');
    await expect(tree.locator('tr[aria-level="2"]')).toHaveCount(0);
    // A closed group is selected with all its rows.
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.locator('#status-selection')).toContainText(/\d{2,} rows selected/);
    await app.close();

    const again = await openSample(launchApp, { preferences: { language: 'en' }, userDataDir });
    await navigationLink(again, 'entries').click();
    const kept = again.page.getByRole('treegrid');
    await expect(kept.locator('tr[aria-expanded=false]')).toHaveCount(count);
    await again.page.getByRole('button', { name: /^Groups: Journal/ }).click();
    await again.page.getByRole('menuitemradio', { name: 'Open all groups' }).click();
    await expect(kept.locator('tr[aria-expanded=true]').first()).toBeVisible();
    await expect(kept.locator('tr[aria-level="2"]:not([aria-busy=true])').first()).toBeVisible();
    // So they are again for who comes back to the list.
    await navigationLink(again, 'documents').click();
    await expect(again.page.getByRole('heading', { level: 1, name: 'Documents' })).toBeVisible();
    await again.page.goBack();
    await expect(kept.locator('tr[aria-expanded=true]').first()).toBeVisible();
    await again.page.getByRole('button', { name: /^Groups: Journal/ }).click();
    await again.page.getByRole('menuitemradio', { name: 'Not grouped' }).click();
    await expect(again.page.getByRole('grid')).toBeVisible();
    await again.close();
  } finally {
    rmSync(userDataDir, { recursive: true, force: true });
  }
});
