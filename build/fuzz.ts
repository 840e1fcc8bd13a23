// `npm run fuzz`: mutated input of every kind for FUZZ_MINUTES minutes (10), from seed FUZZ_SEED (today's milliseconds). Prints each
// finding with the target and seed that make it again (FUZZ_ONLY=target:seed), and what came of the cases at the end.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type CaseRequest, CaseRunner } from '../tests/fuzz/case-runner.ts';
import { writeSubjects } from '../tests/fuzz/subjects.ts';
import { Tally } from '../tests/fuzz/tally.ts';
import { targets } from '../tests/fuzz/targets/targets.ts';

const minutes = Number(process.env.FUZZ_MINUTES ?? 10);
const firstSeed = Number(process.env.FUZZ_SEED ?? Date.now() % 1e9);
const only = process.env.FUZZ_ONLY;
const keep = resolve(import.meta.dirname, '../.cache/fuzz');
mkdirSync(keep, { recursive: true });

const subjects = mkdtempSync(join(tmpdir(), 'sbqa-fuzz-subjects-'));
await writeSubjects(subjects);
const runner = new CaseRunner(subjects, keep);
const tally = new Tally();
const start = performance.now();
console.log(`seed ${firstSeed}, ${minutes} minutes`);
for (const request of requests()) {
  const before = performance.now();
  const result = await runner.run(request);
  tally.add(result, performance.now() - before);
  if (!('finding' in result)) continue;
  const what = tally.isNew(result.finding) ? result.finding : 'at a place that was told above';
  console.log(`
FUZZ_ONLY=${request.target}:${request.seed}
${what}
`);
}
await runner.close();
rmSync(subjects, { recursive: true, force: true });
console.log(tally.table());
console.log(
  `${tally.cases} cases in ${((performance.now() - start) / 60_000).toFixed(1)} minutes, ${tally.findings} findings; their files are in ${keep}`,
);
process.exitCode = tally.findings === 0 ? 0 : 1;

function* requests(): Generator<CaseRequest> {
  const [target, seed] = only?.split(':') ?? [];
  if (target !== undefined && seed !== undefined) return yield { target, seed: Number(seed) };
  const chosen = targets.filter(({ name }) => target === undefined || name === target);
  for (let seed = firstSeed; performance.now() - start < minutes * 60_000; seed++) {
    for (const { name } of chosen) yield { target: name, seed };
  }
}
