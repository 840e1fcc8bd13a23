import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SAMPLE_PASSPHRASE } from '#shared/domain/sample.ts';
import { expectAccessible } from './accessibility.ts';
import type { App } from './driver.ts';
import { expect, test } from './fixture.ts';
import { appPath, samplePath } from './paths.ts';
import { navigationLink, unlockSample } from './sample.ts';

const commandLine = join(appPath, 'dist/cli/cli.js');
const personal = 'vier losse woorden achtereen';

async function openBy(app: App, appointment: string): Promise<void> {
  await expect(app.page.locator('input[type=password]')).toBeVisible();
  await app.dropFile(app.page.getByRole('main'), appointment);
  await app.page.getByLabel('Your own passphrase').fill(personal);
  await app.page.getByRole('button', { name: 'Unlock' }).click();
}

test('an administrator is told what is logged, and the owner reads what was consulted', async ({
  launchApp,
}) => {
  const file = test.info().outputPath('vries.sbqkey');
  const terms = ['--name', 'A. de Vries', '--email', 'vries@example.nl', '--kind', 'accountant'];
  execFileSync(process.execPath, [commandLine, 'appoint', samplePath, ...terms, '--out', file], {
    env: { ...process.env, SBQA_PASSPHRASE: SAMPLE_PASSPHRASE, SBQA_NEW_PASSPHRASE: personal },
  });

  const app = await launchApp({ files: [samplePath], preferences: { language: 'en' } });
  const { page } = app;
  await openBy(app, file);
  const notice = page.getByRole('region', { name: 'Consultation log' });
  await expect(notice).toContainText('Your consultation of this archive is logged on this computer');
  await expectAccessible(page);
  await notice.getByRole('button', { name: 'Understood' }).click();
  await expect(notice).toHaveCount(0);

  await navigationLink(app, 'documents').click();
  await page.locator('tbody tr:not([aria-busy=true])').first().click();
  await expect(page.getByRole('region', { name: /^(Document|Pages of) / }).first()).toBeVisible();
  await page.evaluate(() => {
    location.hash = '#/search?q=huur';
  });
  await expect(page.getByRole('heading', { name: /huur/ }).or(page.getByText(/huur/).first())).toBeVisible();
  await page.evaluate(() => {
    location.hash = '#/consultation-log';
  });
  await expect(page.getByText(/^Whole: \d+ entries, none altered or missing/)).toBeVisible();
  const rows = page.getByRole('table').getByRole('row');
  await expect(rows.filter({ hasText: 'Opened' })).toContainText('A. de Vries');
  await expect(rows.filter({ hasText: 'List viewed' }).filter({ hasText: 'Documents' })).toHaveCount(1);
  await expect(rows.filter({ hasText: 'Document viewed' })).not.toHaveCount(0);
  await expect(rows.filter({ hasText: 'Searched' })).toContainText('“huur”');
  await expect(page.getByText('Log what I consult as the owner, too')).toHaveCount(0);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'What was done: Everything' }).click();
  await page.getByRole('menuitemradio', { name: 'Searched' }).click();
  await expect(rows).toHaveCount(2);
  // Of days to come there is nothing; without them what was there is back.
  await page.getByRole('textbox', { name: 'From' }).fill('2199-01-01');
  await expect(
    page.getByText('Nothing logged is of this kind, by this person and in these days.'),
  ).toBeVisible();
  await page.getByRole('textbox', { name: 'From' }).fill('31-31');
  await expect(page.getByText('Not a date. Write it as 2025-12-31.')).toBeVisible();
  await page.getByRole('textbox', { name: 'From' }).fill('');
  await page.getByRole('textbox', { name: 'To', exact: true }).fill('2199-01-01');
  await expect(rows).toHaveCount(2);
  const copy = test.info().outputPath('copy.json');
  await app.answerSaveDialog(copy);
  await page.getByRole('button', { name: 'Save a copy …' }).click();
  await page.getByRole('menuitem', { name: /^JSON/ }).click();
  await expect(page.getByText('1 entry saved in copy.json.')).toBeVisible();
  expect(JSON.parse(readFileSync(copy, 'utf8'))).toMatchObject({
    entries: [{ action: 'search', words: 'huur', by: { email: 'vries@example.nl' } }],
    verdict: { state: 'whole' },
  });

  await app.runMenuItem('lock');
  await unlockSample(app);
  await expect(notice).toHaveCount(0);
  await page.evaluate(() => {
    location.hash = '#/consultation-log';
  });
  await expect(page.getByText('Your consultation is not being logged', { exact: false })).toBeVisible();
  await expect(rows.filter({ hasText: 'Locked' })).toContainText('A. de Vries');
  await page.getByText('Log what I consult as the owner, too').click();
  await expect(page.getByText('Your consultation is being logged.')).toBeVisible();
  await expect(rows.filter({ hasText: 'the owner’s consultation is logged from here on' })).toContainText(
    'Owner',
  );
});
