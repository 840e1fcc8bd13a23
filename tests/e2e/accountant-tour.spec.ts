// What an accountant looks up with the inspector on the phone, from half an amount to last year's balance and the VAT return, and back.
// On the large sample where `npm run bench -- --size large` has made it, else on the small one; TOUR_SIZE=small chooses the small one.
// TOUR_PICTURES=1 walks it in both languages, light and dark, and keeps a picture of every step under .cache/tour/accountant.
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Locator, Page } from 'playwright';
import { expect, test } from './fixture.ts';
import { projectRoot, samplePath } from './paths.ts';
import { navigationLink, openSample } from './sample.ts';

const largePath = resolve(projectRoot, '.cache/bench/sample-large.sbqa');
const isLarge = process.env.TOUR_SIZE !== 'small' && existsSync(largePath);
const withPictures = process.env.TOUR_PICTURES === '1';

const words = {
  nl: {
    pane: 'Gekozen record',
    search: 'Zoeken in het archief',
    invoices: 'Facturen',
    timeline: 'Tijdlijn',
    authorisation: 'Autorisatie',
    authorised: /Geautoriseerd/,
    exported: 'Geëxporteerd',
    openLarge: 'Groot openen',
    lines: 'Regels',
    trialBalance: 'Saldibalans',
    headings: 'RGS-rubrieken',
    before: /^Eindsaldo (.+)$/,
    year: /^Boekjaar: /,
  },
  en: {
    pane: 'Selected record',
    search: 'Search the archive',
    invoices: 'Invoices',
    timeline: 'Timeline',
    authorisation: 'Authorisation',
    authorised: /Authorised/,
    exported: 'Exported',
    openLarge: 'Open large',
    lines: 'Lines',
    trialBalance: 'Trial balance',
    headings: 'RGS headings',
    before: /^Closing (.+)$/,
    year: /^Fiscal year: /,
  },
} as const;

const looks = [
  { language: 'nl', theme: 'light' },
  { language: 'nl', theme: 'dark' },
  { language: 'en', theme: 'light' },
  { language: 'en', theme: 'dark' },
] as const;

/** Opening, debit, credit, closing, behind the account's name. */
const closingCell = 4;

const cents = (text: string | null) =>
  Number((text ?? '').replace(/[^\d\u2212]/g, '').replace('\u2212', '-'));
const freshRows = (page: Page) => page.locator('table[role=grid] tbody tr:not([aria-busy=true])');

/** What the accountant remembers: a supplier, and roughly what the invoice came to. Read from the list of documents that went all the way. */
async function remembered(page: Page): Promise<{ supplier: string; from: number; to: number }> {
  const filters = JSON.stringify([
    { column: 'kind', op: 'equals', values: ['purchase_invoice'] },
    { column: 'status', op: 'equals', values: ['exported'] },
    { column: 'isBooked', op: 'equals', values: [1] },
    { column: 'mimeType', op: 'equals', values: ['application/pdf'] },
    { column: 'fileName', op: 'starts_with', values: ['factuur'] },
    { column: 'grossCents', op: 'at_least', values: [150_000] },
  ]);
  await page.evaluate((text) => {
    location.hash = `#/documents?columns=relation,grossCents&filters=${encodeURIComponent(text)}`;
  }, filters);
  const cells = freshRows(page).first().getByRole('gridcell');
  await expect(cells.nth(1)).toHaveText(/\d/);
  const [supplier = '', amount = ''] = await cells.allTextContents();
  const euros = Math.floor(cents(amount) / 100);
  return { supplier, from: euros - (euros % 50), to: euros - (euros % 50) + 50 };
}

for (const { language, theme } of withPictures ? looks : looks.slice(0, 1)) {
  test(`an accountant’s tour of the ${isLarge ? 'large' : 'small'} sample, ${language}, ${theme}`, async ({
    launchApp,
  }) => {
    if (isLarge) test.setTimeout(240_000);
    const w = words[language];
    const app = await openSample(launchApp, {
      files: [isLarge ? largePath : samplePath],
      preferences: { language, theme },
      colorScheme: theme,
      viewport: { width: 1280, height: 800 },
    });
    const { page } = app;
    const pane = page.getByRole('complementary', { name: w.pane });
    const part = (name: string) =>
      pane
        .locator('section')
        .filter({ has: page.getByRole('heading', { name, exact: true }) })
        .last();
    let picture = 0;
    const show = async (name: string): Promise<void> => {
      if (!withPictures) return;
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
      const folder = join(projectRoot, '.cache/tour/accountant', `${language}-${theme}`);
      mkdirSync(folder, { recursive: true });
      picture++;
      await page.screenshot({ path: join(folder, `${String(picture).padStart(2, '0')}-${name}.png`) });
    };
    const follow = async (link: Locator, to: RegExp): Promise<string> => {
      const from = page.url();
      await link.click();
      await expect(page).toHaveURL(to);
      return from;
    };
    /** Every step back leads to the very screen it came from. */
    const trail: string[] = [];

    const { supplier, from, to } = await remembered(page);
    await navigationLink(app, 'overview').click();
    trail.push(page.url());

    await test.step('the invoice of a supplier, by an amount half remembered', async () => {
      const box = page.getByRole('combobox', { name: w.search });
      await app.runMenuItem('search');
      await expect(box).toBeFocused();
      await page.keyboard.type(`${supplier} ${from}..${to}`);
      const found = page.getByRole('listbox').getByRole('group', { name: new RegExp(`^${w.invoices}`) });
      const invoice = found.getByRole('option').first();
      await expect(invoice).toContainText(supplier.slice(0, 8));
      await show('found');
      await invoice.click();
      await expect(page).toHaveURL(/#\/invoices\?.*record=invoice/);
      await expect(pane).toContainText(supplier);
      await show('invoice');
    });

    await test.step('who authorised it, and when it was exported', async () => {
      trail.push(await follow(pane.getByRole('link', { name: /\.pdf/ }).first(), /record=document/));
      await expect(part(w.authorisation).getByText(w.authorised).first()).toBeVisible();
      await expect(part(w.timeline).locator('time').nth(2)).toBeAttached();
      await expect(part(w.exported).locator('time').first()).toBeVisible();
      await show('document');
    });

    await test.step('the scan beside the booking', async () => {
      trail.push(await follow(pane.getByRole('button', { name: w.openLarge }), /#\/document\/\d+/));
      await expect(page.locator('canvas').first()).toBeVisible();
      await expect(page.getByRole('table', { name: w.lines }).last().locator('tfoot')).toContainText(/\d/);
      await show('scan-beside-booking');
    });

    let code = '';
    await test.step('the account to its ledger card', async () => {
      const account = page
        .getByRole('table', { name: w.lines })
        .last()
        .locator('tbody')
        .getByRole('link')
        .first();
      code = ((await account.textContent()) ?? '').split(' ')[0] ?? '';
      trail.push(await follow(account, /#\/ledger\/\d+/));
      await expect(page.getByRole('heading', { level: 1 })).toContainText(code);
      await expect(freshRows(page).first().getByRole('gridcell').last()).toHaveText(/\d/);
      await show('ledger-card');
    });

    await test.step('the card to the trial balance, the balance to last year’s', async () => {
      const toBalance = page
        .getByRole('main')
        .getByRole('link', { name: w.trialBalance, exact: true })
        .first();
      trail.push(await follow(toBalance, /#\/ledger(\?|$)/));
      await expect(freshRows(page).first()).toBeVisible();
      await show('trial-balance');
      trail.push(page.url());
      await page.getByText(w.headings, { exact: true }).click();
      await expect(page).toHaveURL(/by=rgs/);
      const head = page.getByRole('columnheader', { name: w.before });
      await expect(page.getByRole('columnheader').nth(closingCell)).toBeVisible();
      if (!isLarge) {
        // The small sample is of one year: no column may pretend to be of the year before.
        await expect(head).toHaveCount(0);
        await show('only-year');
        return;
      }
      await expect(head).toBeVisible();
      const year = w.before.exec((await head.textContent()) ?? '')?.[1] ?? '';
      // Two figures of one account: last year's closing beside this year's, and last year's own.
      const line = page.getByRole('row').filter({ has: page.getByText(code, { exact: true }) });
      const beside = cents(await line.getByRole('cell').last().textContent());
      await show('beside-last-year');
      trail.push(page.url());
      await page.getByRole('button', { name: w.year }).click();
      await page.getByRole('menuitemradio', { name: year }).click();
      await expect(page).toHaveURL(/year=\d+/);
      await expect
        .poll(async () => cents(await line.getByRole('cell').nth(closingCell).textContent()))
        .toBe(beside);
      await show('last-year');
    });

    await test.step('a box of the VAT return to its lines', async () => {
      trail.push(await follow(navigationLink(app, 'vat'), /#\/vat(\?|$)/));
      const box = freshRows(page).first();
      await expect(box.getByRole('link').first()).toBeVisible();
      const turnover = (await box.getByRole('gridcell').nth(2).textContent()) ?? '';
      expect(turnover).toMatch(/\d/);
      await show('vat-return');
      trail.push(await follow(box.getByRole('link').first(), /#\/vat\/lines/));
      await expect(page.locator('tfoot')).toContainText(turnover);
      await expect(freshRows(page).first()).toBeVisible();
      await show('vat-lines');
    });

    await test.step('and back, each time to the screen it came from', async () => {
      for (const url of trail.toReversed()) {
        await page.goBack();
        await expect(page).toHaveURL(url);
      }
    });
  });
}
