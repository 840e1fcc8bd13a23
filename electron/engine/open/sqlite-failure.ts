import { ContractError } from '#shared/contract/failure.ts';
import { isSqliteError } from '../driver/read-only-database.ts';
import { notReadable } from './file-failure.ts';

/** The failure of SQLite's error while an archive is opened, its key known to be right; anything else is thrown on. */
export function asOpeningFailure(error: unknown): ContractError {
  if (error instanceof ContractError) return error;
  if (!isSqliteError(error)) throw error;
  if (error.code.startsWith('SQLITE_BUSY') || error.code === 'SQLITE_READONLY_ROLLBACK') {
    return notReadable('locked', error);
  }
  if (error.code.startsWith('SQLITE_IOERR') || error.code.startsWith('SQLITE_CANTOPEN')) {
    return notReadable('io', error);
  }
  return new ContractError(
    {
      code: 'damaged',
      reason: 'unreadable',
      message: 'The key is right, but the pages that hold the structure of the database are damaged.',
    },
    { cause: error },
  );
}

/** Whether SQLite refused to read a page: damaged, or failing its HMAC (which the driver reports as either of these). */
export function isDamage(error: unknown): error is Error & { code: string } {
  return (
    isSqliteError(error) &&
    (error.code.startsWith('SQLITE_CORRUPT') ||
      error.code === 'SQLITE_NOTADB' ||
      error.code.startsWith('SQLITE_IOERR') ||
      // The full-text index says so without a code of its own where its settings are damaged.
      error.message.startsWith('invalid fts5 file format'))
  );
}

/** Whether a table or column is missing that an archive of this format has. */
export function isForeignSchema(error: unknown): error is Error {
  return (
    isSqliteError(error) && error.code === 'SQLITE_ERROR' && /^no such (?:table|column)/.test(error.message)
  );
}

/** Whether amounts or ids are such that their sum is no 64-bit integer, which no bookkeeping reaches. */
export function isOverflow(error: unknown): error is Error {
  return isSqliteError(error) && error.code === 'SQLITE_ERROR' && error.message === 'integer overflow';
}

/**
 * The failure of reading records: `damaged_record` for what stands on a damaged page, `damaged` (`unreadable`) where a table or column
 * of the format is missing; anything else stays what it is. `what` names what was read, in English.
 */
export function asRecordFailure(what: string, error: unknown): unknown {
  if (isDamage(error)) {
    return new ContractError(
      { code: 'damaged_record', message: `${what}: a page that this stands on is damaged.` },
      { cause: error },
    );
  }
  if (isOverflow(error)) {
    const message = `${what}: numbers that stand there are too large to be added up.`;
    return new ContractError({ code: 'damaged_record', message }, { cause: error });
  }
  if (isForeignSchema(error)) {
    const message = `${what}: the tables of this archive are not as its format has them.`;
    return new ContractError({ code: 'damaged', reason: 'unreadable', message }, { cause: error });
  }
  return error;
}

/** Runs a reading query, its errors as `asRecordFailure` has them. */
export function readingRecords<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw asRecordFailure(what, error);
  }
}
