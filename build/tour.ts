import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import type { Page } from 'playwright';
import { root } from './checks/run-step.ts';
import { launchStandIn, type StandInLaunch } from './shell/launch.ts';

const pictures = resolve(root, '.cache/tour');
const size = { width: 1360, height: 860 };
const timeoutMs = 15_000;

/** One stop of the tour: how to get there, and what is there when it may be photographed. */
interface Stop {
  readonly name: string;
  readonly go: (page: Page) => Promise<void>;
}

const goTo = (page: Page, screen: string) => page.locator(`nav a[href*="#/${screen}"]`).click();
/** A row of the list on the screen, counted from its head, so that the same ones are seen each time. */
const row = (page: Page, index: number) => page.locator('main').getByRole('row').nth(index);
/** Opens a row's record over the whole width. */
const openRow = async (page: Page, index: number, screen: string) => {
  await row(page, index).dblclick();
  await page.waitForURL((url) => new RegExp(`^#/${screen}/\\d+`).test(url.hash));
};
const screen = (name: string): Stop => ({
  name,
  async go(page) {
    await goTo(page, name);
    await page.waitForURL((url) => url.hash.startsWith(`#/${name}`));
  },
});

const stops: readonly Stop[] = [
  { name: 'start', go: (page) => page.getByTestId('drop-zone').waitFor() },
  {
    name: 'unlock',
    async go(page) {
      await page.getByRole('button', { name: /voorbeeld|sample/i }).click();
      await page.locator('input[type=password]').waitFor();
    },
  },
  {
    name: 'overview',
    async go(page) {
      await page.locator('button[type=submit]').click();
      await page.locator('nav a[href*="#/overview"]').waitFor();
    },
  },
  screen('documents'),
  { name: 'document-beside', go: (page) => row(page, 5).click() },
  { name: 'document-alone', go: (page) => openRow(page, 5, 'document') },
  screen('invoices'),
  { name: 'invoice-beside', go: (page) => row(page, 3).click() },
  screen('relations'),
  { name: 'relation-alone', go: (page) => openRow(page, 3, 'relations') },
  screen('ledger'),
  { name: 'ledger-card', go: (page) => openRow(page, 20, 'ledger') },
  screen('journals'),
  { name: 'journal', go: (page) => openRow(page, 3, 'journals') },
  screen('entries'),
  { name: 'entry-alone', go: (page) => openRow(page, 3, 'entries') },
  screen('bank'),
  { name: 'bank-statement', go: (page) => openRow(page, 3, 'bank') },
  screen('tables'),
  { name: 'table', go: (page) => page.locator('main a[href*="#/tables/"]').first().click() },
  {
    name: 'search',
    async go(page) {
      await page.keyboard.press('Control+k');
      await page.locator('[role=combobox]:focus, input[type=search]:focus').waitFor();
      await page.keyboard.type('gele gieter');
    },
  },
  {
    name: 'search-results',
    go: (page) => page.keyboard.press('Enter'),
  },
  screen('verification'),
  {
    name: 'verified',
    async go(page) {
      await page.locator('main').getByRole('button').first().click();
      await page.getByRole('progressbar').first().waitFor();
      await page.getByRole('progressbar').first().waitFor({ state: 'detached' });
    },
  },
  {
    name: 'preferences',
    async go(page) {
      await page.keyboard.press('Control+,');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'locked',
    async go(page) {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+l');
      await page.locator('input[type=password]').waitFor();
    },
  },
];

/** Walks through every screen with the sample archive, light and dark, Dutch and English; the exit code. */
export async function runTour(chromiumPath: string): Promise<number> {
  rmSync(pictures, { recursive: true, force: true });
  let failures = 0;
  for (const language of ['nl', 'en'] as const) {
    for (const theme of ['light', 'dark'] as const) failures += await tourOnce(chromiumPath, language, theme);
  }
  console.log(`\nThe pictures are in ${relative(process.cwd(), pictures) || '.'}.`);
  return failures === 0 ? 0 : 1;
}

async function tourOnce(
  chromiumPath: string,
  language: 'nl' | 'en',
  theme: 'light' | 'dark',
): Promise<number> {
  const userDataDir = mkdtempSync(join(tmpdir(), 'archive-tour-'));
  const folder = join(pictures, `${language}-${theme}`);
  mkdirSync(folder, { recursive: true });
  const preferences = { language, theme, rememberRecent: false };
  writeFileSync(join(userDataDir, 'preferences.json'), JSON.stringify(preferences));
  const launch = await launchStandIn({
    appPath: root,
    userDataDir,
    chromiumPath,
    locale: language,
    colorScheme: theme,
    onOutput: (line) => console.error(`  ${line}`),
  });
  let failures = 0;
  try {
    const page = await firstPage(launch);
    page.setDefaultTimeout(timeoutMs);
    for (const [index, { name, go }] of stops.entries()) {
      const picture = join(folder, `${String(index + 1).padStart(2, '0')}-${name}.png`);
      const startMs = performance.now();
      try {
        await go(page);
        await settle(page);
        const tookMs = Math.round(performance.now() - startMs);
        console.log(
          `${language} ${theme}  ${name.padEnd(18)} ${String(tookMs).padStart(5)} ms  ${relative(root, picture)}`,
        );
      } catch (error) {
        failures++;
        const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
        console.log(`${language} ${theme}  ${name.padEnd(18)} FAILED: ${reason}`);
      }
      await page.screenshot({ path: picture, animations: 'disabled' });
    }
    const stray = launch.requests.filter(({ url }) => !url.startsWith('app://archive/'));
    if (stray.length > 0) {
      failures++;
      console.log(`requests outside the app: ${stray.map(({ url }) => url).join(' ')}`);
    }
    failures += launch.faults.length;
  } finally {
    await launch.close();
    rmSync(userDataDir, { recursive: true, force: true });
  }
  return failures;
}

async function firstPage(launch: StandInLaunch): Promise<Page> {
  const page = await launch.windows[0]?.contents.page;
  if (page === undefined) throw new Error('The app opened no window.');
  await page.waitForURL(/^https:/);
  await page.setViewportSize(size);
  return page;
}

/** Waits until nothing is loading and nothing moves any more. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  const start = performance.now();
  let previous: Buffer | null = null;
  while (performance.now() - start < timeoutMs) {
    const busy = await page.locator('[aria-busy=true]').count();
    const current = await page.screenshot({ animations: 'disabled' });
    if (busy === 0 && previous?.equals(current)) return;
    previous = current;
    await page.waitForTimeout(150);
  }
}
