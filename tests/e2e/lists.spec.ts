import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expectAccessible } from './accessibility.ts';
import type { App } from './driver.ts';
import { expect, test } from './fixture.ts';
import { navigationLink, openSample } from './sample.ts';

const english = { preferences: { language: 'en' } } as const;

const heading = (page: Page, name: string) => page.getByRole('columnheader', { name });
const rows = (page: Page) => page.locator('table[role=grid] tbody tr:not([aria-busy=true])');

/** The texts of a column, of the rows that are rendered, from the top. */
async function column(page: Page, name: string): Promise<string[]> {
  const index = await heading(page, name).getAttribute('aria-colindex');
  return page
    .locator('tbody')
    .evaluate(
      (body, colIndex) =>
        [...body.querySelectorAll('tr')]
          .sort((a, b) => Number(a.dataset.index) - Number(b.dataset.index))
          .map((row) => row.querySelector(`[aria-colindex="${colIndex}"]`)?.textContent ?? ''),
      index,
    );
}

const cents = (text: string) => Number(text.replace(/[,.]/g, '').replace('\u2212', '-'));

async function openList(app: App, screen: string): Promise<Page> {
  await navigationLink(app, screen).click();
  await expect(rows(app.page).first()).toBeVisible();
  return app.page;
}

async function openFilter(page: Page, name: string): Promise<void> {
  await heading(page, name).hover();
  await page.getByRole('button', { name: `Filter on ${name}` }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
}

test('sorting by a heading: up, down, and as it was', async ({ launchApp }) => {
  const page = await openList(await openSample(launchApp, english), 'invoices');
  const total = heading(page, 'Total');
  await total.click();
  await expect(total).toHaveAttribute('aria-sort', 'ascending');
  await expect
    .poll(async () => {
      const amounts = (await column(page, 'Total')).filter((text) => text !== '').map(cents);
      return (
        amounts.length > 10 && amounts.every((amount, at) => at === 0 || amount >= (amounts[at - 1] ?? 0))
      );
    })
    .toBe(true);
  await total.click();
  await expect(total).toHaveAttribute('aria-sort', 'descending');
  await total.click();
  await expect(heading(page, 'Invoice date')).toHaveAttribute('aria-sort', 'descending');
});

test('filters of every kind narrow the list together, and Back takes them away one by one', async ({
  launchApp,
}) => {
  const page = await openList(await openSample(launchApp, english), 'invoices');
  const count = page.getByRole('status').filter({ hasText: /\d/ }).first();
  const all = Number(await count.textContent());

  await page.getByRole('button', { name: /^Purchase/ }).click();
  await expect(count).toHaveText(new RegExp(`^\\d+ of ${all}$`));
  const purchases = Number.parseInt((await count.textContent()) ?? '', 10);
  expect(purchases).toBeLessThan(all);

  await openFilter(page, 'Total');
  await page.getByRole('textbox', { name: 'From' }).fill('1,000.00');
  await page.getByRole('textbox', { name: 'From' }).press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Total: ≥ 1,000.00' })).toBeVisible();
  await expect
    .poll(async () => (await column(page, 'Total')).every((text) => cents(text) >= 100_000))
    .toBe(true);
  const large = Number.parseInt((await count.textContent()) ?? '', 10);
  expect(large).toBeLessThan(purchases);

  await openFilter(page, 'Invoice date');
  await page.getByRole('textbox', { name: 'From' }).fill('1-7-2025');
  await page.getByRole('textbox', { name: 'To' }).fill('no date');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText('Not a date: write day-month-year.')).toBeVisible();
  await page.getByRole('textbox', { name: 'To' }).fill('31/12/2025');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect
    .poll(async () =>
      (await column(page, 'Invoice date')).every((date) => date >= '2025-07-01' && date <= '2025-12-31'),
    )
    .toBe(true);

  await openFilter(page, 'Relation');
  await page.getByRole('textbox', { name: 'Relation' }).fill('zzzz');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Nothing fits these filters' })).toBeVisible();
  await expectAccessible(page);
  await page.goBack();
  await page.goBack();
  await expect(count).toHaveText(`${large} of ${all}`);
  await page.goBack();
  await page.goBack();
  await expect(count).toHaveText(String(all));
});

test('a column’s values are offered with their counts', async ({ launchApp }) => {
  const page = await openList(await openSample(launchApp, english), 'documents');
  await openFilter(page, 'Status');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('checkbox').first()).toBeVisible();
  const label = dialog.locator('label').first();
  const counted = Number((await label.locator('span').last().textContent())?.replace(/\D/g, ''));
  await label.click();
  await expectAccessible(page, 'popover');
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByRole('status').filter({ hasText: /\d/ }).first()).toHaveText(
    new RegExp(`^${counted} of`),
  );
});

test('columns are chosen, moved and dragged, and are so again after a restart', async ({ launchApp }) => {
  const userDataDir = mkdtempSync(join(tmpdir(), 'archive-user-'));
  try {
    const app = await openSample(launchApp, { ...english, userDataDir });
    const page = await openList(app, 'relations');
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByText('E-mail').click();
    await page.getByRole('dialog').getByText('City').click();
    await page.getByRole('button', { name: 'Move Name up' }).click();
    await expectAccessible(page, 'popover');
    // Away from the button: the first Escape is its tooltip's.
    await page.mouse.move(0, 0);
    await expect(page.getByRole('tooltip')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(heading(page, 'E-mail')).toBeAttached();
    await expect(heading(page, 'City')).toHaveCount(0);
    const edge = await heading(page, 'Code').boundingBox();
    if (edge === null) throw new Error('The heading is not to be seen.');
    await page.mouse.move(edge.x + edge.width, edge.y + 8);
    await page.mouse.down();
    await page.mouse.move(edge.x + edge.width + 60, edge.y + 8, { steps: 4 });
    await page.mouse.up();
    const width = async () => Math.round((await heading(page, 'Code').boundingBox())?.width ?? 0);
    const dragged = await width();
    expect(Math.abs(dragged - edge.width - 60)).toBeLessThan(2);
    // The window keeps nothing of its own: its session is gone with the program.
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await app.close();

    const again = await openSample(launchApp, { ...english, userDataDir });
    const list = await openList(again, 'relations');
    await expect(list.getByRole('columnheader').first()).toHaveText('Name');
    await expect(heading(list, 'E-mail')).toBeAttached();
    expect(Math.round((await heading(list, 'Code').boundingBox())?.width ?? 0)).toBe(dragged);
    await list.getByRole('button', { name: 'Columns' }).click();
    await list.getByRole('button', { name: 'Usual columns' }).click();
    await expect(heading(list, 'City')).toBeAttached();
    await again.close();
  } finally {
    rmSync(userDataDir, { recursive: true, force: true });
  }
});

test('the trial balance balances, and leads to the card, the entry and back', async ({ launchApp }) => {
  const page = await openList(await openSample(launchApp, english), 'ledger');
  const foot = page.locator('tfoot');
  await expect(foot).toContainText(/\d,\d{3}\.\d\d/);
  const [opening, debit, credit, closing] = (await foot.locator('td').allTextContents()).filter((text) =>
    /\d/.test(text),
  );
  expect(opening).toBe('0.00');
  expect(closing).toBe('0.00');
  expect(debit).toBe(credit);

  const bank = rows(page).filter({ hasText: '1010' });
  const balance = (await bank.locator('td').last().textContent()) ?? '';
  await bank.getByRole('link', { name: '1010' }).click();
  await expect(page).toHaveURL(/#\/ledger\/\d+/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('1010');
  await expect(page.locator('dl').getByText(balance, { exact: true })).toBeVisible();
  const grid = page.getByRole('grid');
  await grid.focus();
  await page.keyboard.press('Control+End');
  await expect.poll(async () => (await column(page, 'Balance')).at(-1)).toBe(balance);

  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/entries\/\d+/);
  await page.goBack();
  await expect(page).toHaveURL(/#\/ledger\/\d+/);
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Trial balance' })).toBeVisible();
});

test('journals lead to their entries, statements to their lines', async ({ launchApp }) => {
  const app = await openSample(launchApp, english);
  const page = await openList(app, 'journals');
  const journal = rows(page).first();
  const entries = (await journal.locator('td').nth(3).textContent()) ?? '';
  await journal.getByRole('link').click();
  await expect(page).toHaveURL(/#\/journals\/\d+/);
  await expect(page.getByRole('status').filter({ hasText: /\d/ }).first()).toHaveText(entries);
  await openList(app, 'bank');
  await rows(page).first().getByRole('link').click();
  await expect(page).toHaveURL(/#\/bank\/\d+/);
  await expect(rows(page).first()).toBeVisible();
});

test('any row of a long list is a keystroke or a drag of the scroll bar away', async ({ launchApp }) => {
  const app = await openSample(launchApp, english);
  const { page } = app;
  await page.evaluate(() => {
    location.hash = '#/lines';
  });
  await expect(rows(page).first()).toBeVisible();
  const grid = page.getByRole('grid');
  await expect(grid).not.toHaveAttribute('aria-rowcount', '-1');
  const last = Number(await grid.getAttribute('aria-rowcount')) - 2;
  await grid.focus();
  await page.keyboard.press('Control+End');
  await expect(page.locator(`tr[data-index="${last}"]:not([aria-busy=true])`)).toBeVisible();
  await grid.evaluate((element) => {
    element.scrollTop = element.scrollHeight / 2;
  });
  const middle = page.locator(`tr[data-index="${Math.round(last / 2)}"]:not([aria-busy=true])`);
  await expect(middle).toBeVisible();
  // Few rows are in the page at any time, however long the list is.
  expect(await page.locator('tbody tr').count()).toBeLessThan(100);
});

test('a record in the URL is found in its list, however far down', async ({ launchApp }) => {
  const app = await openSample(launchApp, english);
  const { page } = app;
  await page.evaluate(() => {
    location.hash = '#/lines?record=journal_line:1500';
  });
  const open = page.locator('tr[aria-selected=true]');
  await expect(open).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Selected record' })).toBeVisible();
  expect(Number(await open.getAttribute('data-index'))).toBeGreaterThan(1000);
});

test('selected rows are copied as spreadsheet cells', async ({ launchApp }) => {
  const app = await openSample(launchApp, english);
  const page = await openList(app, 'ledger');
  const grid = page.getByRole('grid');
  await grid.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+c');
  await expect(page.getByText('2 rows copied')).toBeAttached();
  const copied = await app.clipboardText();
  const cells = copied.split('\r\n').map((line) => line.split('\t'));
  expect(cells).toHaveLength(2);
  expect(cells[0]?.[0]).toBe('0100');
  expect(cells[0]?.[3]).toMatch(/^-?\d+\.\d\d$/);
});

test('every table is listed, and opens with all its columns', async ({ launchApp }) => {
  const app = await openSample(launchApp, english);
  const { page } = app;
  await navigationLink(app, 'tables').click();
  await expect(page.getByRole('heading', { name: 'All tables' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Find a table' }).fill('opening');
  await page.getByRole('link', { name: 'opening_balance_line' }).click();
  await expect(rows(page).first()).toBeVisible();
  await expect(heading(page, 'Ledger account')).toBeVisible();
});

const screens = [
  'documents',
  'invoices',
  'relations',
  'ledger',
  'ledger/17',
  'journals',
  'journals/1',
  'entries',
  'lines',
  'bank',
  'bank/lines',
  'bank/1',
  'retention',
  'tables',
  'tables/document',
];

for (const [language, colorScheme, width] of [
  ['nl', 'light', 1280],
  ['en', 'dark', 1024],
] as const) {
  test(`every list is accessible in ${language}, ${colorScheme}, ${width} pixels wide`, async ({
    launchApp,
  }) => {
    test.setTimeout(180_000);
    const app = await openSample(launchApp, {
      preferences: { language },
      colorScheme,
      viewport: { width, height: 760 },
    });
    for (const screen of screens) {
      await test.step(screen, async () => {
        await app.page.evaluate((path) => {
          // The screen that is left stays until the next one is loaded: its table must not pass for the new one.
          document.querySelector('main table')?.setAttribute('data-left', '');
          location.hash = `#/${path}`;
        }, screen);
        await expect(app.page).toHaveURL(new RegExp(`#/${screen}`));
        await expect(app.page.locator('main table[data-left]')).toHaveCount(0);
        await expect(app.page.getByRole('main').getByRole('row').nth(2)).toBeVisible();
        await expect(app.page.locator('main table')).toHaveCount(1);
        await expect(app.page.locator('tr[aria-busy=true]')).toHaveCount(0);
        await expectAccessible(app.page);
        const overflow = await app.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow).toBe(0);
      });
    }
  });
}
