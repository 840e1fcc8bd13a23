import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { importsOf, parse } from '../../hardening/syntax.ts';

// What holds after every end-to-end test (archives untouched, nothing asked of the network, no fault unheard) holds by the fixture.

const folder = resolve(import.meta.dirname, '../../e2e');
const specs = globSync('*.spec.ts', { cwd: folder });

/** What of a spec's imports could start the app, or a test, around the fixture. */
function waysAround(text: string): string[] {
  return importsOf(parse('a.spec.ts', text))
    .map(({ from }) => from)
    .filter((from) =>
      /(^|\/)(driver|stand-in-host|electron-host|launch)\.ts$|^@?playwright|build\/shell/.test(from),
    );
}

test('there are specs', () => expect(specs.length).toBeGreaterThan(20));

test.each(specs)('%s starts the app by the fixture alone', (path) => {
  const text = readFileSync(resolve(folder, path), 'utf8');
  expect(waysAround(text)).toEqual([]);
  expect(text).toContain("from './fixture.ts'");
});

test.each([
  "import { launchApp } from './driver.ts';",
  "import { type App, launchApp } from './driver.ts';",
  "import { test } from 'playwright/test';",
  "const { launchStandIn } = await import('../../build/shell/launch.ts');",
])('%s would be a way around', (text) => {
  expect(waysAround(text)).toHaveLength(1);
  expect(waysAround("import type { App } from './driver.ts';")).toEqual([]);
});
