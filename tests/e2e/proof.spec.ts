import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expectAccessible } from './accessibility.ts';
import { expect, test } from './fixture.ts';
import { openSample } from './sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'proofs-'));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));
const pane = (page: Page) => page.getByRole('complementary', { name: 'Selected record' });

test('the proof of a document is saved beside it, and checked without an archive', async ({ launchApp }) => {
  const proof = join(folder, 'document.sbqproof.json');
  const file = join(folder, 'document.pdf');
  const app = await openSample(launchApp, { preferences: { language: 'en' } });
  const { page } = app;
  await page.evaluate(() => {
    location.hash = '#/documents?record=document:2';
  });
  await app.answerSaveDialog(proof);
  await pane(page).getByRole('button', { name: 'Save proof …' }).click();
  await expect(pane(page).getByText('Proof saved as document.sbqproof.json.')).toBeVisible();
  await app.answerSaveDialog(file);
  await page.evaluate(() => {
    location.hash = '#/document/2';
  });
  await expect(page.getByRole('button', { name: 'Save proof …' })).toBeVisible();
  await page.getByRole('button', { name: 'Save a copy …' }).click();
  await expect(page.getByText('Saved as document.pdf')).toBeVisible();

  // On the first screen, where no archive is open.
  await app.runMenuItem('close-archive');
  await page.getByRole('button', { name: 'Check a proof…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Check the proof of one record' });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await app.answerOpenDialog(proof);
  await dialog.getByRole('button', { name: 'Choose a proof …' }).click();
  const verdict = dialog.getByRole('status');
  await expect(verdict).toContainText('stands in an archive, but who signed that is not certain');
  await expect(verdict).toContainText('Signed with the sample key, which everybody has');
  await expect(verdict).toContainText('cc9b e651 97dd e9ce');
  await expect(dialog.getByText('That the bookkeeping is right')).toBeVisible();
  // However long the record is, the buttons stay where they can be reached.
  await expect(dialog.getByRole('button', { name: 'Hold a file against it …' })).toBeInViewport({ ratio: 1 });
  await expectAccessible(page);

  await app.answerOpenDialog(file);
  await dialog.getByRole('button', { name: 'Hold a file against it …' }).click();
  await expect(dialog.getByText('The file that you chose is that file.')).toBeVisible();
  await expect(verdict).toContainText('document.pdf');

  const altered = join(folder, 'altered.json');
  writeFileSync(altered, readFileSync(proof, 'utf8').replace(/\.pdf"/, '.pdg"'));
  await app.answerOpenDialog(altered);
  await dialog.getByRole('button', { name: 'Another proof …' }).click();
  await expect(verdict).toContainText('This is not proved');
  await expect(dialog.getByText('Not so: a value or a hash was altered.')).toBeVisible();
  await expectAccessible(page);

  await app.answerOpenDialog(file);
  await dialog.getByRole('button', { name: 'Another proof …' }).click();
  await expect(dialog.getByText('This is not a proof')).toBeVisible();
});
