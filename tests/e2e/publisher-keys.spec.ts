import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ed25519PublicKey } from '#engine/crypto/ed25519.ts';
import { sha256 } from '#engine/crypto/sha256.ts';
import { keyId } from '#shared/archive-format/key-id.ts';
import { toBase64 } from '#shared/archive-format/text-bytes.ts';
import { expectAccessible } from './accessibility.ts';
import { archivesForSpecs, passphrases } from './archives.ts';
import { expect, test } from './fixture.ts';
import { unlockSample } from './sample.ts';

const archives = archivesForSpecs('unknown-signer');
const publicKey = ed25519PublicKey(new Uint8Array(32).fill(9));
const id = keyId(publicKey, sha256);
const grouped = id.replace(/(.{4})(?=.)/g, '$1 ');

test('an unknown signer leads to the publisher keys; a key added there makes it known, and removed unknown again', async ({
  launchApp,
}) => {
  const app = await launchApp({ files: [archives.path('unknown-signer')], preferences: { language: 'en' } });
  const { page } = app;
  const report = page.getByRole('region', { name: 'Before the key' });
  await expect(report.getByText('a key that is not known here')).toBeVisible();
  await report.getByRole('link', { name: 'Publisher keys' }).click();
  const dialog = page.getByRole('dialog', { name: 'Preferences' });
  await expect(dialog.getByText(`signed by key ${grouped}`)).toBeVisible();
  await expect(dialog.getByText('No key is trusted yet')).toBeVisible();

  // From a file; then the id by another way, at first a wrong one.
  const file = join(test.info().outputDir, 'publisher.txt');
  writeFileSync(test.info().outputPath('publisher.txt'), `${toBase64(publicKey)}\n`);
  await app.answerOpenDialog(file);
  await dialog.getByRole('button', { name: 'From a file …' }).click();
  await expect(dialog.getByText(grouped, { exact: true })).toBeVisible();
  const typed = dialog.getByLabel('The id as the publisher states it');
  const trust = dialog.getByRole('button', { name: 'Trust this key' });
  await dialog.getByLabel('Name', { exact: true }).fill('De uitgever');
  await typed.fill('0000 1111 2222 3333');
  await expect(dialog.getByText('That is the id of another key')).toBeVisible();
  await expect(trust).toBeDisabled();
  await expectAccessible(page);
  await typed.fill(grouped.toUpperCase());
  await trust.click();
  const entry = dialog.getByRole('listitem').filter({ hasText: 'De uitgever' });
  await expect(entry).toContainText(grouped);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(report.getByText('a trusted publisher')).toBeVisible();

  await unlockSample(app, passphrases['unknown-signer']);
  const status = page.getByRole('contentinfo');
  await expect(status.getByText('Signed by a trusted publisher')).toBeVisible();
  await app.runMenuItem('preferences');
  await entry.getByRole('button', { name: 'Remove the key De uitgever' }).click();
  await entry.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(dialog.getByText('No key is trusted yet')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(status.getByText('Signed by an unknown key')).toBeVisible();
});
