import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { expect } from 'playwright/test';

/** What an archive and its folder are like at one moment. */
interface Snapshot {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: bigint;
  readonly modifiedNs: bigint;
  readonly folder: readonly string[];
}

/** Looks at archives before a test; `check` fails if a byte, a time or the folder of one is not what it was. */
export async function watchArchives(
  paths: readonly string[],
): Promise<{ readonly check: () => Promise<void> }> {
  const before = await Promise.all(paths.map(look));
  return {
    async check() {
      expect(await Promise.all(paths.map(look)), 'the archives are as they were').toEqual(before);
    },
  };
}

async function look(path: string): Promise<Snapshot> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  const { size, mtimeNs } = await stat(path, { bigint: true });
  const folder = (await readdir(dirname(path))).sort();
  return { path, sha256: hash.digest('hex'), bytes: size, modifiedNs: mtimeNs, folder };
}
