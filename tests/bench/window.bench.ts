import { pbkdf2Sync } from 'node:crypto';
import type { Page } from 'playwright';
import { findChromium } from '../../build/checks/chromium.ts';
import { ensureBuilt } from '../../build/ensure-built.ts';
import { startChromium } from '../../build/shell/chromium.ts';
import { type App, launchApp } from '../e2e/driver.ts';
import { measure, type Samples, summarise } from './measure.ts';
import type { BenchContext, Benchmark, BenchResult } from './result.ts';
import { type Movement, recordFrames } from './window/frames.ts';
import { type Held, held } from './window/held.ts';
import { spendAnHour } from './window/hour-of-use.ts';

const startRounds = { warmUp: 1, runs: 9 };
const unlockRuns = 7;
const lengthMs = 10_000;
/** The list is moved in this many goes, at rest after each. */
const goes = 4;
const longFrameMs = 50;

/** The program in its window, on the stand-in: what somebody waits for, how smoothly a list moves, and what an hour of use leaves in memory. */
export const benchmark: Benchmark = {
  title: 'Window',
  async run(context) {
    if (!(await ensureBuilt())) throw new Error('The build failed.');
    const results = [await start(), ...(await unlock(context))];
    const app = await launchApp({ files: [context.archivePath], preferences: { language: 'en' } });
    try {
      const before = await held(app);
      await openLines(app.page, context.passphrase);
      results.push(...(await moves(app.page)), ...(await hour(app, before)));
    } finally {
      await app.close();
    }
    return results;
  },
};

/** From the start of the program to its Start screen, beside a browser with an empty page. */
async function start(): Promise<BenchResult> {
  const path = findChromium();
  if (path === null) throw new Error('There is no Chromium here; install the package chromium.');
  const started: { close: () => Promise<unknown> }[] = [];
  const times = await measure(
    {
      app: async () => {
        const app = await launchApp({ preferences: { language: 'en' } });
        started.push(app);
        await app.page.locator('main h1').waitFor();
        await painted(app.page);
      },
      browser: async () => {
        const browser = await startChromium({ path, headless: true, locale: 'en', colorScheme: 'light' });
        started.push(browser);
        const [page] = browser.context.pages();
        if (page !== undefined) await painted(page);
      },
      // Closing is nobody's wait; it is kept out of the two before.
      close: async () => {
        for (const { close } of started.splice(0)) await close();
      },
    },
    startRounds,
  );
  return ms('start to the Start screen', times.app, 'Chromium with an empty page', times.browser);
}

/** From the press on Open to the overview, and to the first rows of all journal lines, beside the derivation of the key. */
async function unlock({ archivePath, passphrase }: BenchContext): Promise<BenchResult[]> {
  const derived: number[] = [];
  const overview: number[] = [];
  const rows: number[] = [];
  for (let run = -1; run < unlockRuns; run++) {
    const start = performance.now();
    pbkdf2Sync(passphrase, Buffer.alloc(16), 256_000, 32, 'sha512');
    const derivedMs = performance.now() - start;
    const app = await launchApp({ files: [archivePath], preferences: { language: 'en' } });
    try {
      const waited = await fromPressToRows(app.page, passphrase);
      if (run < 0) continue;
      derived.push(derivedMs);
      overview.push(waited.overviewMs);
      rows.push(waited.rowsMs);
    } finally {
      await app.close();
    }
  }
  const floor = summarise(derived);
  return [
    ms('unlock to the overview', summarise(overview), 'key derivation alone', floor),
    ms('unlock to the first rows of all lines', summarise(rows), 'key derivation alone', floor),
  ];
}

/**
 * Timed in the page, so that nobody's polling is measured: it presses Open once what comes after has been fetched, as it is by who types a
 * passphrase, goes on to the lines as soon as it may, and waits for rows.
 */
async function fromPressToRows(
  page: Page,
  passphrase: string,
): Promise<{ readonly overviewMs: number; readonly rowsMs: number }> {
  await page.locator('input[type=password]').fill(passphrase);
  await page.waitForLoadState('networkidle');
  return page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const start = performance.now();
    document.querySelector<HTMLElement>('button[type=submit]')?.click();
    while (document.querySelector('main h1') === null || document.querySelector('nav') === null)
      await frame();
    await frame();
    const overviewMs = performance.now() - start;
    location.hash = '#/lines';
    while (!document.querySelector('[role=grid] tbody tr:not([aria-busy=true]) td')?.textContent)
      await frame();
    await frame();
    return { overviewMs, rowsMs: performance.now() - start };
  });
}

async function openLines(page: Page, passphrase: string): Promise<void> {
  await fromPressToRows(page, passphrase);
  // The sums at the foot have come, too: everything is at rest.
  await page.waitForFunction(() =>
    /\d[.,]\d\d/.test(document.querySelector('[role=grid] tfoot')?.textContent ?? ''),
  );
}

/** How the list of all lines moves, beside the same window at rest. */
async function moves(page: Page): Promise<BenchResult[]> {
  const rest = summarise((await recordFrames(page, 'rest', lengthMs / goes)).gapsMs);
  const results: BenchResult[] = [];
  for (const movement of ['wheel', 'scroll bar'] satisfies Movement[]) {
    const gapsMs: number[] = [];
    const filledAfterMs: number[] = [];
    let blankRows = 0;
    for (let go = 0; go < goes; go++) {
      const frames = await recordFrames(page, movement, lengthMs / goes);
      gapsMs.push(...frames.gapsMs);
      filledAfterMs.push(frames.filledAfterMs);
      blankRows += frames.blankRows;
    }
    const name = movement === 'wheel' ? 'flung by the wheel' : 'dragged by the scroll bar';
    const long = gapsMs.filter((gap) => gap > longFrameMs).length;
    results.push({
      ...ms(`${name} for 10 s: a frame`, summarise(gapsMs), 'at rest', rest),
      note: `longest ${Math.round(Math.max(...gapsMs))} ms, ${long} of ${gapsMs.length} over ${longFrameMs} ms; at rest ${blankRows} blank rows`,
    });
    results.push({ ...ms(`${name}: the last row in sight has its text`, summarise(filledAfterMs)) });
  }
  return results;
}

async function hour(app: App, before: Held): Promise<BenchResult[]> {
  const laps: Held[] = [];
  await spendAnHour(app, (now) => laps.push(now));
  const [early, late] = laps;
  if (early === undefined || late === undefined) throw new Error('The hour was not seen through.');
  const after = (name: string, of: (held: Held) => number, note: string): BenchResult => ({
    name: `${name}, after an hour of use`,
    value: Number.isNaN(of(late)) ? null : of(late),
    unit: 'MB',
    floor: { name: 'before an archive was opened', value: of(before) },
    note: `after six minutes ${Math.round(of(early))} MB${note}`,
  });
  return [
    after('the window’s heap', ({ rendererHeap }) => rendererHeap, ''),
    after('the engine', ({ engine }) => engine, `, never more than ${Math.round(late.engineMost)} MB`),
  ];
}

async function painted(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
}

function ms(name: string, { medianMs, p99Ms }: Samples, floorName?: string, floor?: Samples): BenchResult {
  return {
    name,
    value: medianMs,
    p99: p99Ms,
    unit: 'ms',
    ...(floorName === undefined || floor === undefined
      ? {}
      : { floor: { name: floorName, value: floor.medianMs } }),
  };
}
