import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { openArchive } from '#engine/open/open-archive.ts';
import { verifyArchive } from '#engine/verify/verify-archive.ts';
import { toHex } from '#shared/archive-format/text-bytes.ts';
import { ContractError } from '#shared/contract/failure.ts';
import { layerNames, verificationResultSchema } from '#shared/contract/verification.ts';
import { SAMPLE_PASSPHRASE } from '#shared/domain/sample.ts';
import { ensureSample, samplePath } from '../../../build/ensure-sample.ts';
import { folderOfTests } from '../../fixtures/engine-archive.ts';
import { createRandom } from '../../fixtures/random.ts';
import { flipBit, removeSeal, writeTampered } from '../../fixtures/tamper.ts';

// Single bits, anywhere in the sample that the program comes with. SBQA_FLIPS=500 for the record; what runs each time is the first part
// of the same series. SBQA_SEED begins another series.
const flips = Number(process.env.SBQA_FLIPS ?? 40);
const seed = Number(process.env.SBQA_SEED ?? 7);

const folder = folderOfTests();
let rawKey = '';

beforeAll(async () => {
  expect(await ensureSample()).toBe(true);
  const archive = await openArchive(samplePath, { kind: 'passphrase', passphrase: SAMPLE_PASSPHRASE });
  rawKey = toHex(archive.key.key()) + toHex(archive.key.salt);
  archive.close();
}, 120_000);

test(`${flips} flips of one bit: every one is found in its page, and the program goes on`, {
  timeout: 60_000 + flips * 3000,
}, async () => {
  const random = createRandom(seed);
  const { length } = readFileSync(samplePath);
  const tally: Record<string, number> = {};
  const misses: string[] = [];
  for (let i = 0; i < flips; i++) {
    const offset = Math.floor(random() * length);
    const bit = Math.floor(random() * 8);
    const path = join(folder, 'flipped.sbqa');
    writeTampered(samplePath, path, (bytes) => flipBit(bytes, offset, bit));
    // Every other one without the seal, so that the page HMACs stand alone.
    if (i % 2 === 1) removeSeal(path);
    const outcome = await outcomeOf(path, i % 8 === 0);
    const page = Math.floor(offset / 4096) + 1;
    const isFound = typeof outcome === 'string' || (outcome.length === 1 && outcome[0] === page);
    if (!isFound) misses.push(`byte ${offset} bit ${bit}: ${JSON.stringify(outcome)}`);
    const how = typeof outcome === 'string' ? `at opening: ${outcome}` : 'its page and no other';
    tally[how] = (tally[how] ?? 0) + 1;
  }
  if (process.env.SBQA_FLIPS !== undefined)
    process.stdout.write(`${JSON.stringify({ seed, flips, ...tally })}\n`);
  expect(misses).toEqual([]);
  expect(Object.values(tally).reduce((sum, count) => sum + count, 0)).toBe(flips);
});

/** The pages found damaged, or why the file cannot be opened because it is damaged; anything else that is thrown fails the test. */
async function outcomeOf(path: string, inAllLayers: boolean): Promise<string | number[]> {
  try {
    const archive = await openArchive(path, { kind: 'raw_key', rawKey });
    try {
      const layers = inAllLayers ? layerNames : (['seal'] as const);
      const result = verificationResultSchema.parse(await verifyArchive(archive, { layers, threads: 1 }));
      expect(result.verdict).toBe('failed');
      return result.layers.seal.findings
        .filter(({ code }) => code === 'page_damaged')
        .map(({ page }) => page ?? 0);
    } finally {
      archive.close();
    }
  } catch (error) {
    if (error instanceof ContractError && error.failure.code === 'damaged') return error.failure.reason;
    throw error;
  }
}
