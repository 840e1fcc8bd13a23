import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { keptData } from '#shared/domain/kept-data.ts';
import { expectAccessible } from './accessibility.ts';
import { expect, test } from './fixture.ts';
import { openSample } from './sample.ts';

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
