// `npm run package`: bundles, sample archive, licences, then electron-builder with the arguments given (`--dir`, `--win`, …).
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const node = process.execPath;

function run(...arguments_: string[]): void {
  const { status } = spawnSync(node, arguments_, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

const sample = resolve(root, '.cache/sample/voorbeeld.sbqa');
run('build/build.ts');
if (!existsSync(sample)) {
  mkdirSync(resolve(root, '.cache/sample'), { recursive: true });
  run('electron/entries/cli.entry.ts', 'sample', '--size', 'small', '--out', sample);
}
run('node_modules/electron-builder/out/cli/cli.js', ...process.argv.slice(2));
