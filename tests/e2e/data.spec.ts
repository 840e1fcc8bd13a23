import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { keptData } from '#shared/domain/kept-data.ts';
import { expectAccessible } from './accessibility.ts';
import { expect, test } from './fixture.ts';
import { samplePath } from './paths.ts';
import { openSample, unlockSample } from './sample.ts';

/** The drawing engine's own files: capitalised, but for these; the stand-in keeps them in a folder. */
const ofChromium = /^([A-Z]|\.stand-in\/|blob_storage\/|lockfile$|first_party_sets)/;

test('the page on data can be read without an archive, in both languages', async ({ launchApp }) => {
  const app = await launchApp({ preferences: { language: 'en' } });
  const { page } = app;
  await page.getByRole('button', { name: 'Your data' }).click();
  const dialog = page.getByRole('dialog', { name: 'What this program does with data' });
  for (const { file } of keptData) await expect(dialog.getByText(file, { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await app.runMenuItem('preferences');
  await page.getByText('Nederlands').last().click();
  await page.getByRole('button', { name: 'Wat dit programma met gegevens doet' }).click();
  await expect(page.getByRole('dialog', { name: 'Wat dit programma met gegevens doet' })).toBeVisible();
});

test('a session leaves nothing but what the page lists, and no cookie', async ({ launchApp }) => {
  const userDataDir = mkdtempSync(join(tmpdir(), 'archive-user-'));
  try {
    const app = await openSample(launchApp, { preferences: { language: 'en' }, userDataDir });
    expect(await app.page.evaluate('document.cookie')).toBe('');
    await app.close();
    const left = readdirSync(userDataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(userDataDir, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .filter((path) => !ofChromium.test(path))
      .map((path) => path.replace(/^archives\/[0-9a-f]{32}\//, 'archives/*/'));
    const listed = keptData.map(({ file }): string => file);
    expect(left).toContain('recent.json');
    expect(left.filter((path) => !listed.includes(path))).toEqual([]);
  } finally {
    rmSync(userDataDir, { recursive: true, force: true });
  }
});

test('no passphrase and no record is in a file, a log, an argument or the environment of a process', async ({
  launchApp,
}) => {
  // The sample's own passphrase is in its file's name as well; one that was refused is not.
  const refused = 'kanarie in de boekhouding';
  const client = 'Tuincentrum De Linde';
  const userDataDir = mkdtempSync(join(tmpdir(), 'archive-user-'));
  try {
    const app = await launchApp({ files: [samplePath], preferences: { language: 'en' }, userDataDir });
    await app.page.locator('input[type=password]').fill(refused);
    await app.page.locator('button[type=submit]').click();
    await expect(app.page.getByRole('alert')).toBeVisible();
    await unlockSample(app);
    await expect(app.page.getByText(client).first()).toBeVisible();
    const processes = await app.evaluate(
      ({ app: electron }) => electron.getAppMetrics().map(({ pid }) => pid),
      null,
    );
    expect(processes.length).toBeGreaterThan(0);
    const told =
      process.platform === 'linux'
        ? processes.flatMap((pid) =>
            ['cmdline', 'environ'].map((name) => readFileSync(`/proc/${pid}/${name}`)),
          )
        : [];
    await app.close();
    const files = readdirSync(userDataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
    expect(files.some((bytes) => bytes.includes('voorbeeld.sbqa'))).toBe(true);
    for (const bytes of [...files, ...told, Buffer.from(app.output.join('\n'))]) {
      expect(bytes.includes(refused)).toBe(false);
      expect(bytes.includes(client)).toBe(false);
    }
  } finally {
    rmSync(userDataDir, { recursive: true, force: true });
  }
});

test('everything about an archive is forgotten, and the archive stays', async ({ launchApp }) => {
  const userDataDir = mkdtempSync(join(tmpdir(), 'archive-user-'));
  try {
    const app = await openSample(launchApp, { preferences: { language: 'en' }, userDataDir });
    const { page } = app;
    await page.evaluate(() => {
      location.hash = '#/consultation-log';
    });
    await page.getByText('Log what I consult as the owner, too').click();
    await expect(page.getByText('Your consultation is being logged.')).toBeVisible();
    await app.runMenuItem('lock');
    await page.getByRole('button', { name: 'Forget everything about this archive …' }).click();
    const kept = () => readdirSync(join(userDataDir, 'archives'), { recursive: true }).map(String);
    expect(kept().some((name) => name.endsWith('consultation.sbqlog'))).toBe(true);
    const dialog = page.getByRole('dialog', { name: 'Forget everything about voorbeeld.sbqa?' });
    await expect(dialog).toBeVisible();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Forget everything' }).click();
    await expect(page.getByText('All that this computer kept about this archive is gone.')).toBeVisible();
    expect(kept()).toEqual([]);
    expect(readdirSync(userDataDir)).not.toContain('recent.json');
    await expectAccessible(page);
  } finally {
    rmSync(userDataDir, { recursive: true, force: true });
  }
});
