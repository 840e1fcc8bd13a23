import { constants } from 'node:os';
import { fail } from '#shared/contract/failure.ts';

/** Loads a part of the packer, which the installed program leaves out; throws `usage` there. */
export async function loadPacker<T>(load: () => Promise<T>, command: string): Promise<T> {
  try {
    return await load();
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
    if (!isAbsent) throw error;
    throw fail(
      'usage',
      `sbqa ${command} is not part of the installed program: run it from the project’s checkout.`,
    );
  }
}

/** Lets Ctrl+C end a long command in order: what is unfinished is removed on the way out, which the bare signal would leave behind. */
export async function endingInOrder<T>(work: Promise<T>): Promise<T> {
  const end = (signal: 'SIGINT' | 'SIGTERM') => process.exit(128 + constants.signals[signal]);
  process.on('SIGINT', end).on('SIGTERM', end);
  try {
    return await work;
  } finally {
    process.off('SIGINT', end).off('SIGTERM', end);
  }
}

/** Reports how far a long command is, on one line of a terminal's standard error; nothing elsewhere. */
export function progressLine(stderr: { isTTY?: boolean; write(text: string): unknown }): {
  report(text: string): void;
  end(): void;
} {
  const isTerminal = stderr.isTTY === true;
  let lastAtMs = 0;
  return {
    report(text) {
      const nowMs = performance.now();
      if (!isTerminal || nowMs - lastAtMs < 100) return;
      lastAtMs = nowMs;
      stderr.write(`\r\u001b[K${text}`);
    },
    end() {
      if (isTerminal) stderr.write('\r\u001b[K');
    },
  };
}
