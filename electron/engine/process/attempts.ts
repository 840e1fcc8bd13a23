import { createHash } from 'node:crypto';
import { saltBytes } from '#shared/archive-format/constants.ts';
import { ContractError, fail } from '#shared/contract/failure.ts';
import { openArchiveFile } from '../open/archive-file.ts';
import type { RefusalBook } from './refusal-book.ts';

/** Makes attempts at opening files; those that follow refused ones on the same file wait, longer each time. */
export interface Attempts {
  /** Rejects as `open` does, and with `cancelled`. A refusal's details say `refusals` and `waitSeconds`, where there is a wait. */
  readonly attempt: <T>(
    path: string,
    open: () => Promise<T>,
    options: { readonly signal: AbortSignal; readonly onWait: (secondsLeft: number) => void },
  ) => Promise<T>;
}

export function createAttempts(book: RefusalBook): Attempts {
  /** One attempt on a file at a time: several at once would all be made before the first is refused. */
  const turns = new Map<string, Promise<unknown>>();

  const attemptOn = async <T>(
    file: string,
    open: () => Promise<T>,
    { signal, onWait }: Parameters<Attempts['attempt']>[2],
  ): Promise<T> => {
    await waitOut(() => book.waitMs(file), signal, onWait);
    try {
      const opened = await open();
      book.accepted(file);
      return opened;
    } catch (error) {
      if (!(error instanceof ContractError) || error.failure.code !== 'wrong_passphrase') throw error;
      book.refused(file);
      const waitMs = book.waitMs(file);
      if (waitMs === 0) throw error;
      throw new ContractError({
        ...error.failure,
        details: {
          ...error.failure.details,
          refusals: book.refusalsOf(file),
          waitSeconds: Math.ceil(waitMs / 1000),
        },
      });
    }
  };
  return {
    async attempt(path, open, options) {
      const file = await identityOf(path);
      if (file === null) return open();
      const before = turns.get(file);
      const run = () => attemptOn(file, open, options);
      const turn = before === undefined ? run() : before.then(run, run);
      turns.set(file, turn);
      try {
        return await turn;
      } finally {
        if (turns.get(file) === turn) turns.delete(file);
      }
    },
  };
}

/**
 * What a file begins with is the archive's own salt, so that a copy of it is the same file. Null where that cannot be read, which the
 * opening will say in its own words.
 */
async function identityOf(path: string): Promise<string | null> {
  try {
    const file = await openArchiveFile(path);
    try {
      if (file.bytes < saltBytes) return null;
      return createHash('sha256')
        .update(await file.read(0, saltBytes))
        .digest('hex');
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof ContractError) return null;
    throw error;
  }
}

async function waitOut(
  leftMs: () => number,
  signal: AbortSignal,
  onWait: (secondsLeft: number) => void,
): Promise<void> {
  for (let left = leftMs(); left > 0; left = leftMs()) {
    if (signal.aborted) break;
    onWait(Math.ceil(left / 1000));
    await pause(Math.min(left, 1000), signal);
  }
  if (signal.aborted) throw fail('cancelled', 'The opening was cancelled.');
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
  });
}
