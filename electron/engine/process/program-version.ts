import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';

/** The version of this program, out of its package.json: two folders up from a bundle, three from the source. */
export function programVersion(): string {
  const up = import.meta.filename.endsWith('.ts') ? '../../..' : '../..';
  const text = readFileSync(resolve(import.meta.dirname, up, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
