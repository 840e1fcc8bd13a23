import type { Page } from 'playwright';
import { expectAccessible } from './accessibility.ts';
import type { App } from './driver.ts';
import { expect, test } from './fixture.ts';
import { navigationLink, openSample } from './sample.ts';

const english = { preferences: { language: 'en' } } as const;
const pane = (page: Page) => page.getByRole('complementary', { name: 'Selected record' });
const title = (page: Page) => pane(page).getByRole('heading', { level: 2 });
const part = (page: Page, name: string) =>
  pane(page)
    .locator('section')
    .filter({ has: page.getByRole('heading', { name, exact: true }) })
    .last();
const cents = (text: string) => Number(text.replace(/[^\d\u2212]/g, '').replace('\u2212', '-'));

/** Opens the list with a filter and chooses its first row. */
async function chooseFirst(app: App, list: string, filters: readonly object[] = []): Promise<Page> {
  const { page } = app;
  await page.evaluate(
    ([path, text]) => {
      location.hash = `#/${path}?filters=${encodeURIComponent(text ?? '')}`;
    },
    [list, JSON.stringify(filters)],
  );
  await page.locator('tbody tr:not([aria-busy=true])').first().click();
  await expect(title(page)).toBeVisible();
  return page;
}

const purchaseInvoices = [{ column: 'kind', op: 'equals', values: ['purchase_invoice'] }];

test('leads from a document to its invoice, its entry and its relation, and back', async ({ launchApp }) => {
  const page = await chooseFirst(await openSample(launchApp, english), 'documents', [
    ...purchaseInvoices,
    { column: 'isBooked', op: 'equals', values: [1] },
    // A credit note is a purchase invoice, too, and goes by another name in the pane.
    { column: 'fileName', op: 'starts_with', values: ['factuur'] },
  ]);
  const file = (await title(page).textContent()) ?? '';
  await expect(pane(page).getByText('Hash matches')).toBeVisible();

  const figures = part(page, 'Invoice · Purchase');
  const number = (await figures.getByRole('link').first().textContent()) ?? '';
  const relation = (await figures.getByRole('link').nth(1).textContent()) ?? '';
  const entry = (await part(page, 'Booked as').getByRole('link').first().textContent()) ?? '';

  await figures.getByRole('link', { name: number, exact: true }).click();
  await expect(title(page)).toHaveText(number);
  await pane(page).getByRole('link', { name: entry, exact: true }).first().click();
  await expect(title(page)).toHaveText(entry);
  await part(page, 'Documents').getByRole('link', { name: file }).click();
  await expect(title(page)).toHaveText(file);
  await part(page, 'Invoice · Purchase').getByRole('link', { name: relation }).click();
  await expect(title(page)).toHaveText(relation);
  await part(page, 'Documents').getByRole('link', { name: file }).click();
  await expect(title(page)).toHaveText(file);

  for (const expected of [relation, file, entry, number, file]) {
    await page.goBack();
    await expect(title(page)).toHaveText(expected);
  }
});

test('a document tells what happened to it: timeline, authorisation, export', async ({ launchApp }) => {
  const page = await chooseFirst(await openSample(launchApp, english), 'documents', [
    ...purchaseInvoices,
    { column: 'status', op: 'equals', values: ['exported'] },
    { column: 'grossCents', op: 'at_least', values: [150_000] },
  ]);
  const times = part(page, 'Timeline').locator('time');
  await expect(times.nth(3)).toBeAttached();
  const stamps = await times.evaluateAll((found) => found.map((time) => time.getAttribute('datetime') ?? ''));
  expect(stamps.length).toBeGreaterThan(3);
  expect(stamps).toEqual(stamps.toSorted());
  await expect(
    part(page, 'Authorisation')
      .getByText(/· Authorised/)
      .first(),
  ).toBeVisible();
  await expect(part(page, 'Exported').getByText(/Exact Online/)).toBeVisible();
  await expectAccessible(page);
});

test('an entry shows its lines in balance, with relation and VAT', async ({ launchApp }) => {
  const page = await chooseFirst(await openSample(launchApp, english), 'entries', [
    { column: 'journalCode', op: 'equals', values: ['INK'] },
  ]);
  const lines = pane(page).getByRole('table');
  await expect(lines.locator('tfoot')).toBeVisible();
  const rows = await lines
    .locator('tbody tr')
    .evaluateAll((found) =>
      found.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')),
    );
  expect(rows.length).toBeGreaterThan(1);
  const sum = (column: number) => rows.reduce((total, row) => total + cents(row[column] ?? ''), 0);
  expect(sum(1)).toBe(sum(2));
  const [debit = '', credit = ''] = await lines.locator('tfoot td').allTextContents();
  expect([cents(debit), cents(credit)]).toEqual([sum(1), sum(2)]);
  await expect(lines.getByText(/VAT .*21%/).first()).toBeVisible();
  await expectAccessible(page);

  const vat = lines.getByRole('link', { name: /^VAT / }).first();
  const [, code = ''] = ((await vat.textContent()) ?? '').split(' ');
  await vat.click();
  await expect(page).toHaveURL(/#\/vat\/lines/);
  await expect(page.getByRole('main')).toContainText(`code ${code}`);
  const codes = page.getByRole('grid').getByRole('gridcell', { name: code, exact: true });
  await expect(codes.first()).toBeVisible();
});

test('every field is there as stored, and its value can be copied', async ({ launchApp }) => {
  const app = await openSample(launchApp, english);
  const page = await chooseFirst(app, 'invoices');
  const shown =
    (await pane(page)
      .getByRole('term')
      .filter({ hasText: /^Total$/ })
      .first()
      .locator('+ dd')
      .textContent()) ?? '';
  await pane(page)
    .getByRole('button', { name: /^All fields/ })
    .click();
  // Once among the figures, once as stored.
  await expect(pane(page).getByTitle('gross_cents')).toHaveCount(2);
  await pane(page).getByRole('button', { name: 'Copy Total' }).click();
  await expect(pane(page).getByRole('button', { name: 'Total copied' })).toBeVisible();
  // Exact and without groups, as a program takes it.
  expect(await app.clipboardText()).toBe((cents(shown) / 100).toFixed(2));
});

test('a document over the whole width stands beside its figures and its booking', async ({ launchApp }) => {
  const page = await chooseFirst(await openSample(launchApp, english), 'documents', [
    ...purchaseInvoices,
    { column: 'isBooked', op: 'equals', values: [1] },
    { column: 'mimeType', op: 'equals', values: ['application/pdf'] },
  ]);
  await pane(page).getByRole('button', { name: 'Open large' }).click();
  await expect(page).toHaveURL(/#\/document\/\d+/);
  await expect(page.locator('canvas').first()).toBeVisible();
  await expect(page.getByRole('table', { name: 'Lines' }).last().locator('tfoot')).toContainText('Total');
  await page.getByRole('main').getByRole('link', { name: /^INK / }).first().click();
  await expect(page).toHaveURL(/#\/entries\/\d+/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('canvas').first()).toBeVisible();
  await expectAccessible(page);
});

test('a relation has a card with its invoices, documents and lines', async ({ launchApp }) => {
  const page = await chooseFirst(await openSample(launchApp, english), 'relations');
  const name = (await title(page).textContent()) ?? '';
  await pane(page).getByRole('button', { name: 'Open large' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  for (const heading of ['Documents', 'Invoices', 'Journal lines']) {
    await expect(page.getByRole('heading', { level: 2, name: heading })).toBeVisible();
  }
  await expectAccessible(page);
});

test('a record that is not there says so', async ({ launchApp }) => {
  const app = await openSample(launchApp, english);
  const { page } = app;
  await navigationLink(app, 'documents').click();
  await page.evaluate(() => {
    location.hash = '#/documents?record=document%3A999999';
  });
  await expect(pane(page).getByText('This is not in the archive')).toBeVisible();

  for (const [place, name] of [
    ['entries/999999', 'Journal entry'],
    ['document/999999', 'Document'],
    ['relations/999999', 'Relation'],
    ['ledger/999999', 'Ledger card'],
    ['journals/999999', 'Entries'],
    ['bank/999999', 'Bank lines'],
  ] as const) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#/${place}`);
    await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
    await expect(page.getByRole('alert').getByText('This is not in the archive')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  }

  // Asking again would not bring it; the way on does.
  await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  await page.getByRole('button', { name: 'To the overview' }).click();
  await expect(page).toHaveURL(/#\/overview/);
  await page.evaluate(() => {
    location.hash = '#/nowhere';
  });
  await expect(page.getByRole('heading', { level: 1, name: 'This screen does not exist' })).toBeVisible();
  await expectAccessible(page);
  await expectAccessible(page);
});
