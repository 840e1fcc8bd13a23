import { pbkdf2Sync } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { openArchive, reopenArchive } from '#engine/open/open-archive.ts';
import { measure } from './measure.ts';
import type { Benchmark } from './result.ts';

/** Opening by passphrase against the key derivation that no reader can do without, and reopening by key. */
export const benchmark: Benchmark = {
  title: 'Open',
  async run({ archivePath, passphrase }) {
    const salt = Buffer.alloc(16);
    const descriptor = openSync(archivePath, 'r');
    readSync(descriptor, salt, 0, 16, 0);
    closeSync(descriptor);
    const first = await openArchive(archivePath, { kind: 'passphrase', passphrase });
    const key = first.key.toBytes();
    first.close();
    const times = await measure(
      {
        derive: () => pbkdf2Sync(passphrase, salt, 256_000, 32, 'sha512'),
        open: async () => (await openArchive(archivePath, { kind: 'passphrase', passphrase })).close(),
        reopen: async () => (await reopenArchive(archivePath, key)).close(),
      },
      { warmUp: 2, runs: 15 },
    );
    return [
      {
        name: 'open by passphrase',
        value: times.open.medianMs,
        p99: times.open.p99Ms,
        unit: 'ms',
        floor: { name: 'key derivation alone', value: times.derive.medianMs },
      },
      { name: 'open again by key', value: times.reopen.medianMs, p99: times.reopen.p99Ms, unit: 'ms' },
    ];
  },
};
