// Run by itself: `node consult.ts ARCHIVE FOLDER` consults an archive by the window, from its passphrase to its lock, and writes a list to
// the folder. For what is to be watched from outside the whole app. Prints as JSON what was seen.
import { join } from 'node:path';
import { SAMPLE_PASSPHRASE } from '#shared/domain/sample.ts';
import { launchApp } from './driver.ts';

const [archive, folder] = process.argv.slice(2);
if (archive === undefined || folder === undefined)
  throw new Error('The arguments are an archive and a folder.');
const exported = join(folder, 'list.csv');
const timeoutMs = 60_000;

const seen: string[] = [];
const app = await launchApp({ files: [archive], preferences: { language: 'en' } });
const { page } = app;
page.setDefaultTimeout(timeoutMs);
const step = async (name: string, run: () => Promise<unknown>) => {
  await run();
  seen.push(name);
};
const goTo = (screen: string) => page.locator(`nav a[href*="#/${screen}"]`).click();
const row = (index: number) => page.locator('tbody tr:not([aria-busy=true])').nth(index);

try {
  await step('opened', async () => {
    await page.locator('input[type=password]').fill(SAMPLE_PASSPHRASE);
    await page.locator('button[type=submit]').click();
    await page.locator('nav a[href*="#/overview"]').waitFor();
  });
  await step('verified', async () => {
    await goTo('verification');
    await page.getByRole('button', { name: 'Verify now' }).click();
    await page.getByRole('button', { name: 'Verify again', exact: true }).waitFor();
  });
  await step('document', async () => {
    await goTo('documents');
    await row(3).click();
    await page.getByText('Hash matches').first().waitFor();
    await row(3).dblclick();
    await page.locator('canvas, main img').first().waitFor();
  });
  await step('searched', async () => {
    const box = page.getByRole('combobox', { name: 'Search the archive' });
    await box.fill('factuur');
    await box.press('Enter');
    await page.waitForURL(/#\/search\?q=factuur/);
    await row(0).waitFor();
  });
  await step('entry', async () => {
    await goTo('entries');
    await row(2).dblclick();
    await page.waitForURL(/#\/entries\/\d+|#\/record/);
  });
  await step('exported', async () => {
    await goTo('entries');
    await row(0).waitFor();
    await app.answerSaveDialog(exported);
    await page.getByRole('button', { name: 'Export …' }).click();
    await page.getByRole('menuitem', { name: /^CSV/ }).click();
    await page.getByText(/rows written to/).waitFor();
  });
  await step('locked', async () => {
    await app.runMenuItem('lock');
    await page.locator('input[type=password]').waitFor();
  });
} catch (error) {
  process.stderr.write(`after ${seen.join(', ')} at ${page.url()}: ${String(error)}\n`);
  process.exitCode = 1;
} finally {
  await app.close();
}
process.stdout.write(
  JSON.stringify({ seen, stray: await app.strayRequests(), faults: app.faults().map(String) }),
);
