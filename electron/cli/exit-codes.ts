import type { FailureCode } from '#shared/contract/failure.ts';

/** The exit codes of `sbqa` that are no failure: all is well, and a verification in which a layer failed. */
export const exitCodes = { done: 0, verificationFailed: 1 } as const;

/**
 * The exit code of every failure (cli.md, "Exit codes and error codes"). Beyond that page: an auditfile that cannot be read as one ends
 * like any other file of the wrong content, a command that was broken off ends as shells have it (128 + SIGINT), and a fault of the
 * program itself has the number that sysexits.h keeps for it, so that neither can be taken for a failed verification.
 */
export const exitCodeOfFailure: Readonly<Record<FailureCode, number>> = {
  usage: 2,
  wrong_passphrase: 3,
  damaged: 4,
  damaged_record: 4,
  not_an_archive: 5,
  plain_sqlite: 5,
  bad_auditfile: 5,
  newer_format: 6,
  not_readable: 7,
  appointment_invalid: 8,
  not_found: 9,
  no_such_view: 9,
  bad_filter: 9,
  output_failed: 10,
  cancelled: 130,
  locked: 70,
  engine_gone: 70,
  bad_message: 70,
  internal: 70,
};
