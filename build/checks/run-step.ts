import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

/** The project's root. */
export const root = resolve(import.meta.dirname, '../..');

/** What a step of the checks came to. */
export interface StepResult {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly seconds: number;
}

/** Runs a script under this Node with its output shown, and says how it ended. */
export function runNode(arguments_: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, arguments_, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.on('error', fail);
    child.on('exit', (code) => done(code ?? 1));
  });
}

/** Runs a step, with a heading and its duration. */
export async function runStep(
  name: string,
  run: () => Promise<Pick<StepResult, 'passed' | 'failed' | 'skipped'>>,
): Promise<StepResult> {
  console.log(`\n== ${name}`);
  const start = performance.now();
  const counts = await run();
  return { name, ...counts, seconds: (performance.now() - start) / 1000 };
}

/** A step that is one check: it passes or fails as its process does. */
export async function oneCheck(
  arguments_: readonly string[],
): Promise<Pick<StepResult, 'passed' | 'failed' | 'skipped'>> {
  const code = await runNode(arguments_);
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** Prints a line a step and, last, the line that a machine reads; sets the exit code. */
export function summarise(results: readonly StepResult[]): void {
  console.log('');
  for (const { name, passed, failed, skipped, seconds } of results) {
    const verdict = failed === 0 ? 'ok    ' : 'FAILED';
    console.log(
      `${verdict} ${name.padEnd(24)} ${passed} passed, ${failed} failed, ${skipped} skipped (${seconds.toFixed(1)} s)`,
    );
  }
  const sum = (key: 'passed' | 'failed' | 'skipped') =>
    results.reduce((total, result) => total + result[key], 0);
  const skipped = sum('skipped');
  console.log(
    `\n${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
  );
  process.exitCode = sum('failed') === 0 ? 0 : 1;
}
