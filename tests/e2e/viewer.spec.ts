import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { readPdf } from '../fixtures/read-pdf.ts';
import { expectAccessible } from './accessibility.ts';
import { archivesForSpecs, passphrases } from './archives.ts';
import type { App } from './driver.ts';
import { expect, test } from './fixture.ts';
import { openSample, unlockSample } from './sample.ts';

const archives = archivesForSpecs('odd-documents');
/** Beside the archive nothing may appear, also not what a spec saves. */
const savedFolder = mkdtempSync(join(tmpdir(), 'saved-'));
test.afterAll(() => rmSync(savedFolder, { recursive: true, force: true }));

type Launch = (options: { files: string[]; preferences: { language: 'en' } }) => Promise<App>;

/** Opens the archive and shows one document over the whole width. */
async function show(launchApp: Launch, fileName: string): Promise<App> {
  const app = await launchApp({ files: [archives.path('odd-documents')], preferences: { language: 'en' } });
  await unlockSample(app, passphrases['odd-documents']);
  await goTo(app.page, fileName);
  return app;
}

async function goTo(page: Page, fileName: string): Promise<void> {
  await page.evaluate((id) => {
    location.hash = `#/document/${id}`;
  }, archives.documentIds()[fileName]);
  await expect(page.getByRole('region', { name: `Document ${fileName}` })).toBeVisible();
}

/** What is printed, which stands in the page's body for as long; other things may stand there, too. */
const sheetOf = (page: Page) => page.locator('body > div[class*="sheet"]');
const pageField = (page: Page) => page.getByRole('textbox', { name: 'Page' });
const pdfPage = (page: Page, number: number) =>
  page.getByRole('region', { name: `Page ${number} of 200`, exact: true });

test('a PDF of 200 pages: drawn page by page, its text there to select', async ({ launchApp }) => {
  const { page } = await show(launchApp, 'jaarverslag.pdf');
  await expect(pdfPage(page, 1).locator('canvas')).toBeVisible();
  await expect(pdfPage(page, 1).getByText('Bladzijde 1 van het jaarverslag')).toBeAttached();
  await pageField(page).fill('150');
  await pageField(page).press('Enter');
  await expect(pdfPage(page, 150).locator('canvas')).toBeVisible();
  await expect(pdfPage(page, 150).getByText('Bladzijde 150 van het jaarverslag')).toBeAttached();
  // Of 200 pages and their thumbnails, a handful is drawn.
  expect(await page.locator('canvas').count()).toBeLessThan(30);
  await expect(page.getByRole('button', { name: 'Page 150', exact: true })).toHaveAttribute(
    'aria-current',
    'page',
  );

  const text = pdfPage(page, 150).getByText('Bladzijde 150 van het jaarverslag');
  await text.selectText();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('Bladzijde 150 van het jaarverslag');
});

test('a PDF may be left while it is being opened', async ({ launchApp }) => {
  const { page } = await show(launchApp, 'notitie.txt');
  const { 'jaarverslag.pdf': long, 'afgebroken.pdf': cut, 'notitie.txt': note } = archives.documentIds();
  // Within one frame, and a frame apart: whatever the worker is at then.
  await page.evaluate(
    async (ids) => {
      for (let round = 0; round < 12; round++) {
        for (const id of ids) {
          location.hash = `#/document/${id}`;
          for (let frame = 0; frame < round % 4; frame++)
            await new Promise((next) => requestAnimationFrame(next));
          await new Promise((next) => setTimeout(next, 0));
        }
      }
    },
    [long, cut, note],
  );
  await expect(page.getByText('Eerste regel')).toBeVisible();
  await goTo(page, 'jaarverslag.pdf');
  await expect(pdfPage(page, 1).locator('canvas')).toBeVisible();
});

test('a text is found in a PDF, on pages not drawn yet, forwards and back', async ({ launchApp }) => {
  const { page } = await show(launchApp, 'jaarverslag.pdf');
  const pages = page.getByRole('region', { name: 'Pages of jaarverslag.pdf' });
  await expect(pdfPage(page, 1).locator('canvas')).toBeVisible();
  await pages.focus();
  await page.keyboard.press('Control+f');
  const bar = page.getByRole('search', { name: 'Find in this document' });
  const field = bar.getByRole('textbox');
  await expect(field).toBeFocused();
  await field.fill('BLADZIJDE 17');
  // Page 17, and 170 to 179.
  await expect(bar.getByText('1 of 11', { exact: true })).toBeVisible();
  await expect(pageField(page)).toHaveValue('17');
  await field.press('Enter');
  await expect(bar.getByText('2 of 11', { exact: true })).toBeVisible();
  await expect(pdfPage(page, 170).locator('canvas')).toBeVisible();
  const marked = () =>
    page.evaluate(() => {
      const [range] = [...(CSS.highlights.get('pdf-found-current') ?? [])];
      return range instanceof Range ? range.toString() : null;
    });
  await expect.poll(marked).toBe('Bladzijde 17');
  await field.press('Shift+Enter');
  await field.press('Shift+Enter');
  await expect(bar.getByText('11 of 11', { exact: true })).toBeVisible();
  await expect(pdfPage(page, 179).locator('canvas')).toBeVisible();
  await expectAccessible(page);
  await field.fill('staat er niet in');
  await expect(bar.getByText('Not found')).toBeVisible();
  await field.press('Escape');
  await expect(bar).toHaveCount(0);
  await expect(pages).toBeFocused();
  expect(await page.evaluate(() => CSS.highlights.size)).toBe(0);
});

test('a PDF keeps its place over zooming and turning, by keys and by buttons', async ({ launchApp }) => {
  const { page } = await show(launchApp, 'jaarverslag.pdf');
  await pageField(page).fill('120');
  await pageField(page).press('Enter');
  await expect(pdfPage(page, 120).locator('canvas')).toBeVisible();
  const width = async () => (await pdfPage(page, 120).boundingBox())?.width ?? 0;
  const before = await width();
  const pages = page.getByRole('region', { name: 'Pages of jaarverslag.pdf' });
  await pages.focus();
  await page.keyboard.press('+');
  await expect.poll(width).toBeGreaterThan(before);
  await expect(pageField(page)).toHaveValue('120');
  await page.keyboard.press('0');
  await expect.poll(width).toBe(before);
  await page.getByRole('button', { name: 'Turn clockwise' }).click();
  await expect
    .poll(async () => {
      const box = await pdfPage(page, 120).boundingBox();
      return box !== null && box.width > box.height;
    })
    .toBe(true);
  await expect(pageField(page)).toHaveValue('120');
  await pages.focus();
  await page.keyboard.press('ArrowRight');
  await expect(pageField(page)).toHaveValue('121');
  await page.keyboard.press('End');
  await expect(pageField(page)).toHaveValue('200');
  await page.keyboard.press('Home');
  await expect(pageField(page)).toHaveValue('1');
  // On a page that is wider than the view the arrows move along it.
  for (let step = 0; step < 3; step++) await page.keyboard.press('+');
  const sideways = () => pages.evaluate((element) => element.scrollLeft);
  await expect
    .poll(() => pages.evaluate((element) => element.scrollWidth - element.clientWidth))
    .toBeGreaterThan(100);
  const left = await sideways();
  await page.keyboard.press('ArrowRight');
  await expect.poll(sideways).toBeGreaterThan(left);
  await expect(pageField(page)).toHaveValue('1');
});

test('the thumbnails are one stop for Tab, in which arrows lead from page to page', async ({ launchApp }) => {
  const { page } = await show(launchApp, 'jaarverslag.pdf');
  const thumbnail = (number: number) => page.getByRole('button', { name: `Page ${number}`, exact: true });
  await expect(thumbnail(1)).toHaveAttribute('aria-current', 'page');
  await page.getByRole('button', { name: 'Save a copy …' }).focus();
  await page.keyboard.press('Tab');
  await expect(thumbnail(1)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(thumbnail(2)).toBeFocused();
  await expect(pageField(page)).toHaveValue('2');
  await page.keyboard.press('End');
  await expect(thumbnail(200)).toBeFocused();
  await expect(pdfPage(page, 200).locator('canvas')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('region', { name: 'Pages of jaarverslag.pdf' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(thumbnail(200)).toBeFocused();
});

test('damaged, locked and lost documents say why they are not shown', async ({ launchApp }) => {
  const { page } = await show(launchApp, 'afgebroken.pdf');
  await expect(page.getByRole('heading', { name: 'This PDF is damaged' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save a copy …' })).toBeVisible();
  await goTo(page, 'vergrendeld.pdf');
  await expect(page.getByRole('heading', { name: 'This PDF asks for a password of its own' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save a copy …' })).toBeVisible();
  await goTo(page, 'zonder-bladzijden.pdf');
  await expect(page.getByRole('heading', { name: 'This PDF has no pages' })).toBeVisible();
  await expect(page.getByText('PDF · 150 bytes')).toBeVisible();
  await goTo(page, 'leeg.pdf');
  await expect(page.getByRole('heading', { name: 'This file is empty' })).toBeVisible();
  await expect(page.getByText('According to the archive')).toHaveCount(0);
  await goTo(page, 'kapotte-foto.png');
  await expect(page.getByRole('alert')).toContainText('Part of this image is missing or damaged');
  await goTo(page, 'te-groot.png');
  await expect(page.getByRole('heading', { name: 'This image is too large to be shown here' })).toBeVisible();
  await expect(page.getByText('PNG image of 23,000 × 23,000 pixels')).toBeVisible();
  await expect(page.locator('main img')).toHaveCount(0);
  await goTo(page, 'verloren.pdf');
  await expect(
    page.getByRole('heading', { name: 'The archive holds no file for this document' }),
  ).toBeVisible();
  await expect(page.getByText('No file', { exact: true })).toBeVisible();
  await goTo(page, 'kasboek.xlsx');
  await expect(
    page.getByRole('heading', { name: 'This kind of document cannot be shown here' }),
  ).toBeVisible();
  await expect(page.getByText('Excel workbook (xlsx), ')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save a copy …' })).toBeVisible();
  await goTo(page, 'begeleidende-mail.eml');
  await expect(page.getByText('E-mail, ')).toBeVisible();
  await goTo(page, 'offerte.doc');
  await expect(
    page.getByText(
      'According to the archive: Word document (doc). According to its bytes: Word document (docx).',
    ),
  ).toBeVisible();
});

test('an image is fitted, enlarged and turned; one under a wrong name is shown as what it is', async ({
  launchApp,
}) => {
  const { page } = await show(launchApp, 'eigenlijk-een-foto.pdf');
  await expect(
    page.getByText('According to the archive: PDF. According to its bytes: PNG image.'),
  ).toBeVisible();
  await expect(page.getByText('According to the archive: PDF (application/pdf).')).toBeVisible();
  const image = page.getByRole('img', { name: /eigenlijk-een-foto/ });
  const size = async () => (await image.boundingBox()) ?? { width: 0, height: 0 };
  await expect.poll(async () => (await size()).width).toBeGreaterThan(100);
  const before = await size();
  await page.getByRole('button', { name: 'Larger' }).click();
  await expect.poll(async () => (await size()).width).toBeGreaterThan(before.width);
  await page.getByRole('button', { name: 'Turn clockwise' }).click();
  await expect
    .poll(async () => {
      const { width, height } = await size();
      return height > width;
    })
    .toBe(true);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('UBL reads as an invoice and as its source, and markup in it is text', async ({ launchApp }) => {
  const app = await show(launchApp, 'factuur.xml');
  const { page } = app;
  const invoice = page.getByRole('article');
  await expect(invoice.getByText('<b>Bakkerij</b> De Korst')).toBeVisible();
  await expect(invoice.getByText('2024-0042').first()).toBeVisible();
  await expect(invoice.getByRole('row').nth(1)).toContainText('Desembrood');
  await expect(invoice.getByText('€\u00a0121.00')).toBeVisible();
  await app.answerSaveDialog(join(savedFolder, 'ingesloten.pdf'));
  await page.getByRole('button', { name: 'Save ../specificatie.pdf …' }).click();
  await expect(page.getByText('Saved as ingesloten.pdf')).toBeVisible();
  expect(readFileSync(join(savedFolder, 'ingesloten.pdf'), 'utf8')).toBe('%PDF-1.7 ingesloten specificatie');
  await page.getByText('Source', { exact: true }).click();
  await expect(page.getByText('<cbc:ID>').first()).toBeVisible();
  await expect(page.getByText('Line breaks were added between the elements')).toBeVisible();
  await goTo(page, 'notitie.txt');
  await expect(page.getByText('Tweede regel met <b>geen</b> opmaak')).toBeVisible();
});

test('a copy is saved byte for byte, also of what cannot be shown', async ({ launchApp }) => {
  const app = await show(launchApp, 'afgebroken.pdf');
  const { page } = app;
  const original = await page.evaluate(
    async (id) => [...new Uint8Array(await (await fetch(`document/${id}`)).arrayBuffer())],
    archives.documentIds()['afgebroken.pdf'],
  );
  const path = join(savedFolder, 'saved.pdf');
  await app.answerSaveDialog(path);
  await page.getByRole('button', { name: 'Save a copy …' }).click();
  await expect(page.getByText('Saved as saved.pdf')).toBeVisible();
  expect([...readFileSync(path)]).toEqual(original);

  await app.answerSaveDialog(null);
  await goTo(page, 'kasboek.xlsx');
  await page.getByRole('button', { name: 'Save a copy …' }).click();
  await expect(page.getByText(/^Saved as|^Not saved/)).toHaveCount(0);

  const nowhere = join(savedFolder, 'no-such-folder', 'x.xlsx');
  await app.answerSaveDialog(nowhere);
  await page.getByRole('button', { name: 'Save a copy …' }).click();
  await expect(page.getByRole('alert')).toContainText('Not saved');
  expect(existsSync(nowhere)).toBe(false);
});

test('the sample’s documents show their hash, and every viewer is accessible', async ({ launchApp }) => {
  // One launch and one accessibility check for each kind of document.
  test.setTimeout(180_000);
  const { page } = await openSample(launchApp, { preferences: { language: 'en' }, colorScheme: 'dark' });
  for (const kind of ['application/pdf', 'image/png', 'application/xml']) {
    await page.evaluate((type) => {
      const filters = JSON.stringify([{ column: 'mimeType', op: 'equals', values: [type] }]);
      location.hash = `#/documents?filters=${encodeURIComponent(filters)}`;
    }, kind);
    const openLarge = page.getByRole('button', { name: 'Open large' }).first();
    // The list of the kind before may still be there when the first row is clicked.
    await expect(async () => {
      await page.locator('tbody tr').first().click({ timeout: 5_000 });
      await expect(openLarge).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 60_000 });
    await openLarge.click();
    await expect(page).toHaveURL(/#\/document\/\d+/);
    await expect(page.getByText('Hash matches')).toBeVisible();
    await expectAccessible(page);
  }
});

test('one walks through the documents of a list without going back to it', async ({ launchApp }) => {
  const { page } = await openSample(launchApp, { preferences: { language: 'en' } });
  await page.evaluate(() => {
    const filters = JSON.stringify([{ column: 'mimeType', op: 'equals', values: ['application/pdf'] }]);
    location.hash = `#/documents?sort=fileName&filters=${encodeURIComponent(filters)}`;
  });
  const large = page.getByRole('button', { name: 'Open large' }).first();
  // The list without the filter may still be there when its first row is clicked.
  await expect(async () => {
    await page.locator('tbody tr').first().click({ timeout: 5_000 });
    await expect(large).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await large.click();
  const walk = page.getByRole('navigation', { name: 'Walk through Documents' });
  await expect(walk.getByText(/^1 of \d+ in Documents$/)).toBeVisible();
  const title = page.locator('h1');
  const titles = [await title.textContent()];
  const next = walk.getByRole('button', { name: 'Next document' });
  await next.click();
  await expect(walk.getByText(/^2 of/)).toBeVisible();
  await expect(next).toBeFocused();
  // Until the one after it is known, the button leads nowhere.
  await expect(next).not.toHaveAttribute('aria-disabled', 'true');
  titles.push(await title.textContent());
  await page.keyboard.press('Alt+PageDown');
  await expect(walk.getByText(/^3 of/)).toBeVisible();
  titles.push(await title.textContent());
  expect(new Set(titles).size).toBe(3);
  await expectAccessible(page);
  const previous = walk.getByRole('button', { name: 'Previous document' });
  await expect(previous).not.toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Alt+PageUp');
  await expect(walk.getByText(/^2 of/)).toBeVisible();
  await expect(previous).not.toHaveAttribute('aria-disabled', 'true');
  await previous.click();
  await expect(walk.getByText(/^1 of/)).toBeVisible();
  expect(await title.textContent()).toBe(titles[0]);
  // Walking is no step in the history: one step back is the list.
  await page.goBack();
  await expect(page).toHaveURL(/#\/documents/);
});

test('documents are printed alone, page by page, and the window is as before', async ({ launchApp }) => {
  const app = await show(launchApp, 'jaarverslag.pdf');
  const { page } = app;
  // The system's dialog is not there to be answered.
  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', '');
  });
  const printed = page.locator('html[data-printed]');
  const forgetPrinted = () => page.evaluate(() => document.documentElement.removeAttribute('data-printed'));
  const sheet = sheetOf(page);
  await page.getByRole('button', { name: 'Print this document …' }).click();
  await expect(page.getByText(/of pages 1 to 100 is being drawn/)).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText(/is being drawn/)).toHaveCount(0);
  await expect(printed).toHaveCount(0);

  await goTo(page, 'factuur.xml');
  await page.getByRole('button', { name: 'Print this document …' }).click();
  await expect(printed).toHaveCount(1);
  await page.emulateMedia({ media: 'print' });
  await expect(sheet.getByText('2024-0042').first()).toBeVisible();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await page.emulateMedia({ media: 'screen' });
  await page.keyboard.press('Shift');
  await expect(sheet).toHaveCount(0);

  await forgetPrinted();
  await goTo(page, 'foto.png');
  await page.getByRole('button', { name: 'Print this document …' }).click();
  await expect(printed).toHaveCount(1);
  await page.emulateMedia({ media: 'print' });
  await expect(sheet.locator('img')).toHaveCount(1);
  // Not a word is added to it, at the foot of the page neither.
  expect((await readPdf(await app.pdf())).pages).toEqual(['']);
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(sheet).toHaveCount(0);
});

test('a PDF of a few pages is printed whole', async ({ launchApp }) => {
  const { page } = await openSample(launchApp, { preferences: { language: 'nl' } });
  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', '');
    const filters = JSON.stringify([{ column: 'mimeType', op: 'equals', values: ['application/pdf'] }]);
    location.hash = `#/documents?filters=${encodeURIComponent(filters)}`;
  });
  const print = page.getByRole('button', { name: 'Dit document afdrukken …' });
  await expect(async () => {
    await page.locator('tbody tr').first().click({ timeout: 5_000 });
    await expect(print).toBeEnabled({ timeout: 3_000 });
  }).toPass();
  await print.click();
  await expect(page.locator('html[data-printed]')).toHaveCount(1);
  const image = sheetOf(page).locator('img').first();
  expect(await image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(1000);
});
