// `npm run bench`: measures on a sample archive, prints a table and writes JSON under .cache/bench.
// Arguments: --size small|medium|large (medium where left out), --only NAME of a file in tests/bench.
import { existsSync, globSync, mkdirSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, release, totalmem } from 'node:os';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { sampleSizes } from '#packer/sample/sizes.ts';
import { writeSample } from '#packer/sample/write-sample.ts';
import { SAMPLE_PASSPHRASE } from '#shared/domain/sample.ts';
import type { BenchContext, Benchmark, BenchResult } from '../tests/bench/result.ts';

const root = resolve(import.meta.dirname, '..');
const folder = resolve(root, '.cache/bench');
const { values } = parseArgs({
  options: { size: { type: 'string', default: 'medium' }, only: { type: 'string' } },
});
const size = sampleSizes.find((known) => known === values.size);
if (size === undefined) {
  console.error(`--size is one of ${sampleSizes.join(', ')}`);
  process.exit(2);
}

const machine = {
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryMB: Math.round(totalmem() / 1e6),
  system: `${platform()} ${release()} ${arch()}`,
  node: process.version,
  openssl: process.versions.openssl,
};
console.log(
  `${machine.processor}, ${machine.cores} cores, ${machine.memoryMB} MB, ${machine.system}, Node ${machine.node}`,
);

const context: BenchContext = {
  size,
  archivePath: await sampleOf(size),
  passphrase: SAMPLE_PASSPHRASE,
  root,
};
const report: Record<string, BenchResult[]> = {};
for (const path of globSync('tests/bench/*.bench.ts', { cwd: root }).sort()) {
  if (values.only !== undefined && basename(path, '.bench.ts') !== values.only) continue;
  const { benchmark }: { benchmark: Benchmark } = await import(pathToFileURL(resolve(root, path)).href);
  const results = await benchmark.run(context);
  report[benchmark.title] = results;
  print(benchmark.title, results);
}
const file = resolve(folder, `${size}-${new Date().toISOString().replaceAll(':', '')}.json`);
writeFileSync(file, `${JSON.stringify({ machine, size, benchmarks: report }, null, 2)}\n`);
console.log(`\nwritten: ${file}`);

/** The sample of a size; made once, because the large one takes minutes. */
async function sampleOf(wanted: (typeof sampleSizes)[number]): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const out = resolve(folder, `sample-${wanted}.sbqa`);
  if (!existsSync(out)) {
    console.log(`writing the ${wanted} sample …`);
    await writeSample({ size: wanted, out });
  }
  return out;
}

function print(title: string, results: readonly BenchResult[]): void {
  console.log(`\n${title}`);
  for (const { name, value, unit, p99, floor, note } of results) {
    const figure = value === null ? 'not measured' : `${amount(value)} ${unit}`;
    const tail = p99 === undefined ? '' : `p99 ${amount(p99)} ${unit}`;
    const ratio =
      floor === undefined || value === null
        ? ''
        : `${(value / floor.value).toFixed(2)} × ${floor.name} (${amount(floor.value)} ${unit})`;
    console.log(
      `  ${name.padEnd(52)} ${figure.padStart(16)}  ${tail.padEnd(18)} ${[ratio, note].filter(Boolean).join('; ')}`.trimEnd(),
    );
  }
}

function amount(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 });
}
