import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';

const dist = resolve(import.meta.dirname, '../../../dist');
const isBuilt = existsSync(join(dist, 'engine/engine.js'));
if (!isBuilt) process.stderr.write('skipped: the bundles are not built (npm run build)\n');

describe.skipIf(!isBuilt)('the bundled worker', () => {
  test.each(['engine', 'cli'])('stands beside %s.js, starts, and says that it is ready', async (bundle) => {
    const path = join(dist, bundle, 'verify-worker.js');
    expect(existsSync(path)).toBe(true);
    const worker = new Worker(path, { workerData: {} });
    try {
      const first = await new Promise((done, failed) => {
        worker.once('message', done);
        worker.once('error', failed);
      });
      expect(first).toEqual({ type: 'ready' });
    } finally {
      await worker.terminate();
    }
  });
});
