import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixture.ts';
import { appPath } from './paths.ts';
import { openSample } from './sample.ts';

/** Where something of the sample stands, for the addresses that ask for one. */
const parameters: Readonly<Record<string, string>> = {
  documentId: '3',
  relationId: '3',
  accountId: '20',
  journalId: '1',
  entryId: '3',
  statementId: '3',
  lineId: '3',
  table: 'journal_line',
};

const paths = [
  ...readFileSync(join(appPath, 'renderer/app/router.tsx'), 'utf8').matchAll(/^ {2}path: '(\/[^']+)'/gm),
].map(([, path = '']) => path.replace(/\$(\w+)/g, (_, name: string) => parameters[name] ?? 'unknown'));

test('every screen has one heading of the first level', async ({ launchApp }) => {
  test.setTimeout(120_000);
  const { page } = await openSample(launchApp, { preferences: { language: 'en' } });
  const heading = page.getByRole('main').getByRole('heading', { level: 1 });
  const goTo = (path: string) =>
    page.evaluate((hash) => {
      location.hash = hash;
    }, `#${path}`);
  expect(paths.length).toBeGreaterThan(30);
  expect(paths.join()).not.toContain('unknown');
  for (const path of [...paths, '/search?q=huur', '/search?q=zzzzqqqq']) {
    // By way of another, so that it is not the heading of the screen before that is seen.
    await goTo('/nowhere');
    await expect(heading).toHaveText('This screen does not exist');
    await goTo(path);
    await expect(heading, path).not.toHaveText('This screen does not exist');
    await expect(heading, path).toHaveCount(1);
    await expect(heading, path).not.toHaveText('');
  }
});
