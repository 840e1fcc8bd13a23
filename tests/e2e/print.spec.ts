import { readPdf } from '../fixtures/read-pdf.ts';
import { expectAccessible } from './accessibility.ts';
import { archivesForSpecs, passphrases } from './archives.ts';
import type { App } from './driver.ts';
import { expect, test } from './fixture.ts';
import { navigationLink, openSample, unlockSample } from './sample.ts';

const archives = archivesForSpecs('many-lines');
const a4 = { width: 595, height: 842 };

/** Prints, and reads what came out of the printer. */
async function printed(app: App, print: () => Promise<unknown>) {
  const before = (await app.prints()).length;
  await print();
  await expect.poll(async () => (await app.prints()).length, { timeout: 30_000 }).toBe(before + 1);
  const pdf = await app.pdf();
  const { pages } = await readPdf(pdf);
  // Signs stand apart from the figures that they belong to.
  return { pdf, pages: pages.map((text) => text.replace(/ +- +/g, '-').replace(/− +(?=\d)/g, '−')) };
}

/** Width and height of the first page in points. */
function paperOf(pdf: Uint8Array): { width: number; height: number } {
  const box = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/.exec(Buffer.from(pdf).toString('latin1'));
  return { width: Math.round(Number(box?.[1])), height: Math.round(Number(box?.[2])) };
}

function amountsIn(text: string): bigint[] {
  return (text.match(/−?\d[\d.]*,\d\d(?!\d)/g) ?? []).map((amount) =>
    BigInt(amount.replace('−', '-').replace(/[.,]/g, '')),
  );
}

const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);
const toHash = (app: App, hash: string) =>
  app.page.evaluate((next) => {
    location.hash = next;
  }, hash);

test('a list is printed whole, with its head, headings on every page and exact totals, and each print is noted once', async ({
  launchApp,
}) => {
  const app = await openSample(launchApp, { preferences: { language: 'nl' } });
  const { page } = app;
  await app.answerPrintDialog();
  await toHash(app, '#/consultation-log');
  await page.getByText('Ook vastleggen wat ik als eigenaar raadpleeg').click();

  await toHash(app, '#/lines');
  const foot = page.getByRole('grid').locator('tfoot');
  await expect(foot).toContainText(/\d,\d\d/);
  const sums = amountsIn((await foot.locator('td').allTextContents()).join(' '));
  expect(sums).toHaveLength(2);
  const shown = await page.getByRole('grid').locator('tbody tr').count();
  const button = page.getByRole('button', { name: 'Afdrukken …' });
  const list = await printed(app, () => button.click());

  const [first = ''] = list.pages;
  expect(first).toContain('Boekingsregels');
  expect(first).toContain('Tuincentrum De Linde B.V.');
  expect(first).toMatch(/Boekjaar\s+Alle jaren/);
  expect(first).toMatch(/Rijen\s+2\.234/);
  expect(first).toMatch(/Afgedrukt\s+\d{1,2}-\d{1,2}-\d{4} \d\d:\d\d, door de eigenaar/);
  for (const [place, text] of list.pages.entries()) {
    expect(
      text.match(/Omschrijving\s+Relatie\s+Debet\s+Credit/g),
      `headings on page ${place + 1}`,
    ).toHaveLength(1);
    expect(text).toContain(`Pagina ${place + 1} van ${list.pages.length}`);
  }
  // Every line has one amount, debit or credit; the totals stand at the end alone.
  const amounts = amountsIn(list.pages.join(' '));
  expect(amounts).toHaveLength(2_234 + 2);
  expect(shown).toBeLessThan(200);
  expect(amounts.slice(-2)).toEqual(sums);
  expect(sum(amounts.slice(0, -2))).toBe(sum(sums));
  expect(list.pages.slice(0, -1).join(' ')).not.toContain('Totaal');
  expect(paperOf(list.pdf)).toEqual({ width: a4.height, height: a4.width });

  // Filtered, ordered and with other columns: so it is on paper, and said so.
  const filters = JSON.stringify([{ column: 'description', op: 'contains', values: ['winkel 101'] }]);
  await toHash(
    app,
    `#/lines?sort=-amountCents&columns=date,amountCents&filters=${encodeURIComponent(filters)}`,
  );
  await expect(page.getByText('winkel 101', { exact: false }).first()).toBeVisible();
  const count = page.locator('h1 + [role=status]');
  await expect(count).toContainText(/\d+ van 2\.234/);
  const rows = /^\d+/.exec((await count.textContent()) ?? '')?.[0];
  const narrowed = await printed(app, () => app.runMenuItem('print'));
  const [head = ''] = narrowed.pages;
  expect(head).toMatch(/Filters\s+Omschrijving: bevat “winkel 101”/);
  expect(head).toMatch(/Volgorde\s+Bedrag aflopend/);
  expect(head).toMatch(new RegExp(`Rijen\\s+${rows}(?!\\d)`));
  expect(head).not.toContain('Relatie');
  const narrow = amountsIn(narrowed.pages.join(' '));
  expect(narrow).toHaveLength(Number(rows) + 1);
  expect(sum(narrow.slice(0, -1))).toBe(narrow.at(-1));
  expect(paperOf(narrowed.pdf)).toEqual(a4);

  // Back in the window the sheet is gone, and the log has each print once.
  await page.keyboard.press('Shift');
  await expect(page.locator('body > [class*=sheet]')).toHaveCount(0);
  await toHash(app, '#/consultation-log');
  const noted = page.getByRole('row').filter({ hasText: 'Afgedrukt' });
  await expect(noted).toHaveCount(2);
  await expect(noted.first()).toContainText('Boekingsregels');
});

test('a statement and a record are printed from what they show, nothing cut short, whatever was open before', async ({
  launchApp,
}) => {
  const app = await openSample(launchApp, {
    preferences: { language: 'en' },
    viewport: { width: 900, height: 640 },
  });
  const { page } = app;
  await app.answerPrintDialog();
  await toHash(app, '#/balance-sheet');
  await expect(page.getByText('Both sides of the balance sheet are equal.')).toBeVisible();
  const sheet = await printed(app, () => page.getByRole('button', { name: 'Print …' }).click());
  const text = sheet.pages.join(' ');
  expect(text).toContain('Balance sheet');
  expect(text).toContain('Both sides of the balance sheet are equal.');
  expect(text).toContain('Cumulatieve afschrijving vervoermiddelen');
  expect(text).toContain(`Page 1 of ${sheet.pages.length}`);
  expect(text).not.toContain('Whole year');
  const totals = [...text.matchAll(/Total (?:assets|equity and liabilities)\s+([\d,.]+)/g)].map(
    ([, amount]) => amount,
  );
  expect(totals).toHaveLength(2);
  expect(totals[0]).toBe(totals[1]);
  expect(paperOf(sheet.pdf)).toEqual(a4);

  await toHash(app, '#/ledger?by=rgs');
  await expect(page.getByRole('heading', { level: 1, name: 'Trial balance' })).toBeVisible();
  const heading = page.getByRole('button', { name: 'Cash and cash equivalents' });
  await heading.press('Enter');
  await expect(heading).toHaveAttribute('aria-expanded', 'false');
  const folded = await printed(app, () => app.runMenuItem('print'));
  expect(folded.pages.join(' ')).toMatch(/Cash and cash equivalents\s+[\d−]/);
  expect(folded.pages.join(' ')).not.toContain('Rekening-courant bank');
  expect(folded.pages.join(' ')).toContain('Terreinen');
  // No year is chosen: it is the last one that stands there.
  expect(folded.pages[0]).toMatch(/Fiscal year\s+2025/);

  await toHash(app, '#/entries/5');
  await expect(page.getByRole('heading', { level: 2, name: 'Lines' })).toBeVisible();
  const title = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  const entry = await printed(app, () => app.runMenuItem('print'));
  expect(entry.pages.join(' ')).toContain(title);
  expect(entry.pages.join(' ')).toMatch(/Total\s+([\d,.]+)\s+\1/);

  // A screen without a way of its own is printed, too.
  await toHash(app, '#/overview');
  await expect(page.getByRole('heading', { name: 'Fiscal years' })).toBeVisible();
  const overview = await printed(app, () => app.runMenuItem('print'));
  expect(overview.pages.join(' ')).toMatch(/2,234\s+Journal lines/);
});

test('groups are printed with what they come to, open ones with their rows', async ({ launchApp }) => {
  const app = await openSample(launchApp, { preferences: { language: 'nl' } });
  const { page } = app;
  await app.answerPrintDialog();
  await navigationLink(app, 'entries').click();
  await page.getByRole('button', { name: 'Groeperen', exact: true }).click();
  await page.getByRole('menuitemradio', { name: 'Dagboek', exact: true }).click();
  const heads = page.getByRole('treegrid').locator('tr[aria-expanded]');
  await expect(heads.first()).toBeVisible();
  const count = await heads.count();
  await page.getByRole('treegrid').focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowRight');
  await expect(heads.first()).toHaveAttribute('aria-expanded', 'true');
  const { pages } = await printed(app, () => app.runMenuItem('print'));
  const text = pages.join(' ');
  expect(text).toMatch(/Groepen\s+Dagboek; van dichte groepen alleen het totaal/);
  const groups = [...text.matchAll(/\((\d+)\)\s+([\d.]+,\d\d)/g)].map(([, rows, amount = '']) => ({
    rows: Number(rows),
    amount: sum(amountsIn(amount)),
  }));
  expect(groups).toHaveLength(count);
  const total = amountsIn(text.slice(text.lastIndexOf('Totaal')));
  expect(sum(groups.map(({ amount }) => amount))).toBe(total[0]);
  // The rows of the first group stand below it and come to the same.
  const inFirst = amountsIn(text.slice(text.indexOf('('), text.indexOf(`(${groups[1]?.rows})`)));
  expect(inFirst).toHaveLength(1 + (groups[0]?.rows ?? 0));
  expect(sum(inFirst.slice(1))).toBe(inFirst[0]);
});

test('of very many rows it is asked which, printing can be cancelled, and a range has its own totals', async ({
  launchApp,
}) => {
  const app = await launchApp({ files: [archives.path('many-lines')], preferences: { language: 'nl' } });
  const { page } = app;
  await unlockSample(app, passphrases['many-lines']);
  await app.answerPrintDialog();
  await toHash(app, '#/lines');
  await expect(page.getByRole('grid').locator('tfoot')).toContainText(/\d,\d\d/);
  const button = page.getByRole('button', { name: 'Afdrukken …' });
  await button.click();
  const dialog = page.getByRole('dialog', { name: '6.300 rijen: welke afdrukken?' });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Annuleren' }).click();
  await expect(dialog).toHaveCount(0);

  await button.click();
  const to = dialog.getByLabel('Tot en met rij');
  await expect(to).toHaveValue('5000');
  await to.fill('6300');
  await expect(dialog.getByRole('status')).toContainText('ten hoogste 5.000 rijen');
  await expect(dialog.getByRole('button', { name: 'Afdrukken …' })).toBeDisabled();
  await dialog.getByLabel('Van rij').fill('5.001');
  const range = await printed(app, () => dialog.getByRole('button', { name: 'Afdrukken …' }).click());
  const text = range.pages.join(' ');
  expect(text).toMatch(/Rijen\s+5\.001 tot en met 6\.300 van 6\.300/);
  const amounts = amountsIn(text);
  expect(amounts).toHaveLength(1_300 + 2);
  expect(text).toContain('Totaal van deze rijen');
  expect(sum(amounts.slice(0, -2))).toBe(sum(amounts.slice(-2)));

  // An engine that is held up leaves time to think again.
  test.skip(process.platform === 'win32', 'Windows cannot hold a process up');
  await page.keyboard.press('Shift');
  await button.click();
  await dialog.getByLabel('Van rij').fill('2001');
  const signalEngine = (signal: 'SIGSTOP' | 'SIGCONT') =>
    app.evaluate(({ app: electronApp }, name) => {
      const pid = electronApp.getAppMetrics().find((metric) => metric.name === 'Archive engine')?.pid;
      if (pid === undefined) throw new Error('The engine does not run.');
      process.kill(pid, name);
    }, signal);
  const before = (await app.prints()).length;
  await signalEngine('SIGSTOP');
  try {
    await dialog.getByRole('button', { name: 'Afdrukken …' }).click();
    await expect(page.getByText('De rijen om af te drukken worden opgehaald')).toBeVisible();
    await page.getByRole('button', { name: 'Annuleren' }).click();
    await expect(page.getByText('De rijen om af te drukken worden opgehaald')).toHaveCount(0);
  } finally {
    await signalEngine('SIGCONT');
  }
  // The engine answers again, and nothing was printed.
  await toHash(app, '#/entries');
  await expect(page.getByRole('grid').locator('tfoot')).toContainText(/\d,\d\d/);
  expect((await app.prints()).length).toBe(before);
});
