import { parentPort, workerData } from 'node:worker_threads';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import { subjectFailure } from './subject-failure.ts';
import { connectToSubject, wipeSubject } from './worker/subject.ts';
import type { EndMessage, RunMessage, Task, TaskContext, ThreadData, ThreadMessage } from './worker/task.ts';
import { tasks } from './worker/tasks.ts';

// The entry of a worker thread: one task after the other, until the pool tells it to end.
const port = parentPort;
if (port === null) throw new Error('verify-worker runs as a worker thread only');
const { subject, stopped } = workerData as ThreadData;
let database: ReadOnlyDatabase | null = null;

/** Small, because every thread has one, and most tasks read each page once. */
const smallCacheKibibytes = 4 * 1024;

const answer = (message: ThreadMessage) => port.postMessage(message);

port.on('message', (message: RunMessage | EndMessage) => {
  if (message.type === 'end') {
    database?.close();
    wipeSubject(subject);
    port.close();
    return;
  }
  const { id, task, input, arePagesAuthentic } = message;
  const connect = (cacheKibibytes: number) =>
    connectToSubject(subject, { cacheKibibytes, arePagesAuthentic });
  const context: TaskContext = {
    subject,
    database() {
      database ??= connect(smallCacheKibibytes);
      return database;
    },
    connect,
    advance(done) {
      if (Atomics.load(stopped, 0) !== 0) throw new Error('the verification is over');
      answer({ type: 'advance', id, done });
    },
  };
  try {
    // The pool pairs each name with the input that its task takes.
    const run = (tasks as Readonly<Record<string, Task<never, unknown>>>)[task];
    if (run === undefined) throw new Error(`no task is named ${task}`);
    answer({ type: 'output', id, output: run(input as never, context) });
  } catch (error) {
    const failure = subjectFailure(error)?.failure;
    answer(failure === undefined ? { type: 'error', id, error } : { type: 'failure', id, failure });
  }
});
