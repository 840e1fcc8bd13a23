import { readFileSync } from 'node:fs';
import type { App } from '../../e2e/driver.ts';

/** What the program holds, in megabytes. */
export interface Held {
  /** JavaScript's heap in the window, after a collection. */
  readonly rendererHeap: number;
  /** The engine's resident memory, its threads and native parts included. */
  readonly engine: number;
  /** The most that the engine has held so far. */
  readonly engineMost: number;
}

/** What is given back is given back a moment after the work. */
const restMs = 3_000;

/** What the program holds now, at rest. Linux only: NaN for the engine elsewhere. */
export async function held(app: App): Promise<Held> {
  await app.page.waitForTimeout(restMs);
  const debug = await app.page.context().newCDPSession(app.page);
  await debug.send('HeapProfiler.collectGarbage');
  const { usedSize } = await debug.send('Runtime.getHeapUsage');
  await debug.detach();
  const pid = await app.evaluate(
    ({ app: program }) => program.getAppMetrics().find(({ name }) => name === 'Archive engine')?.pid,
    null,
  );
  const status = process.platform === 'linux' ? readFileSync(`/proc/${pid}/status`, 'utf8') : '';
  const megabytes = (field: string) => Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
  return { rendererHeap: usedSize / 1e6, engine: megabytes('VmRSS'), engineMost: megabytes('VmHWM') };
}
