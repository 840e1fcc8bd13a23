import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import type { Page } from 'playwright';
import { root } from './checks/run-step.ts';
import { launchStandIn, type StandInLaunch } from './shell/launch.ts';

const pictures = resolve(root, '.cache/tour');
const size = { width: 1360, height: 860 };
const timeoutMs = 30_000;

/** One stop of the tour: how to get there, and what is there when it may be photographed. */
interface Stop {
  readonly name: string;
  readonly go: (page: Page) => Promise<void>;
}

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
  ...['documents', 'invoices', 'relations', 'ledger', 'journals', 'entries', 'bank', 'tables'].map(
    (name) => ({
      name,
      async go(page: Page) {
        await page.locator(`nav a[href*="#/${name}"]`).click();
        await page.waitForURL((url) => url.hash.startsWith(`#/${name}`));
      },
    }),
  ),
  {
    name: 'document-selected',
    async go(page) {
      await page.locator('nav a[href*="#/documents"]').click();
      await page.locator('[role=row][data-index], [role=row][aria-rowindex="2"]').first().click();
    },
  },
  {
    name: 'search',
    async go(page) {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('tuin');
    },
  },
  {
    name: 'verification',
    async go(page) {
      await page.keyboard.press('Escape');
      await page.locator('nav a[href*="#/verification"]').click();
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
      await page.screenshot({ path: picture });
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
    const current = await page.screenshot();
    if (busy === 0 && previous?.equals(current)) return;
    previous = current;
    await page.waitForTimeout(150);
  }
}
