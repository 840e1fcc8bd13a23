import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import GenuineSqlcipher from '@signalapp/sqlcipher';
import { type OpenArchive, openArchive } from '#engine/open/open-archive.ts';
import { ByteFile } from '#engine/verify/pages/byte-file.ts';
import { PageAuthenticator } from '#engine/verify/seal/page-authenticator.ts';
import { scanRange } from '#engine/verify/seal/scan-pages.ts';
import { verifyArchive } from '#engine/verify/verify-archive.ts';
import type { LayerName } from '#shared/contract/verification.ts';
import { FloorThreads } from './floors/threads.ts';
import { measure } from './measure.ts';
import type { BenchContext, Benchmark, BenchResult } from './result.ts';

const megabyte = 1e6;
/** What one thread of a floor hashes at most, so that the bytes fit memory whatever the archive's size. */
const mostFloorBytes = 128 * 1024 * 1024;

/** Verification by layer, each against what the machine, genuine SQLCipher or SQLite itself need for the same. */
export const benchmark: Benchmark = {
  title: 'Verify',
  async run(context) {
    const archive = await openArchive(context.archivePath, {
      kind: 'passphrase',
      passphrase: context.passphrase,
    });
    try {
      return [...(await onePage(archive)), ...(await layers(archive, context)), await peakMemory(context)];
    } finally {
      archive.close();
    }
  },
};

/** Page HMACs on one thread. */
async function onePage(archive: OpenArchive): Promise<BenchResult[]> {
  const hmacKey = archive.key.hmacKey();
  if (hmacKey === null) return [];
  const authenticator = new PageAuthenticator(archive.key.profile, hmacKey);
  const pages = Math.min(archive.fileBytes, mostFloorBytes) / authenticator.pageBytes;
  const floor = await FloorThreads.start(pages * authenticator.pageBytes, 1);
  const file = new ByteFile(archive.path);
  const times = await measure(
    {
      scan: () => scanRange(file, authenticator, { firstPage: 1, pages }, () => {}),
      hmac: () => floor.run('hmac-sha512'),
    },
    { warmUp: 1, runs: 7 },
  );
  file.close();
  await floor.stop();
  const rate = (ms: number) => (pages * authenticator.pageBytes) / megabyte / (ms / 1000);
  return [
    {
      name: 'page HMACs, one thread',
      value: rate(times.scan.medianMs),
      unit: 'MB/s',
      floor: { name: 'HMAC-SHA512 in memory, one thread', value: rate(times.hmac.medianMs) },
    },
  ];
}

async function layers(
  archive: OpenArchive,
  { archivePath, passphrase }: BenchContext,
): Promise<BenchResult[]> {
  const threads = availableParallelism();
  const verify = (...names: LayerName[]) =>
    verifyArchive(archive, names.length === 0 ? {} : { layers: names });
  const floorBytes = Math.min(Math.floor(archive.fileBytes / threads), mostFloorBytes);
  const floor = await FloorThreads.start(floorBytes, threads);
  const genuine = new GenuineSqlcipher(archivePath);
  genuine.pragma(`key = '${passphrase.replaceAll("'", "''")}'`);
  genuine.pragma('user_version');
  const integrity = archive.db.prepare('PRAGMA integrity_check');
  const times = await measure(
    {
      seal: () => verify('seal'),
      hmac: () => floor.run('hmac-sha512'),
      hmacAndSha: () => floor.run('hmac-sha512-and-sha256'),
      genuine: () => genuine.pragma('cipher_integrity_check'),
      structure: () => verify('structure'),
      integrity: () => integrity.all(),
      manifest: () => verify('manifest'),
      books: () => verify('books'),
      all: () => verify(),
    },
    { warmUp: 1, runs: 3 },
  );
  genuine.close();
  await floor.stop();
  const bytes = archive.fileBytes;
  const rate = (ms: number, of = bytes) => of / megabyte / (ms / 1000);
  const rows = (archive.manifest?.manifest?.tables ?? []).reduce((sum, table) => sum + table.rows, 0);
  const sealRate = rate(times.seal.medianMs);
  const floorRate = (ms: number) => rate(ms, floorBytes * threads);
  const seconds = (ms: number) => ms / 1000;
  return [
    {
      name: 'seal layer (page HMACs and the file’s SHA-256)',
      value: sealRate,
      unit: 'MB/s',
      floor: {
        name: `HMAC-SHA512 and SHA-256 in memory, ${threads} threads`,
        value: floorRate(times.hmacAndSha.medianMs),
      },
    },
    {
      name: 'seal layer',
      value: sealRate,
      unit: 'MB/s',
      floor: { name: `HMAC-SHA512 in memory, ${threads} threads`, value: floorRate(times.hmac.medianMs) },
    },
    {
      name: 'seal layer',
      value: sealRate,
      unit: 'MB/s',
      floor: { name: 'genuine cipher_integrity_check', value: rate(times.genuine.medianMs) },
    },
    {
      name: 'structure layer',
      value: times.structure.medianMs,
      unit: 'ms',
      floor: { name: 'integrity_check alone', value: times.integrity.medianMs },
    },
    {
      name: 'manifest layer, a core',
      value: rows / seconds(times.manifest.medianMs) / threads,
      unit: 'rows/s',
      note: `${rows} rows and all files in ${times.manifest.medianMs.toFixed(0)} ms`,
    },
    { name: 'books layer', value: times.books.medianMs, unit: 'ms' },
    {
      name: 'all four layers',
      value: times.all.medianMs,
      p99: times.all.p99Ms,
      unit: 'ms',
      floor: { name: 'integrity_check alone', value: times.integrity.medianMs },
    },
  ];
}

/** The most memory that a whole verification in a process of its own takes. */
async function peakMemory({ archivePath, passphrase, root }: BenchContext): Promise<BenchResult> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(root, 'tests/bench/verify-once.ts'), archivePath],
    {
      env: { ...process.env, SBQA_PASSPHRASE: passphrase },
    },
  );
  return {
    name: 'peak memory of a verification, process of its own',
    value: Number(stdout) / 1024,
    unit: 'MB',
    note: `archive of ${(statSync(archivePath).size / megabyte).toFixed(0)} MB`,
  };
}
