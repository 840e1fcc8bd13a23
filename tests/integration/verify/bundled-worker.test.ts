import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';

const dist = resolve(import.meta.dirname, '../../../dist');
const isBuilt = existsSync(join(dist, 'engine/engine.js'));
if (!isBuilt) process.stderr.write('skipped: the bundles are not built (npm run build)\n');

describe.skipIf(!isBuilt)('the bundled worker', () => {
  test.each(['engine', 'cli'])(
    'stands beside %s.js, starts, answers, and ends when it is told to',
    async (bundle) => {
      const path = join(dist, bundle, 'verify-worker.js');
      expect(existsSync(path)).toBe(true);
      const worker = new Worker(path, {
        workerData: { subject: { key: new Uint8Array(32), hmacKey: null }, stopped: new Int32Array(1) },
      });
      const first = new Promise((done, failed) => {
        worker.once('message', done);
        worker.once('error', failed);
      });
      const ended = new Promise((done) => worker.once('exit', done));
      worker.postMessage({ type: 'run', id: 1, task: 'none', input: null });
      expect(await first).toMatchObject({ type: 'error', id: 1 });
      worker.postMessage({ type: 'end' });
      expect(await ended).toBe(0);
    },
  );
});

// From the sources every thread strips types, which can end the process where V8 compiles for it in two threads at once (decision 0006).
test('the process of these tests keeps V8 from compiling wrappers of what WebAssembly calls', () => {
  expect(process.execArgv).toContain('--wasm-wrapper-tiering-budget=2147483647');
});
