import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
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
    const initial = initialScripts(folder);
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

/** What index.html names, and what those files import at once. */
function initialScripts(folder: string): string[] {
  const found = new Set<string>();
  const queue = [
    ...readFileSync(join(folder, 'index.html'), 'utf8').matchAll(/(?:src|href)="([^"]+\.js)"/g),
  ].map(([, path]) => join(folder, path ?? ''));
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (found.has(path) || !existsSync(path)) continue;
    found.add(path);
    const text = readFileSync(path, 'utf8');
    for (const [, specifier] of text.matchAll(
      /(?:^|[;}])\s*(?:import|export)[^'"();]*?["'](\.{1,2}\/[^"']+\.js)["']/g,
    )) {
      queue.push(join(path, '..', specifier ?? ''));
    }
  }
  return [...found];
}
