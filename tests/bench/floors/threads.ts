import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** What a floor does on each thread, over the same number of bytes in memory. */
export type FloorWork = 'hmac-sha512' | 'hmac-sha512-and-sha256';

/** Threads that stand ready with their bytes, to be timed without their own start. */
export class FloorThreads {
  readonly #workers: Worker[];

  private constructor(workers: Worker[]) {
    this.#workers = workers;
  }

  /** Starts threads with `bytesEach` of random bytes in memory; as many as there are cores unless said. */
  static async start(bytesEach: number, threads: number = availableParallelism()): Promise<FloorThreads> {
    const workers = await Promise.all(
      Array.from({ length: threads }, async () => {
        const worker = new Worker(new URL('./hash-worker.ts', import.meta.url), { workerData: bytesEach });
        await new Promise((resolve) => worker.once('message', resolve));
        return worker;
      }),
    );
    return new FloorThreads(workers);
  }

  /** Lets all threads hash their bytes once, at the same time. */
  async run(work: FloorWork): Promise<void> {
    await Promise.all(
      this.#workers.map(
        (worker) =>
          new Promise((resolve) => {
            worker.once('message', resolve);
            worker.postMessage(work);
          }),
      ),
    );
  }

  async stop(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}
