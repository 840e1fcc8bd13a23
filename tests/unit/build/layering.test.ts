import { describe, expect, test } from 'vitest';
import { checkLayering } from '../../../build/layering/check-layering.ts';

const check = (path: string, text: string) => checkLayering([{ path, text }]);

describe('what points the right way passes', () => {
  test.each([
    ['electron/engine/query/rows.ts', `import { quoteIdentifier } from '../driver/quote-identifier.ts';`],
    ['electron/engine/query/rows.ts', `import { readFile } from 'node:fs/promises';`],
    ['electron/main/window.ts', `import { BrowserWindow } from 'electron';`],
    ['renderer/features/bank/BankScreen.tsx', `import { Button } from '../../ui/Button.tsx';`],
    ['renderer/features/bank/BankScreen.tsx', `import { useEngine } from '../../app/use-engine.ts';`],
    ['renderer/app/routes.tsx', `import('../features/bank/BankScreen.tsx');`],
    ['electron/packer/xaf/read.ts', `import { SaxesParser } from 'saxes';`],
  ])('%s: %s', (path, text) => {
    expect(check(path, text)).toEqual([]);
  });
});

describe('canaries: a forbidden import really fails, and the message says what is allowed', () => {
  test.each([
    ['shared/domain/money.ts', `import { z } from 'zod';`, 'none'],
    ['shared/archive-format/leaf.ts', `import { hash } from 'node:crypto';`, 'without Node'],
    ['electron/engine/query/rows.ts', `import Database from 'better-sqlite3';`, 'may use these packages'],
    ['electron/engine/query/rows.ts', `import { app } from 'electron';`, 'may use these packages'],
    [
      'electron/engine/open/open.ts',
      `import { pack } from '#packer/pack.ts';`,
      'may import electron/engine/driver/',
    ],
    [
      'electron/main/window.ts',
      `import { openArchive } from '../engine/open/open-archive.ts';`,
      'may import shared/',
    ],
    [
      'electron/main/window.ts',
      `const engine = await import('../engine/open/open-archive.ts');`,
      'may import shared/',
    ],
    ['electron/main/window.ts', `export * from '../engine/open/open-archive.ts';`, 'may import shared/'],
    [
      'electron/main/window.ts',
      `import type { OpenArchive } from '../engine/open/open-archive.ts';`,
      'may import shared/',
    ],
    [
      'electron/main/window.ts',
      `new Worker(new URL('../engine/verify/worker.ts', import.meta.url));`,
      'may import shared/',
    ],
    ['renderer/ui/Button.tsx', `import { useEngine } from '../app/engine.ts';`, 'may import shared/domain/'],
    [
      'renderer/features/bank/BankScreen.tsx',
      `import { X } from '../viewer/X.tsx';`,
      'never imports another feature',
    ],
    ['renderer/app/App.tsx', `import { readFileSync } from 'node:fs';`, 'without Node'],
    ['renderer/app/App.tsx', `import { openArchive } from '#engine/open/open-archive.ts';`, 'may import'],
    ['shared/rpc/client.ts', `import { x } from '../../tests/fixtures/x.ts';`, 'belongs to no layer'],
    ['electron/stray.ts', `export const x = 1;`, 'belongs to no layer'],
  ])('%s: %s', (path, text, says) => {
    const problems = check(path, text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(says);
  });
});
