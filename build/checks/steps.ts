import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { ensureSample } from '../ensure-sample.ts';
import { oneCheck, root, runNode, runStep, type StepResult } from './run-step.ts';

/** Every TypeScript project, one for each runtime. */
const projects = [
  'shared',
  'electron',
  'electron/tsconfig.preload.json',
  'renderer',
  'build',
  'build/shell/page',
  'tests',
];
const typescript = 'node_modules/typescript/bin/tsc';
const biome = 'node_modules/@biomejs/biome/bin/biome';
const reports = resolve(root, '.cache/test-reports');

/** Types, lint and layering: what reads the source without running it. */
export async function staticSteps(): Promise<StepResult[]> {
  const results: StepResult[] = [];
  for (const project of projects) {
    results.push(await runStep(`types ${project}`, () => oneCheck([typescript, '-p', project])));
  }
  results.push(await runStep('lint', () => oneCheck([biome, 'ci', '.'])));
  results.push(await runStep('layering', () => oneCheck(['build/layering.ts'])));
  return results;
}

/**
 * One of Vitest's projects: `unit` or `integration`. A file whose process ended in its middle, without a failed test, is run once more,
 * and said to have been: the driver has been seen to crash a process that verifies (docs/decisions/0006), once in some forty runs.
 */
export function vitestStep(project: 'unit' | 'integration'): Promise<StepResult> {
  return runStep(project, async () => {
    const first = await runVitest(project, []);
    if (first.broken.length === 0) return first.counts;
    console.log(
      `ended in the middle, and run a second time: ${first.broken.map(({ name }) => name).join(', ')}`,
    );
    const second = await runVitest(
      project,
      first.broken.map(({ name }) => name),
    );
    const brokenPassed = first.broken.reduce((sum, { passed }) => sum + passed, 0);
    const brokenSkipped = first.broken.reduce((sum, { skipped }) => sum + skipped, 0);
    return {
      passed: first.counts.passed - brokenPassed + second.counts.passed,
      failed: first.failedTests + second.counts.failed,
      skipped: first.counts.skipped - brokenSkipped + second.counts.skipped,
    };
  });
}

interface VitestRun {
  readonly counts: Counts;
  readonly failedTests: number;
  /** Files that failed without a failed test: their process ended, or they did not load. */
  readonly broken: readonly { readonly name: string; readonly passed: number; readonly skipped: number }[];
}

async function runVitest(project: string, files: readonly string[]): Promise<VitestRun> {
  const report = freshReport(`${project}${files.length === 0 ? '' : '-again'}.json`);
  const code = await runNode([
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...files,
  ]);
  let broken: VitestRun['broken'] = [];
  let failedTests = 0;
  const counts = readCounts(code, report, (json) => {
    broken = brokenFiles(json);
    failedTests = numberOf(json, 'numFailedTests');
    return {
      passed: numberOf(json, 'numPassedTests'),
      failed: failedTests,
      skipped: numberOf(json, 'numPendingTests') + numberOf(json, 'numTodoTests'),
    };
  });
  return { counts, failedTests, broken };
}

function brokenFiles(json: unknown): VitestRun['broken'] {
  const { testResults = [] } = json as {
    testResults?: { name: string; status: string; assertionResults: { status: string }[] }[];
  };
  return testResults.flatMap(({ name, status, assertionResults }) => {
    const having = (wanted: string) => assertionResults.filter((one) => one.status === wanted).length;
    if (status !== 'failed' || having('failed') > 0) return [];
    return { name, passed: having('passed'), skipped: having('pending') + having('todo') };
  });
}

/** The bundles, as the end-to-end specs and the package need them. */
export function buildStep(): Promise<StepResult> {
  return runStep('build', () => oneCheck(['build/build.ts']));
}

/** The end-to-end specs; `arguments_` go to Playwright. */
export function endToEndStep(arguments_: readonly string[] = []): Promise<StepResult> {
  return runStep('end to end', async () => {
    if (!(await ensureSample())) return { passed: 0, failed: 1, skipped: 0 };
    const report = freshReport('e2e.json');
    const code = await runNode(
      [
        'node_modules/playwright/cli.js',
        'test',
        '--config=tests/e2e/playwright.config.ts',
        '--reporter=list,json',
        ...arguments_,
      ],
      { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    );
    return readCounts(code, report, (json) => {
      const stats = (json as { stats?: unknown }).stats;
      const flaky = numberOf(stats, 'flaky');
      if (flaky > 0) console.log(`${flaky} passed at the second attempt only: see "flaky" above`);
      return {
        passed: numberOf(stats, 'expected') + numberOf(stats, 'flaky'),
        failed: numberOf(stats, 'unexpected'),
        skipped: numberOf(stats, 'skipped'),
      };
    });
  });
}

type Counts = Pick<StepResult, 'passed' | 'failed' | 'skipped'>;

function freshReport(name: string): string {
  mkdirSync(reports, { recursive: true });
  const path = resolve(reports, name);
  rmSync(path, { force: true });
  return path;
}

/** A runner that failed without a failed test (it could not start, a file did not load) counts as one failure. */
function readCounts(code: number, report: string, read: (json: unknown) => Counts): Counts {
  let counts: Counts;
  try {
    counts = read(JSON.parse(readFileSync(report, 'utf8')));
  } catch (error) {
    console.error(`no report of this step: ${String(error)}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const ranNothing = counts.passed + counts.failed === 0;
  return (code !== 0 || ranNothing) && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function numberOf(json: unknown, key: string): number {
  const value = (json as Record<string, unknown> | undefined)?.[key];
  return typeof value === 'number' ? value : 0;
}
