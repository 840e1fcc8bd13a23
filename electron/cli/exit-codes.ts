import { isDamage } from '#engine/open/sqlite-failure.ts';
import { ContractError, type Failure, type FailureCode } from '#shared/contract/failure.ts';

/** What a run of the command line ends with (cli.md, "Exit codes and error codes"). */
export const exitCodes = {
  usage: 2,
  bad_auditfile: 2,
  wrong_passphrase: 3,
  damaged: 4,
  damaged_record: 4,
  not_an_archive: 5,
  plain_sqlite: 5,
  not_a_proof: 5,
  newer_format: 6,
  not_readable: 7,
  appointment_invalid: 8,
  not_found: 9,
  no_such_view: 9,
  bad_filter: 9,
  not_provable: 9,
  output_failed: 10,
  // As shells have it: 128 and the number of SIGINT.
  cancelled: 130,
} as const satisfies Readonly<Partial<Record<FailureCode, number>>>;

/** A fault of the program: the number that sysexits.h keeps for it, which nobody takes for a failed verification. */
const exitCodeOfFault = 70;

function exitCodeOf(code: string): number {
  return Object.entries(exitCodes).find(([known]) => known === code)?.[1] ?? exitCodeOfFault;
}

/** `verify` and `check-proof`: done, and at least one layer failed, or the record is not proved. */
export const exitCodeOfFailedVerification = 1;

/** A failure as the command line tells it: the exit code, and what stands in `error`. */
export interface ToldFailure {
  readonly exitCode: number;
  readonly error: { readonly code: string; readonly message: string; readonly reason?: string };
}

/** Any error as the command line tells it; one that has no code is a fault of the program, and says so with exit code 70. */
export function toldFailure(error: unknown): ToldFailure {
  if (error instanceof ContractError) return ofFailure(error.failure);
  if (isDamage(error)) {
    const message = 'A page that this needs is damaged; sbqa verify says which.';
    return { exitCode: exitCodes.damaged, error: { code: 'damaged', message } };
  }
  if (isCoded(error) && Object.hasOwn(exitCodes, error.code)) {
    return {
      exitCode: exitCodeOf(error.code),
      error: { code: codeOnCommandLine(error.code), message: asSentence(error.message) },
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  return {
    exitCode: exitCodeOfFault,
    error: { code: 'internal', message: `A fault of the program: ${message}` },
  };
}

function ofFailure(failure: Failure): ToldFailure {
  const reason = 'reason' in failure ? { reason: failure.reason } : {};
  return {
    exitCode: exitCodeOf(failure.code),
    error: { code: codeOnCommandLine(failure.code), message: failure.message, ...reason },
  };
}

/** Two codes of the contract have another's name on the command line. */
function codeOnCommandLine(code: string): string {
  if (code === 'damaged_record') return 'damaged';
  return code === 'bad_auditfile' ? 'usage' : code;
}

function asSentence(message: string): string {
  const sentence = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

function isCoded(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
