import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkLayering } from './layering/check-layering.ts';

const root = resolve(import.meta.dirname, '..');
const paths = globSync('{shared,electron,renderer}/**/*.{ts,tsx}', { cwd: root })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !path.endsWith('.d.ts'));
const problems = checkLayering(
  paths.map((path) => ({ path, text: readFileSync(resolve(root, path), 'utf8') })),
);
for (const problem of problems) console.error(problem);
console.log(`layering: ${paths.length} files, ${problems.length} against the direction`);
process.exitCode = problems.length === 0 ? 0 : 1;
