import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const electron = resolve(import.meta.dirname, '../../../electron');

test('nothing of the program uses the system’s keychain (docs/decisions/0022)', () => {
  const sources = readdirSync(electron, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.ts'),
  );
  expect(sources.length).toBeGreaterThan(100);
  for (const path of sources)
    expect(readFileSync(join(electron, path), 'utf8'), path).not.toContain('safeStorage');
});
