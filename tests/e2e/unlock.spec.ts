import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { expectAccessible } from './accessibility.ts';
import { expect, test } from './fixture.ts';
import { samplePath } from './paths.ts';
import { navigationLink, openSample, unlockSample } from './sample.ts';

const english = { preferences: { language: 'en' } } as const;

/** A copy of the sample with its seal, to be spoilt. */
function copyOfSample(): string {
  const copy = test.info().outputPath('copy.sbqa');
  copyFileSync(samplePath, copy);
  copyFileSync(`${samplePath}.seal.json`, `${copy}.seal.json`);
  return copy;
}

test.describe('before any key, the seal says', () => {
  test('that the file is whole, who sealed it and when', async ({ launchApp }) => {
    const { page } = await launchApp({ files: [samplePath], ...english });
    const report = page.getByRole('region', { name: 'Before the key' });
    await expect(report.getByText('The file is whole, as it was sealed')).toBeVisible();
    await expect(report.getByText('the sample key, which everybody has')).toBeVisible();
    await expect(report.getByText(/^key [0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4}$/)).toBeVisible();
    await expect(report.getByText(/^\d{4}-\d\d-\d\d \d\d:\d\d$/)).toBeVisible();
  });

  test('that a file cut short is not the one that was sealed', async ({ launchApp }) => {
    const copy = copyOfSample();
    truncateSync(copy, 40_960);
    const { page } = await launchApp({ files: [copy], ...english });
    await expect(page.getByText('The file is not the one that was sealed')).toBeVisible();
  });

  test('nothing that counts, where its own text was altered', async ({ launchApp }) => {
    const copy = copyOfSample();
    const seal = JSON.parse(readFileSync(`${copy}.seal.json`, 'utf8')) as Record<string, unknown>;
    writeFileSync(`${copy}.seal.json`, JSON.stringify({ ...seal, sealedAt: '2020-01-01T00:00:00Z' }));
    const { page } = await launchApp({ files: [copy], ...english });
    await expect(page.getByText('The seal’s signature is not valid')).toBeVisible();
  });

  test('nothing, where there is none', async ({ launchApp }) => {
    const copy = test.info().outputPath('copy.sbqa');
    copyFileSync(samplePath, copy);
    const { page } = await launchApp({ files: [copy], ...english });
    await expect(page.getByText('There is no seal beside the archive')).toBeVisible();
  });
});

test('a refused passphrase is said in plain words, and nothing that was typed is lost', async ({
  launchApp,
}) => {
  const app = await launchApp({ files: [samplePath], ...english });
  const { page } = app;
  const field = page.getByLabel('Passphrase of the archive');
  await field.fill('not this one');
  await field.press('Enter');
  await expect(page.getByRole('alert')).toContainText('This does not open the archive');
  await expect(field).toHaveValue('not this one');
  await expect(field).toBeFocused();
  await expectAccessible(page);
  await field.press('x');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await unlockSample(app);
});

test('what goes wrong in typing is hinted at', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [samplePath], ...english });
  const field = page.getByLabel('Passphrase of the archive');
  await expect(field).toHaveAttribute('type', 'password');
  await field.fill('pasted along ');
  await expect(page.getByText('It begins or ends with a space.')).toBeVisible();
  await field.fill('pasted along');
  await expect(page.getByText('It begins or ends with a space.')).toHaveCount(0);
  await field.evaluate((input) => {
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'A', modifierCapsLock: true, bubbles: true }));
  });
  await expect(page.getByText('Caps Lock is on.')).toBeVisible();
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(field).toHaveAttribute('type', 'text');
  await expect(field).toHaveValue('pasted along');
});

test('what was typed under one way of opening stays while another is tried', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [samplePath], ...english });
  await page.getByLabel('Passphrase of the archive').fill('first');
  await page.getByText('Raw key').click();
  await page.getByLabel('Raw key', { exact: true }).last().fill('abc');
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByText('Passphrase', { exact: true }).click();
  await expect(page.getByLabel('Passphrase of the archive')).toHaveValue('first');
});

test('an appointment that is none says so', async ({ launchApp }) => {
  const appointment = test.info().outputPath('wim.sbqkey');
  writeFileSync(appointment, '{"format": "something else"}');
  const app = await launchApp({ files: [samplePath], ...english });
  await app.dropFile(app.page.getByRole('main'), appointment);
  await expect(app.page.getByRole('button', { name: 'wim.sbqkey' })).toBeVisible();
  await app.page.getByLabel('Your own passphrase').fill('mine');
  await app.page.getByRole('button', { name: 'Unlock' }).click();
  await expect(app.page.getByRole('alert')).toContainText('The appointment cannot be read');
});

for (const [what, bytes, says] of [
  ['an empty file', Buffer.alloc(0), 'The file is empty'],
  [
    'a database that is not encrypted',
    Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4080)]),
    'This database is not encrypted',
  ],
] as const) {
  test(`${what} is refused before any key is asked for, with its reason`, async ({ launchApp }) => {
    const path = test.info().outputPath('other.sbqa');
    writeFileSync(path, bytes);
    const { page } = await launchApp({ files: [path], ...english });
    await expect(page.getByText(says)).toBeVisible();
  });
}

test('locked and unlocked again, one is at the same screen, and nothing of the archive is in the history; closed, one is at the start', async ({
  launchApp,
}) => {
  const app = await openSample(launchApp, english);
  const { page } = app;
  await navigationLink(app, 'invoices').click();
  await page.getByRole('button', { name: /^Sales/ }).click();
  await expect(page).toHaveURL(/filters=/);
  await page.evaluate(() => {
    location.hash = '#/search?q=Zwanelaar';
  });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.evaluate(() => {
    const filters = [{ column: 'relation', op: 'contains', values: ['Tilvoorde'] }];
    location.hash = `#/invoices?filters=${encodeURIComponent(JSON.stringify(filters))}&record=invoice:1`;
  });
  await expect(page).toHaveURL(/Tilvoorde/);
  await page.getByRole('button', { name: 'Lock', exact: true }).click();
  await expect(
    page.getByText('The archive was locked. Its key and records are gone from memory.'),
  ).toBeVisible();
  await expectAccessible(page);
  const debug = await page.context().newCDPSession(page);
  await expect
    .poll(async () => {
      const { entries } = await debug.send('Page.getNavigationHistory');
      return entries.map(({ url }) => new URL(url).hash);
    })
    .toEqual(['#/invoices']);
  const kept = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, history.state]));
  expect(kept).not.toMatch(/Zwanelaar|Tilvoorde|filters|invoice:/);
  await unlockSample(app);
  await expect(page.getByRole('heading', { name: 'Invoices' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Sales/ })).toHaveAttribute('aria-pressed', 'false');
  await app.runMenuItem('close-archive');
  await expect(page.getByTestId('drop-zone')).toBeVisible();
});

test('another archive that does not open leaves the one that is open as it is', async ({ launchApp }) => {
  const app = await openSample(launchApp, english);
  const other = test.info().outputPath('other.sbqa');
  writeFileSync(other, Buffer.alloc(0));
  await navigationLink(app, 'relations').click();
  await app.answerOpenDialog(other);
  await app.runMenuItem('open-archive');
  await expect(
    app.page.getByText('The file is empty').or(app.page.locator('input[type=password]')).first(),
  ).toBeVisible();
  await app.page.getByRole('button', { name: 'Back' }).click();
  await expect(app.page.getByRole('heading', { name: 'Relations' })).toBeVisible();
  await expect(app.page.getByRole('row').nth(3)).toBeVisible();
});

for (const [language, colorScheme] of [
  ['nl', 'dark'],
  ['en', 'light'],
] as const) {
  test(`is accessible in ${language}, ${colorScheme}`, async ({ launchApp }) => {
    const { page } = await launchApp({ files: [samplePath], preferences: { language }, colorScheme });
    await expect(page.locator('dl')).toBeVisible();
    await expectAccessible(page);
  });
}
