import { readFileSync } from 'node:fs';
import { SAMPLE_PASSPHRASE } from '#shared/domain/sample.ts';
import { expectAccessible } from './accessibility.ts';
import { archivesForSpecs, passphrases } from './archives.ts';
import type { App } from './driver.ts';
import { expect, test } from './fixture.ts';
import { samplePath } from './paths.ts';
import { navigationLink, openSample } from './sample.ts';

const english = { preferences: { language: 'en' } } as const;
const { path } = archivesForSpecs('ended-appointment');

/** On the unlock screen: opens by appointment. */
async function openBy(app: App, appointment: string, passphrase: string): Promise<void> {
  await app.dropFile(app.page.getByRole('main'), appointment);
  await app.page.getByLabel('Your own passphrase').fill(passphrase);
  await app.page.getByRole('button', { name: 'Unlock' }).click();
}

test('the client appoints, the administrator opens and is told by whom and for what', async ({
  launchApp,
}) => {
  const file = test.info().outputPath('vries.sbqkey');
  const app = await openSample(launchApp, english);
  const { page } = app;
  await expect.poll(app.windowTitle).toContain('voorbeeld.sbqa – owner');
  await expect(page.getByText('Opened by the owner')).toBeVisible();

  await app.runMenuItem('appoint');
  await expect(page.getByRole('heading', { name: 'Appoint an administrator' })).toBeVisible();
  const words = page.getByRole('list', { name: 'The words drawn' }).getByRole('listitem');
  await expect(words).toHaveCount(6);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Make the appointment …' }).click();
  await expect(page.getByText('Enter a name.')).toBeVisible();
  await page.getByLabel('Name', { exact: true }).fill('A. de Vries');
  await page.getByLabel('E-mail address').fill('a.devries@example.nl');
  await page.getByLabel(/^Organisation/).fill('Kantoor De Vries');
  await page.getByLabel('For what').fill('annual accounts 2025');
  await page.getByLabel(/^Last day/).fill('31-12-2999');
  await page.getByLabel('Passphrase of the archive').fill('not this one');
  await app.answerSaveDialog(file);
  await page.getByRole('button', { name: 'Make the appointment …' }).click();
  await expect(page.getByRole('alert')).toContainText('This is not the archive’s passphrase');
  await expectAccessible(page);
  await page.getByLabel('Passphrase of the archive').fill(SAMPLE_PASSPHRASE);
  await page.getByRole('button', { name: 'Make the appointment …' }).click();
  await expect(page.getByRole('heading', { name: 'The appointment is made' })).toBeVisible();
  const passphrase = (await words.allTextContents()).join(' ');
  expect(passphrase.split(' ')).toHaveLength(6);
  expect(readFileSync(file, 'utf8')).not.toContain(passphrase);
  await expectAccessible(page);

  const letter = test.info().outputPath('letter.pdf');
  await app.answerSaveDialog(letter);
  await page.getByRole('button', { name: 'Save the letter (PDF) …' }).click();
  await expect(page.getByText('letter.pdf was saved.')).toBeVisible();
  expect(readFileSync(letter).subarray(0, 5).toString()).toBe('%PDF-');

  await page.getByRole('button', { name: 'To the list' }).click();
  await expect(page.getByRole('row', { name: /A\. de Vries.*in force.*made/ })).toBeVisible();
  await expect(page.getByText(/means exporting the archive anew/)).toBeVisible();
  await expect(words).toHaveCount(0);
  await expectAccessible(page);

  await app.runMenuItem('lock');
  await openBy(app, file, 'not the words that were drawn');
  await expect(page.getByRole('alert')).toContainText('This does not open the appointment');
  await page.getByLabel('Your own passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(navigationLink(app, 'overview')).toBeVisible();
  const whose = /A\. de Vries, appointed by Voorbeeld: Tuincentrum De Linde B\.V\. .*annual accounts 2025/;
  await expect.poll(app.windowTitle).toMatch(whose);
  expect(await app.windowTitle()).toContain('until 2999-12-31');
  await expect(page.getByRole('contentinfo').getByText(whose)).toBeVisible();

  await navigationLink(app, 'appointments').click();
  await expect(page.getByText('You cannot appoint others', { exact: false })).toBeVisible();
  await expect(page.getByText('a.devries@example.nl')).toBeVisible();
  await expectAccessible(page);
  await app.runMenuItem('appoint');
  await expect(page.getByText('No appointment can be made here')).toBeVisible();
});

test('the administrator’s own passphrase is held against guessing before it is taken', async ({
  launchApp,
}) => {
  const app = await openSample(launchApp, english);
  const { page } = app;
  await app.runMenuItem('appoint');
  await page.getByText('The administrator types it here').click();
  await page.getByLabel('Name', { exact: true }).fill('Annelies Vanderlinden');
  const typed = page.getByLabel('Personal passphrase');
  await typed.fill('annelies vanderlinden');
  await expect(page.getByText(/^(very weak|weak)$/)).toBeVisible();
  await page.getByRole('button', { name: 'Make the appointment …' }).click();
  await expect(page.getByText('Too easy to guess.', { exact: false })).toBeVisible();
  await expectAccessible(page);
  await typed.fill('steiger veldmuis appelboom kwartier');
  await expect(page.getByText('very strong')).toBeVisible();
});

test('an appointment whose last day has passed says so, and what to do', async ({ launchApp }) => {
  const app = await launchApp({ files: [samplePath], ...english });
  await openBy(app, path('ended-appointment'), passphrases['ended-appointment']);
  const alert = app.page.getByRole('alert');
  await expect(alert).toContainText('The appointment has ended');
  await expect(alert).toContainText('Its last day was 2020-12-31.');
  await expect(alert).toContainText('Ask the client for a new appointment');
});
