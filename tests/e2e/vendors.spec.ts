import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vendorData, vendorDataAbsent } from '../fixtures/vendor-data.ts';
import { expect, test } from './fixture.ts';
import { projectRoot } from './paths.ts';
import { navigationLink, unlockSample } from './sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'vendors-'));
const archive = join(folder, 'two-administrations.sbqa');
const passphrase = 'twee administraties';

test.describe('two real administrations with their invoices', () => {
  test.skip(vendorData === null, vendorDataAbsent);

  test.beforeAll(() => {
    const data = vendorData ?? '';
    const documents = join(folder, 'documents');
    mkdirSync(documents);
    for (const kind of ['ubl', 'pdf']) {
      for (const name of readdirSync(join(data, kind))) {
        if (/\.(xml|pdf)$/.test(name)) copyFileSync(join(data, kind, name), join(documents, name));
      }
    }
    execFileSync(
      process.execPath,
      [
        join(projectRoot, 'electron/entries/cli.entry.ts'),
        'pack',
        ...['ExactOnline_V32_2016.xaf', 'Multivers_V32_2017.xaf'].flatMap((name) => [
          '--xaf',
          join(data, 'xaf', name),
        ]),
        ...['--documents', documents, '--out', archive],
      ],
      { env: { ...process.env, SBQA_PASSPHRASE: passphrase }, stdio: ['ignore', 'ignore', 'inherit'] },
    );
  });
  test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.beforeEach(() => {
    test.setTimeout(90_000);
  });

  for (const [what, typed] of [
    ['its number', '993548900'],
    ['its supplier', 'coolblue'],
    ['its amount', '€ 717,97'],
  ] as const) {
    test(`an invoice is found by ${what}, and its PDF opens with its hash checked`, async ({ launchApp }) => {
      const app = await launchApp({ files: [archive], preferences: { language: 'en' } });
      await unlockSample(app, passphrase);
      const { page } = app;
      await page.getByRole('combobox').fill(typed);
      await page.getByRole('option', { name: /coolblue1\.pdf/ }).click();
      await expect(page.getByText('Hash matches').first()).toBeVisible();
      await expect(page.locator('canvas').first()).toBeVisible();
      await expect(page.getByText('993548900').first()).toBeAttached();
    });
  }

  test('an invoice is found by its amount, and leads to its document', async ({ launchApp }) => {
    const app = await launchApp({ files: [archive], preferences: { language: 'nl' } });
    await unlockSample(app, passphrase);
    const { page } = app;
    await page.getByRole('combobox').fill('€ 1.728,70');
    await page.getByRole('option', { name: /TOSL108/ }).click();
    await page.getByText('SI-UBL-2.0_ok_full.xml').first().click();
    await expect(page.getByText('Salescompany ltd.').first()).toBeVisible();
  });

  test('the trial balance of each is the auditfile’s own', async ({ launchApp }) => {
    const app = await launchApp({ files: [archive], preferences: { language: 'nl' } });
    await unlockSample(app, passphrase);
    const { page } = app;
    await navigationLink(app, 'ledger').click();
    for (const [administration, debit] of [
      ['Toro Rosso BV', '999.954,06'],
      ['Demonstratiebedrijf Homegarden', '135.836,32'],
    ] as const) {
      await page
        .getByRole('button', { name: /administratie/i })
        .first()
        .click();
      await page
        .getByRole('option', { name: administration })
        .or(page.getByRole('menuitemradio', { name: administration }))
        .first()
        .click();
      await expect(page.getByRole('main').getByText(debit)).toHaveCount(2);
    }
  });
});
