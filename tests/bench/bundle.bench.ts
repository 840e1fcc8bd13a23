import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { firstScreenScripts } from '../fixtures/first-screen-scripts.ts';
import type { Benchmark, BenchResult } from './result.ts';

/** What the window has to load: scripts, styles and fonts of the last build. */
export const benchmark: Benchmark = {
  title: 'The window’s bundle, gzipped',
  async run({ root }) {
    const folder = join(root, 'dist/renderer');
    if (!existsSync(folder))
      return [{ name: 'scripts', value: null, unit: 'kB', note: 'not built: npm run build' }];
    const size = (pattern: string) =>
      globSync(pattern, { cwd: folder }).reduce(
        (sum, path) => sum + gzipSync(readFileSync(join(folder, path))).length,
        0,
      ) / 1000;
    const initial = firstScreenScripts(folder);
    const results: BenchResult[] = [
      {
        name: 'scripts of the first screen',
        value: initial.reduce((sum, path) => sum + gzipSync(readFileSync(path)).length, 0) / 1000,
        unit: 'kB',
        note: `${initial.length} files`,
      },
      { name: 'all scripts', value: size('assets/**/*.{js,mjs}'), unit: 'kB' },
      { name: 'styles', value: size('assets/**/*.css'), unit: 'kB' },
    ];
    return results;
  },
};
