import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { ContractError } from '#shared/contract/failure.ts';
import { type Subject, wipeSubject } from './subject.ts';
import type { EndMessage, RunMessage, ThreadData, ThreadMessage } from './task.ts';
import type { TaskInput, TaskName, TaskOutput } from './tasks.ts';

/** In the sources the worker is a .ts file beside this folder; bundled it is a file of its own beside the bundle (vite.config.ts). */
const workerUrl = import.meta.url.endsWith('.ts')
  ? new URL('../verify-worker.ts', import.meta.url)
  : new URL('./verify-worker.js', import.meta.url);

/** Above this many threads the disk is the limit, and each costs memory. */
const mostThreads = 8;

/** A small nursery collects often, so that files that were read and hashed do not pile up: it halves a verification's memory. */
const resourceLimits = { maxYoungGenerationSizeMb: 4 };

/** One thread for each core that this process may use, within reason. */
export function defaultThreads(): number {
  return Math.min(availableParallelism(), mostThreads);
}

interface Job {
  readonly id: number;
  readonly task: string;
  readonly input: unknown;
  readonly priority: number;
  readonly onAdvance: (done: number) => void;
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: unknown) => void;
}

interface Thread {
  readonly worker: Worker;
  readonly ended: Promise<void>;
  job: Job | null;
}

/** Worker threads over one archive. Tasks wait in order of priority (lower first), then of arrival. */
export class WorkerPool {
  readonly threads: number;
  readonly #subject: Subject;
  readonly #threads: Thread[] = [];
  readonly #waiting: Job[] = [];
  readonly #stopped = new Int32Array(new SharedArrayBuffer(4));
  #nextId = 1;
  #closedBecause: unknown = null;
  #arePagesAuthentic = false;

  /** Takes the subject over: its keys are overwritten by `close`. Threads start when there is work for them. */
  constructor(subject: Subject, threads: number) {
    this.#subject = subject;
    this.threads = threads;
  }

  /**
   * Says that the HMAC of every page was found right. Tasks that start afterwards read the database without computing them again; not
   * where SQLite reads a private copy, which nobody checked.
   */
  trustPages(): void {
    this.#arePagesAuthentic = this.#subject.databasePath === this.#subject.filePath;
  }

  /** Runs a task; rejects with what it threw, or with the reason of `close`. */
  run<Name extends TaskName>(
    task: Name,
    input: TaskInput<Name>,
    priority: number,
    onAdvance: (done: number) => void = () => {},
  ): Promise<TaskOutput<Name>> {
    return new Promise((resolve, reject) => {
      if (this.#closedBecause !== null) return reject(this.#closedBecause);
      const job: Job = {
        id: this.#nextId++,
        task,
        input,
        priority,
        onAdvance,
        // The thread answers with the output of the very task that it was given.
        resolve: (output) => resolve(output as TaskOutput<Name>),
        reject,
      };
      const behind = this.#waiting.findIndex((other) => other.priority > priority);
      this.#waiting.splice(behind < 0 ? this.#waiting.length : behind, 0, job);
      this.#assign();
    });
  }

  /**
   * Rejects what runs and waits, and lets every thread end by itself: at once where it is idle, else when its task next reports or
   * SQLite returns. Ending a thread from outside, while it is in the driver, can crash the whole process, so nothing here does. The
   * promise resolves when all have ended; whoever cancels need not wait for it.
   */
  async close(reason: unknown = new Error('the pool is closed')): Promise<void> {
    if (this.#closedBecause === null) {
      this.#closedBecause = reason;
      Atomics.store(this.#stopped, 0, 1);
      for (const { worker, job } of this.#threads) {
        job?.reject(reason);
        worker.postMessage({ type: 'end' } satisfies EndMessage);
      }
      for (const job of this.#waiting.splice(0)) job.reject(reason);
      wipeSubject(this.#subject);
    }
    await Promise.all(this.#threads.map(({ ended }) => ended));
  }

  #assign(): void {
    while (this.#waiting.length > 0) {
      const thread = this.#threads.find(({ job }) => job === null) ?? this.#start();
      if (thread === null) return;
      const job = this.#waiting.shift();
      if (job === undefined) return;
      thread.job = job;
      const { id, task, input } = job;
      const arePagesAuthentic = this.#arePagesAuthentic;
      thread.worker.postMessage({ type: 'run', id, task, input, arePagesAuthentic } satisfies RunMessage);
    }
  }

  #start(): Thread | null {
    if (this.#threads.length >= this.threads) return null;
    const workerData: ThreadData = { subject: this.#subject, stopped: this.#stopped };
    const worker = new Worker(workerUrl, { workerData, resourceLimits });
    const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    const thread: Thread = { worker, ended, job: null };
    worker.on('message', (message: ThreadMessage) => this.#hear(thread, message));
    // A thread that dies takes the verification with it: what it was to check has not been checked.
    worker.on('error', (error) => void this.close(error));
    worker.on('exit', () => void this.close(new Error('a worker thread ended by itself')));
    this.#threads.push(thread);
    return thread;
  }

  #hear(thread: Thread, message: ThreadMessage): void {
    const { job } = thread;
    if (job === null || job.id !== message.id) return;
    if (message.type === 'advance') {
      job.onAdvance(message.done);
      return;
    }
    thread.job = null;
    if (message.type === 'output') job.resolve(message.output);
    else job.reject(message.type === 'failure' ? new ContractError(message.failure) : message.error);
    this.#assign();
  }
}
