import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Page } from 'playwright';
import { SAMPLE_PASSPHRASE } from '#shared/domain/sample.ts';
import { expectAccessible } from './accessibility.ts';
import { type ArchiveKind, archivesForSpecs, passphrases } from './archives.ts';
import type { App, LaunchAppOptions } from './driver.ts';
import { expect, test } from './fixture.ts';
import { navigationLink, openSample, unlockSample } from './sample.ts';

const english = { preferences: { language: 'en' } } as const;
const archives = archivesForSpecs('edited-sample', 'damaged-sample', 'slow-books');

const question = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });
const group = (page: Page, name: string) => page.getByRole('button', { expanded: false, name });

async function openScreen(app: App): Promise<Page> {
  await navigationLink(app, 'verification').click();
  return app.page;
}

async function verify(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Verify now' }).click();
  await expect(page.getByRole('button', { name: 'Verify again', exact: true })).toBeVisible({
    timeout: 30_000,
  });
}

async function openArchive(
  launchApp: (options: LaunchAppOptions) => Promise<App>,
  kind: ArchiveKind,
  passphrase: string = SAMPLE_PASSPHRASE,
): Promise<App> {
  const app = await launchApp({ files: [archives.path(kind)], ...english });
  await unlockSample(app, passphrase);
  return app;
}

test('answers three questions, and never calls a sample authentic', async ({ launchApp }) => {
  const app = await openSample(launchApp, english);
  const page = await openScreen(app);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This archive has not been verified yet');
  await expect(page.getByRole('contentinfo')).toContainText('Not verified yet');
  await expectAccessible(page);
  await verify(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This sample is intact');
  await expect(question(page, 'Is it authentic?')).toContainText('It is a sample');
  await expect(question(page, 'Is it intact?')).toContainText('Yes, every page, record and document matches');
  await expect(question(page, 'Does it add up?')).toContainText('2 warnings, 1 remark');
  await expect(page.getByRole('contentinfo').getByText('Seal: Passed')).toBeAttached();
  await expect(page.getByRole('contentinfo').getByText('Books: Passed')).toBeAttached();
  // What could not be checked stands apart, with its reason.
  const unchecked = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'What was not checked' }) });
  await expect(unchecked).toContainText('No two years of one administration follow each other');
  await expectAccessible(page);
});

test('each finding says what it touches, what to do, whether one can go on, and leads to its records', async ({
  launchApp,
}) => {
  const page = await openScreen(await openSample(launchApp, english));
  await verify(page);
  const duplicate = group(page, 'A purchase invoice occurs more than once');
  const [, number = ''] = /Invoice (\S+) of /.exec((await duplicate.textContent()) ?? '') ?? [];
  expect(number).not.toBe('');
  await duplicate.click();
  await expect(page.getByText('it may have been booked or paid twice')).toBeVisible();
  await expect(page.getByText('this is a question for the bookkeeper', { exact: false })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'View', exact: true }).click();
  await expect(page).toHaveURL(/#\/invoices\?.*record=invoice%3A\d+/);
  await expect(page.getByRole('complementary', { name: 'Selected record' })).toContainText(number);
  // The result is still there.
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This sample is intact');

  await page.getByText(/^Warnings 2$/).click();
  await expect(page.getByRole('button', { name: 'Entry numbers are missing' })).toHaveCount(0);
  await page.getByText(/^Errors 0$/).click();
  await expect(page.getByText('No findings of this kind.')).toBeVisible();

  // What is sought may stand anywhere in what a finding says; the counts follow.
  await page.getByRole('textbox', { name: 'Find in the findings' }).fill(number.toLowerCase());
  await page.getByText(/^All 1$/).click();
  await expect(group(page, 'A purchase invoice occurs more than once')).toBeVisible();
  await page.getByRole('radiogroup', { name: 'Layer' }).getByText('Manifest').click();
  await expect(page.getByText('No findings of this kind.')).toBeVisible();
});

test('keeps what it found, tells what is otherwise the next time, and writes the report', async ({
  launchApp,
}, testInfo) => {
  // Somebody changes the file between two verifications; a copy stands for it, since a spec’s archives must stay as they are.
  const changed = testInfo.outputPath('changed/edited-sample.sbqa');
  mkdirSync(dirname(changed));
  const bytes = readFileSync(archives.path('edited-sample'));
  bytes.writeUInt8(bytes.readUInt8(30 * 4096 + 9) ^ 1, 30 * 4096 + 9);
  writeFileSync(changed, bytes);
  const userDataDir = testInfo.outputPath('user');
  const app = await launchApp({ files: [archives.path('edited-sample')], userDataDir, ...english });
  await unlockSample(app);
  const page = await openScreen(app);
  await verify(page);
  const history = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'Earlier verifications' }) });
  await expect(history.locator('ol > li')).toHaveCount(1);
  await expect(history).toContainText('Owner');
  const report = testInfo.outputPath('report.json');
  await app.answerSaveDialog(report);
  await page.getByRole('button', { name: 'Save the report' }).click();
  await page.getByRole('menuitem', { name: 'Data (JSON), for other programs' }).click();
  await expect(page.getByText('Saved as report.json')).toBeVisible();
  expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({
    format: 'smartbooqing-verification-report/1',
    language: 'en',
    verdict: 'failed',
  });
  await app.close();

  const again = await launchApp({ files: [changed], userDataDir, ...english });
  await unlockSample(again);
  const later = await openScreen(again);
  await expect(later.getByRole('heading', { level: 1 })).toHaveText(
    'This archive has not been verified since it was opened',
  );
  await expect(later.getByRole('heading', { name: 'Earlier verifications' })).toBeVisible();
  await verify(later);
  const notice = later.getByRole('status', {
    name: 'Something is otherwise than at an earlier verification',
  });
  await expect(notice).toContainText('its hash differs');
  await expectAccessible(later);
  await later.getByRole('button', { name: 'Clear …' }).click();
  await later.getByRole('dialog').getByRole('button', { name: 'Clear …' }).click();
  await expect(later.getByRole('heading', { name: 'Earlier verifications' })).toHaveCount(0);
  await expect(notice).toHaveCount(0);
});

test('a record changed by somebody with the key is found, named and led to', async ({ launchApp }) => {
  const page = await openScreen(await openArchive(launchApp, 'edited-sample'));
  await verify(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This archive is not as it was exported');
  await expect(question(page, 'Is it authentic?')).toContainText('No: the contents are not what was signed');
  await expect(question(page, 'Is it intact?')).toContainText(/No\d+ pages/);
  await group(page, 'Records were changed after the archive was signed').click();
  await expect(page.getByText('Do not rely on these records.').first()).toBeVisible();
  await page.getByRole('link', { name: /^View records 1–\d+/ }).click();
  await expect(page).toHaveURL(/#\/tables\/relation\?filters=/);
  await expect(page.locator('tbody tr').filter({ hasText: 'Iemand Anders B.V.' })).toBeVisible();
});

test('a flipped bit is found on its page, and the rest stays readable', async ({ launchApp }) => {
  const app = await openArchive(launchApp, 'damaged-sample');
  const page = await openScreen(app);
  await verify(page);
  await expect(question(page, 'Is it intact?')).toContainText('No');
  const meaning = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'What the damage means' }) });
  await expect(meaning.getByRole('listitem').filter({ hasText: /^Not touched: .*invoice/ })).toBeVisible();
  await expect(meaning.getByRole('listitem').last()).toContainText(/fiscal year/i);
  const damaged = group(page, 'A page is damaged');
  await expect(damaged).toContainText('Error');
  await damaged.click();
  await expect(page.getByText(/^page \d+, byte [\d,]+$/)).toBeVisible();
  await expect(page.getByText('To read what is undamaged, yes.', { exact: false }).first()).toBeVisible();
  await expect(page.getByRole('contentinfo').getByText('Seal: Failed')).toBeAttached();
  await navigationLink(app, 'relations').click();
  await expect(page.locator('tbody tr').first()).toBeVisible();
});

test('a layer that was left out is said, and nothing of it is green', async ({ launchApp }) => {
  const page = await openScreen(await openSample(launchApp, english));
  for (const layer of ['Seal', 'Structure', 'Manifest']) {
    await page.getByText(layer, { exact: true }).and(page.locator('fieldset *')).click();
  }
  await verify(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not everything could be checked');
  await expect(question(page, 'Is it authentic?')).toContainText('Not checked');
  await expect(question(page, 'Is it intact?')).toContainText('Not checked');
  const footer = page.getByRole('contentinfo');
  await expect(footer.getByText('Seal: Not run')).toBeAttached();
  await expect(footer.getByText('Books: Passed')).toBeAttached();
  const green = await page.evaluate(() => {
    const probe = document.createElement('span');
    probe.style.color = 'var(--good)';
    document.body.append(probe);
    const colour = getComputedStyle(probe).color;
    probe.remove();
    return [...document.querySelectorAll('main li, main tr')]
      .filter((item) => item.querySelector('li') === null)
      .filter((item) => /Not (?:checked|run)/.test(item.textContent ?? ''))
      .filter((item) =>
        [...item.querySelectorAll('*')].some((inner) => getComputedStyle(inner).color === colour),
      )
      .map((item) => item.textContent);
  });
  expect(green).toEqual([]);
});

test('says how far it is, goes on while one looks elsewhere, and stops when told', async ({ launchApp }) => {
  const app = await openArchive(launchApp, 'slow-books', passphrases['slow-books']);
  const page = await openScreen(app);
  await page.getByRole('button', { name: 'Verify now' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The archive is being verified');
  await expect(page.getByRole('progressbar', { name: 'Seal' })).toBeVisible();
  await expect(page.getByText(/of \d{3} MB/).first()).toBeVisible();
  await navigationLink(app, 'relations').click();
  await expect(page.getByRole('contentinfo')).toContainText(/Verifying \d+%/);
  await expect(page.locator('tbody tr').first()).toBeVisible();
  await navigationLink(app, 'verification').click();
  const startedAt = Date.now();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(page.getByText('The verification was stopped before its end.')).toBeVisible();
  expect(Date.now() - startedAt).toBeLessThan(3000);
  await expect(page.getByRole('contentinfo')).toContainText('Verification stopped');
  await expect(page.getByRole('button', { name: 'Verify now' })).toBeVisible();
});

test('a verifier that dies is said to have broken off, and another can be started', async ({ launchApp }) => {
  const app = await openArchive(launchApp, 'slow-books', passphrases['slow-books']);
  const page = await openScreen(app);
  await page.getByRole('button', { name: 'Verify now' }).click();
  await expect(page.getByText(/of \d{3} MB/).first()).toBeVisible();
  await app.killEngine('verifier');
  await expect(page.getByRole('alert')).toContainText('The verification broke off');
  await expect(page.getByRole('button', { name: 'Verify now' })).toBeVisible();
});
