import { createHash, createHmac, randomBytes } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import type { FloorWork } from './threads.ts';

const bytes = randomBytes(Number(workerData));
const key = randomBytes(32);

parentPort?.on('message', (work: FloorWork) => {
  createHmac('sha512', key).update(bytes).digest();
  if (work === 'hmac-sha512-and-sha256') createHash('sha256').update(bytes).digest();
  parentPort?.postMessage('done');
});
parentPort?.postMessage('ready');
