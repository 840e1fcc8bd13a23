import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const published = new URL('../../../../shared/archive-format/vectors.json', import.meta.url);
const copy = new URL('../../fixtures/archive-format-vectors.json', import.meta.url);

if (!existsSync(published))
  process.stderr.write('skipped: no published test vectors at ../shared/archive-format\n');

it.skipIf(!existsSync(published))('the test vectors here are those that the format publishes', () => {
  expect(JSON.parse(readFileSync(copy, 'utf8'))).toEqual(JSON.parse(readFileSync(published, 'utf8')));
});
