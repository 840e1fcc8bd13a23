import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { root, runNode } from './checks/run-step.ts';

/** Where the sample archive is that the program offers when it runs from the checkout. */
export const samplePath = resolve(root, '.cache/sample/voorbeeld.sbqa');

/** Makes the small sample archive where there is none; false where that fails. */
export async function ensureSample(): Promise<boolean> {
  if (existsSync(samplePath)) return true;
  console.log('Writing the sample archive …');
  mkdirSync(dirname(samplePath), { recursive: true });
  return (
    (await runNode(['electron/entries/cli.entry.ts', 'sample', '--size', 'small', '--out', samplePath])) === 0
  );
}
