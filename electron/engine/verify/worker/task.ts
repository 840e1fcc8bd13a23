import type { Failure } from '#shared/contract/failure.ts';
import type { ReadOnlyDatabase } from '../../driver/read-only-database.ts';
import type { Subject } from './subject.ts';

/** What a task finds on its thread. */
export interface TaskContext {
  readonly subject: Subject;
  /** The thread's connection; opened when it is first asked for. */
  database(): ReadOnlyDatabase;
  /** A connection of the task's own, with as much cache as it needs; the task closes it. */
  connect(cacheKibibytes: number): ReadOnlyDatabase;
  /** Says how much more was done since the last report, in the task's own unit. Throws where nobody waits for the task any more. */
  readonly advance: (done: number) => void;
}

/** A piece of the verification that runs on a worker thread. Input and output are structured-cloneable. */
export type Task<Input, Output> = (input: Input, context: TaskContext) => Output;

/** What a thread is told: to run a task, or to end. */
export interface RunMessage {
  readonly type: 'run';
  readonly id: number;
  readonly task: string;
  readonly input: unknown;
  /** Whether the HMAC of every page was found right before. */
  readonly arePagesAuthentic: boolean;
}

/** Ends a thread by itself, its connection closed and its keys overwritten. */
export interface EndMessage {
  readonly type: 'end';
}

/** What a thread is started with. */
export interface ThreadData {
  readonly subject: Subject;
  /** One number in memory that all threads share: not 0 once the verification is over, whatever a thread is at. */
  readonly stopped: Int32Array;
}

/** What a thread says of each task: its progress, then once an output, a failure or an error. */
export type ThreadMessage =
  | { readonly type: 'advance'; readonly id: number; readonly done: number }
  | { readonly type: 'output'; readonly id: number; readonly output: unknown }
  /** The file cannot be read any more; a failure and not the error, whose code would be lost on the way. */
  | { readonly type: 'failure'; readonly id: number; readonly failure: Failure }
  | { readonly type: 'error'; readonly id: number; readonly error: unknown };
