import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const named = [
  ...new Set(
    [
      ...readFileSync(join(root, 'docs/security.md'), 'utf8').matchAll(
        /`((?:electron|shared|renderer|build|tests)\/[^`]+|electron-builder\.yml|package\.json)`|\]\((decisions\/[^)]+)\)/g,
      ),
    ].map(([, path, page]) => path ?? `docs/${page}`),
  ),
];

test('the document on security names files', () => {
  expect(named.length).toBeGreaterThan(30);
});

test.each(named)('%s, which the document on security names, is there', (path) => {
  expect(existsSync(join(root, path))).toBe(true);
});
