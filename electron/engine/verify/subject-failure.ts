import { ContractError } from '#shared/contract/failure.ts';
import { isSqliteError } from '../driver/read-only-database.ts';
import { asReadFailure } from '../open/file-failure.ts';
import { asOpeningFailure } from '../open/sqlite-failure.ts';

/**
 * The failure of an error that comes from the file itself, which a verification opens anew although the archive is open already: it may
 * be gone by then, cut short, or another one. Null for errors of the program.
 */
export function subjectFailure(error: unknown): ContractError | null {
  if (error instanceof ContractError) return error;
  if (isSqliteError(error)) return asOpeningFailure(error);
  const isOfSystem = error instanceof Error && 'code' in error && 'syscall' in error;
  return isOfSystem ? asReadFailure(error) : null;
}
