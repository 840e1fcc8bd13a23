import { archivesForSpecs, passphrases } from './archives.ts';
import { expect, test } from './fixture.ts';
import { unlockSample } from './sample.ts';

const archives = archivesForSpecs('large-pdf');
const name = 'groot-jaarverslag.pdf';
const pages = 52;
const megabyte = 1_000_000;

test('a PDF of 50 MB is fetched as its pages are looked at, and let go of again', async ({ launchApp }) => {
  const app = await launchApp({ files: [archives.path('large-pdf')], preferences: { language: 'en' } });
  const { page } = app;
  await unlockSample(app, passphrases['large-pdf']);
  let fetched = 0;
  page.on('response', (response) => {
    if (!/\/document\/\d+$/.test(response.url())) return;
    const range = /^bytes=(\d+)-(\d+)$/.exec(response.request().headers().range ?? '');
    fetched +=
      range === null ? Number(response.headers()['content-length']) : Number(range[2]) - Number(range[1]) + 1;
  });
  // A screen reader finds a heading all the while: what is being read, then its name.
  const headings = await page.evaluate(
    async ([id, last]) => {
      const said: string[] = [];
      location.hash = `#/document/${id}`;
      while (said.at(-1) !== last) {
        await new Promise(requestAnimationFrame);
        const now = document.querySelector('main h1')?.textContent ?? 'none';
        if (now !== said.at(-1)) said.push(now);
      }
      return said;
    },
    [archives.documentIds()[name], name] as const,
  );
  expect(headings.slice(-2)).toEqual(['Document', name]);
  const sheet = (number: number) =>
    page.getByRole('region', { name: `Page ${number} of ${pages}`, exact: true }).locator('canvas');
  await expect(sheet(1)).toBeVisible();
  await expect(page.getByText('Hash matches')).toBeVisible();
  // The pages in sight and the thumbnails beside them, not the whole.
  expect(fetched).toBeGreaterThan(megabyte);
  expect(fetched).toBeLessThan(15 * megabyte);

  const field = page.getByRole('textbox', { name: 'Page' });
  for (const number of [10, 25, 40, pages]) {
    await field.fill(String(number));
    await field.press('Enter');
    await expect(sheet(number)).toBeVisible();
    expect(await page.locator('canvas').count()).toBeLessThan(30);
  }
  await page.evaluate(() => {
    location.hash = '#/documents';
  });
  await expect(page.getByRole('grid')).toBeVisible();
  await expect(page.locator('canvas')).toHaveCount(0);
});
