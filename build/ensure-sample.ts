import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { root, runNode } from './checks/run-step.ts';

/** Where the sample archive is that the program offers when it runs from the checkout. */
export const samplePath = resolve(root, '.cache/sample/voorbeeld.sbqa');

const stamp = resolve(root, '.cache/sample-made-by');
const makers = ['electron/packer/**/*.ts', 'shared/archive-format/*.ts', 'shared/domain/*.ts'];

/** Makes the small sample archive where there is none, or where the sources that made it have changed; false where that fails. */
export async function ensureSample(): Promise<boolean> {
  const maker = fingerprint();
  if (existsSync(samplePath) && existsSync(stamp) && readFileSync(stamp, 'utf8') === maker) return true;
  console.log('Writing the sample archive …');
  rmSync(dirname(samplePath), { recursive: true, force: true });
  mkdirSync(dirname(samplePath), { recursive: true });
  const code = await runNode([
    'electron/entries/cli.entry.ts',
    'sample',
    '--size',
    'small',
    '--out',
    samplePath,
  ]);
  if (code === 0) writeFileSync(stamp, maker);
  return code === 0;
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const path of globSync(makers, { cwd: root }).sort()) hash.update(readFileSync(resolve(root, path)));
  return hash.digest('hex');
}
