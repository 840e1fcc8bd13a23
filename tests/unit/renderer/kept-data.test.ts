import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { keptData } from '#shared/domain/kept-data.ts';

const root = resolve(import.meta.dirname, '../../..');
const names = (pattern: string, call: RegExp) =>
  globSync(pattern, { cwd: root }).flatMap((path) =>
    [...readFileSync(join(root, path), 'utf8').matchAll(call)].map(([, name]) => name ?? ''),
  );

test('all that the main process and the engine keep is on the list of what is kept, and nothing else is', () => {
  const ofProgram = names('electron/main/*.ts', /(?:fileAt|profile\.file)\('([^']+\.json)'/g);
  const ofArchives = names('electron/engine/**/*.ts', /\.section\(\s*'([^']+)'/g);
  const ofLogs = names('electron/engine/consultation/*.ts', /join\(own, '([^']+)'\)/g);
  const found = [
    ...ofProgram,
    ...ofArchives.map((name) => `archives/*/${name}.sbqkept`),
    ...ofLogs.map((name) => `archives/*/${name}`),
  ];
  expect(found.sort()).toEqual(keptData.map(({ file }) => file).sort());
});

test.each(['docs/en/data.md', 'docs/nl/gegevens.md'])('%s names each of them, and no other', (path) => {
  const rows = [...readFileSync(join(root, path), 'utf8').matchAll(/^\| `([^`]+)` \|/gm)].map(
    ([, file]) => file,
  );
  expect(rows).toEqual(keptData.map(({ file }) => file));
});
