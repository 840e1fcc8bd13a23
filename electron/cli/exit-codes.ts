import { ContractError, type Failure, type FailureCode } from '#shared/contract/failure.ts';

/** What a run of the command line ends with (cli.md, "Exit codes and error codes"). */
export const exitCodes: Readonly<Partial<Record<FailureCode, number>>> = {
  usage: 2,
  bad_auditfile: 2,
  wrong_passphrase: 3,
  damaged: 4,
  damaged_record: 4,
  not_an_archive: 5,
  plain_sqlite: 5,
  newer_format: 6,
  not_readable: 7,
  appointment_invalid: 8,
  not_found: 9,
  no_such_view: 9,
  bad_filter: 9,
  output_failed: 10,
  // As shells have it: 128 and the number of SIGINT.
  cancelled: 130,
};

/** `verify` alone: done, and at least one layer failed. */
export const exitCodeOfFailedVerification = 1;

/** A failure as the command line tells it: the exit code, and what stands in `error`. */
export interface ToldFailure {
  readonly exitCode: number;
  readonly error: { readonly code: string; readonly message: string; readonly reason?: string };
}

/** Any error as the command line tells it; one that has no code is a fault of the program, and says so with exit code 70. */
export function toldFailure(error: unknown): ToldFailure {
  if (error instanceof ContractError) return ofFailure(error.failure);
  if (isCoded(error) && Object.hasOwn(exitCodes, error.code)) {
    return {
      exitCode: exitCodes[error.code as FailureCode] ?? 70,
      error: { code: error.code, message: error.message },
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { exitCode: 70, error: { code: 'internal', message: `A fault of the program: ${message}` } };
}

function ofFailure(failure: Failure): ToldFailure {
  // Two members of the contract's union have one name on the command line.
  const code =
    failure.code === 'damaged_record' ? 'damaged' : failure.code === 'bad_auditfile' ? 'usage' : failure.code;
  const reason = 'reason' in failure ? { reason: failure.reason } : {};
  return { exitCode: exitCodes[failure.code] ?? 70, error: { code, message: failure.message, ...reason } };
}

function isCoded(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
