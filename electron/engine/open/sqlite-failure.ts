import { ContractError, fail } from '#shared/contract/failure.ts';
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
      error.code.startsWith('SQLITE_IOERR'))
  );
}

/**
 * Runs a reading query; what stands on a damaged page becomes `damaged_record`, and a column or table that the file does not have as
 * the schema says becomes `damaged` (`unreadable`). `what` names what was read, in English.
 */
export function readingRecords<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw isDamage(error)
      ? new ContractError(
          { code: 'damaged_record', message: `${what}: a page that this stands on is damaged.` },
          { cause: error },
        )
      : error;
  }
}

/** `locked`: no archive is open. */
export function noArchiveOpen(): ContractError {
  return fail('locked', 'No archive is open.');
}
