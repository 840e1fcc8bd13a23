import type { z } from 'zod';
import type { failureSchema } from './failure-schema.ts';

// Free of zod at run time: the window's bundle throws and catches these errors, but parses nothing.

/** Why an appointment is refused (cli.md, exit code 8). */
export const appointmentReasons = [
  'expired',
  'clock_behind',
  'not_yet_valid',
  'forged',
  'other_archive',
  'not_accepted',
  'malformed',
] as const;

/** Why a path cannot be read (cli.md, exit code 7). */
export const notReadableReasons = ['missing', 'no_permission', 'folder', 'locked', 'io', 'changed'] as const;

/** What makes a file something else than an archive (cli.md, exit code 5). */
export const notAnArchiveReasons = ['empty', 'too_short', 'other_cipher', 'unknown_content'] as const;

/** How far a file is damaged when it cannot be opened (cli.md, exit code 4). */
export const damagedReasons = ['page_one', 'truncated', 'unreadable'] as const;

/** Why a file cannot be written (cli.md, exit code 10). */
export const outputFailedReasons = ['exists', 'no_room', 'no_permission', 'io'] as const;

/** Why a record has no proof: what it would have to prove does not hold, or was never signed. */
export const notProvableReasons = ['foreign', 'not_covered', 'no_manifest', 'not_signed', 'changed'] as const;

/** One failure as it crosses the contract. */
export type Failure = z.infer<typeof failureSchema>;
/** The codes of all failures. */
export type FailureCode = Failure['code'];

/** A failure, thrown. The only error that crosses a contract. */
export class ContractError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure, options?: { cause?: unknown }) {
    super(failure.message, options);
    this.name = 'ContractError';
    this.failure = failure;
  }
  get code(): FailureCode {
    return this.failure.code;
  }
}

/** Short for throwing a failure that has no reason. */
export function fail(
  code: Exclude<
    FailureCode,
    'damaged' | 'not_an_archive' | 'not_readable' | 'appointment_invalid' | 'output_failed' | 'not_provable'
  >,
  message: string,
  details?: Record<string, string | number>,
): ContractError {
  return new ContractError(details === undefined ? { code, message } : { code, message, details });
}
