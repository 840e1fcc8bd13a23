import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { firstScreenScripts } from '../../fixtures/first-screen-scripts.ts';

const renderer = resolve(import.meta.dirname, '../../../dist/renderer');
const mostGzippedBytes = 250_000;

test('what the window loads before its first screen stays within 250 KB, gzipped', () => {
  const scripts = firstScreenScripts(renderer);
  // React alone takes some sixty: less would mean that the scripts were not found.
  const bytes = scripts.reduce((sum, path) => sum + gzipSync(readFileSync(path)).length, 0);
  expect(bytes).toBeGreaterThan(60_000);
  expect(bytes).toBeLessThanOrEqual(mostGzippedBytes);
});
