import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Lets Ctrl+C, and whatever else asks a process to end, end a command that writes in order: what is unfinished is removed on the way
 * out, which the bare signal would leave behind. The exit code is 128 and the signal's number, as shells have it.
 */
export async function endingInOrder<T>(work: Promise<T>): Promise<T> {
  const end = (signal: NodeJS.Signals) => process.exit(128 + constants.signals[signal]);
  for (const signal of signals) process.on(signal, end);
  try {
    return await work;
  } finally {
    for (const signal of signals) process.off(signal, end);
  }
}
