import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CaseRunner } from '../../fuzz/case-runner.ts';
import keptSeeds from '../../fuzz/kept-seeds.json' with { type: 'json' };
import { writeSubjects } from '../../fuzz/subjects.ts';
import { targets } from '../../fuzz/targets/targets.ts';

// A short run of what `npm run fuzz` does for as long as one likes: those seeds that once found something, and a few others, the same in
// every run, so that what fails here is what was changed. Looking for new ones is for `npm run fuzz`.
const subjects = mkdtempSync(join(tmpdir(), 'sbqa-fuzz-test-'));
const runner = new CaseRunner(subjects);
const firstSeed = 1;
const mostMs = 6_000;

beforeAll(() => writeSubjects(subjects));
afterAll(async () => {
  await runner.close();
  rmSync(subjects, { recursive: true, force: true });
});

test.each(keptSeeds)('$target:$seed, $found', async ({ target, seed }) => {
  expect(await runner.run({ target, seed })).toHaveProperty('outcome');
});

test('mutated input of every kind gets an answer or one of the program’s own errors', async () => {
  const end = performance.now() + mostMs;
  for (let seed = firstSeed; performance.now() < end; seed++) {
    for (const { name } of targets) {
      const result = await runner.run({ target: name, seed });
      expect(result, `run it again: FUZZ_ONLY=${name}:${seed} npm run fuzz`).toHaveProperty('outcome');
    }
  }
});

test('what the program does not answer as it should is a finding, also where its process ends', async () => {
  const missing = await runner.run({ target: 'no such target', seed: 1 });
  expect(missing).toMatchObject({ finding: expect.stringContaining('no target') });
  const killed = runner.run({ target: 'records', seed: 1 });
  await runner.kill('SIGSEGV');
  expect(await killed).toMatchObject({ finding: 'the process ended: SIGSEGV' });
  expect(await runner.run({ target: 'ubl', seed: 1 })).toHaveProperty('outcome');
});
