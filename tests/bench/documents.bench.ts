import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '#engine/crypto/sha256.ts';
import { openArchive } from '#engine/open/open-archive.ts';
import { ensureBuilt } from '../../build/ensure-built.ts';
import { type App, launchApp } from '../e2e/driver.ts';
import { documentArchivePassphrase } from '../fixtures/document-archive.ts';
import { largePdfName, largePdfPages, writeLargePdf } from '../fixtures/large-pdf.ts';
import { measure, summarise } from './measure.ts';
import type { Benchmark, BenchResult } from './result.ts';
import { held } from './window/held.ts';

const runs = 5;

/** A PDF of 52 MB in the window: until its first page is drawn, and what is held while one turns all of them. */
export const benchmark: Benchmark = {
  title: 'A document of 52 MB',
  async run() {
    if (!(await ensureBuilt())) throw new Error('The build failed.');
    const folder = mkdtempSync(join(tmpdir(), 'bench-'));
    try {
      const path = join(folder, 'large.sbqa');
      const { [largePdfName]: id = 0 } = await writeLargePdf(path);
      const read = await readingAlone(path);
      const app = await launchApp({ files: [path], preferences: { language: 'en' } });
      try {
        return await inTheWindow(app, id, read);
      } finally {
        await app.close();
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** The floor: its bytes by plain SQL, and their hash. */
async function readingAlone(path: string): Promise<number> {
  const archive = await openArchive(path, { kind: 'passphrase', passphrase: documentArchivePassphrase });
  try {
    const bytes = archive.db.prepare<Uint8Array>('SELECT content FROM document_content', { pluck: true });
    const { read } = await measure(
      { read: () => sha256(bytes.get() ?? new Uint8Array()) },
      { warmUp: 1, runs },
    );
    return read.medianMs;
  } finally {
    archive.close();
  }
}

async function inTheWindow(app: App, id: number, readMs: number): Promise<BenchResult[]> {
  const { page } = app;
  await page.locator('input[type=password]').fill(documentArchivePassphrase);
  await page.locator('button[type=submit]').click();
  await page.locator('nav a[href*="#/documents"]').waitFor();
  const before = await held(app);
  const times: number[] = [];
  for (let run = -1; run < runs; run++) {
    const ms = await firstPage(app, id);
    if (run >= 0) times.push(ms);
    if (run === runs - 1) break;
    // What is kept of it goes when another page of the program is shown and the archive was locked in between.
    await leave(app);
  }
  const { medianMs, p99Ms } = summarise(times);
  const pageField = page.getByRole('textbox', { name: 'Page' });
  for (let number = 1; number <= largePdfPages; number++) {
    await pageField.fill(String(number));
    await pageField.press('Enter');
    await page
      .getByRole('region', { name: `Page ${number} of ${largePdfPages}`, exact: true })
      .locator('canvas')
      .waitFor();
  }
  const turned = await held(app);
  return [
    {
      name: 'its first page is drawn',
      value: medianMs,
      p99: p99Ms,
      unit: 'ms',
      floor: { name: 'its bytes by SQL and their hash alone', value: readMs },
    },
    {
      name: 'the window’s heap with all pages turned',
      value: turned.rendererHeap,
      unit: 'MB',
      floor: { name: 'before', value: before.rendererHeap },
    },
    {
      name: 'the engine with all pages turned',
      value: Number.isNaN(turned.engine) ? null : turned.engine,
      unit: 'MB',
      floor: { name: 'before', value: before.engine },
      note: `at most ${Math.round(turned.engineMost)} MB`,
    },
  ];
}

async function firstPage({ page }: App, id: number): Promise<number> {
  return page.evaluate(async (documentId) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const start = performance.now();
    location.hash = `#/document/${documentId}`;
    while (document.querySelector('[aria-label^="Page 1 of"] canvas') === null) await frame();
    await frame();
    return performance.now() - start;
  }, id);
}

async function leave(app: App): Promise<void> {
  const { page } = app;
  await page.evaluate(() => {
    location.hash = '#/overview';
  });
  await page.locator('canvas').first().waitFor({ state: 'detached' });
  await app.runMenuItem('lock');
  await page.locator('input[type=password]').fill(documentArchivePassphrase);
  await page.locator('button[type=submit]').click();
  await page.locator('nav a[href*="#/documents"]').waitFor();
}
