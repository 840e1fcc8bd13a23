import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectAccessible } from './accessibility.ts';
import { expect, test } from './fixture.ts';
import { openSample } from './sample.ts';

const savedFolder = mkdtempSync(join(tmpdir(), 'inspection-'));
test.afterAll(() => rmSync(savedFolder, { recursive: true, force: true }));

test('what is kept about a supplier is gathered, corrected by hand, and saved', async ({ launchApp }) => {
  const app = await openSample(launchApp, { preferences: { language: 'nl' } });
  const { page } = app;
  await page.evaluate(() => {
    location.hash = '#/relations?record=relation:1';
  });
  const name =
    (await page
      .getByRole('complementary', { name: 'Gekozen record' })
      .getByRole('heading')
      .first()
      .textContent()) ?? '';
  await page.getByRole('link', { name: 'Inzage' }).click();
  await page.getByRole('textbox', { name: 'Naam' }).fill('Niemand Die Zo Heet');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Er is niets gevonden' })).toBeVisible();

  await page.getByRole('textbox', { name: 'Naam' }).fill(name.replace(/^\S+ /, ''));
  await page.getByRole('button', { name: 'Alles opzoeken' }).click();
  const result = page.getByRole('region', { name: 'Wat er is gevonden' });
  await expect(result.getByRole('heading', { name: /^\d+ records?$/ })).toBeVisible();
  const before = Number((await result.getByRole('heading').first().textContent())?.split(' ')[0]);
  await result.getByRole('button', { name: 'Relaties tonen' }).click();
  await result
    .getByRole('checkbox', { name: /erin houden/ })
    .first()
    .click({ force: true });
  await expect(result.getByText('0 van 1')).toBeVisible();
  await expectAccessible(page);

  const json = join(savedFolder, 'inzage.json');
  await app.answerSaveDialog(json);
  await result.getByRole('button', { name: 'Opslaan als JSON …' }).click();
  await expect(page.getByText(`Opgeslagen als inzage.json: ${before - 1} records`)).toBeVisible();
  const saved = JSON.parse(readFileSync(json, 'utf8')) as { leftOut: number; tables: { table: string }[] };
  expect(saved.leftOut).toBe(1);
  expect(saved.tables.map(({ table }) => table)).not.toContain('relation');

  const pdf = join(savedFolder, 'inzage.pdf');
  await app.answerSaveDialog(pdf);
  await result.getByRole('button', { name: 'Opslaan als pdf …' }).click();
  await expect(page.getByText(/^Opgeslagen als inzage.pdf/)).toBeVisible();
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
});
