import { type BigIntStats, closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import type { ContractError } from '#shared/contract/failure.ts';
import { asReadFailure, notReadable } from './file-failure.ts';
import { isDamage } from './sqlite-failure.ts';

/** A computer that has lost a share or a stick still has some of the file in its memory, but not all of these places. */
const places = 16;
/** What was found is taken to hold for so long: a list over damaged pages asks again and again. */
const holdsMs = 500;

/**
 * Tells a file that cannot be read from one that is damaged: SQLite says the same of both, and of what it could not read it says that it
 * is no database. Answers for an error of SQLite why the file cannot be read now (`not_readable`; `changed` where another file stands in
 * its place or it has another length or time than when this was made), or the error itself where it can be read. Throws `not_readable` where it cannot be looked at to begin with.
 */
export function explainUnreadable(path: string): (error: unknown) => unknown {
  const opened = stateOf(path);
  let found: { readonly failure: ContractError | null; readonly until: number } | null = null;
  return (error) => {
    if (!isDamage(error)) return error;
    if (found === null || performance.now() > found.until) {
      found = { failure: probe(path, opened), until: performance.now() + holdsMs };
    }
    return found.failure ?? error;
  };
}

function stateOf(path: string): BigIntStats {
  try {
    return statSync(path, { bigint: true });
  } catch (error) {
    throw asReadFailure(error);
  }
}

function probe(path: string, opened: BigIntStats): ContractError | null {
  try {
    const file = openSync(path, 'r');
    try {
      const now = fstatSync(file, { bigint: true });
      const isSame = now.ino === opened.ino && now.size === opened.size && now.mtimeNs === opened.mtimeNs;
      if (!isSame) return notReadable('changed');
      const byte = Buffer.alloc(1);
      const step = Math.max(1, Math.floor(Number(now.size) / places));
      for (let at = 0; at < now.size; at += step) readSync(file, byte, 0, 1, at);
      return null;
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return asReadFailure(error);
  }
}
