import { z } from 'zod';

/** Why an appointment is refused (cli.md, exit code 8). */
export const appointmentReasons = [
  'expired',
  'not_yet_valid',
  'forged',
  'other_archive',
  'not_accepted',
  'malformed',
] as const;

/** Why a path cannot be read (cli.md, exit code 7). */
export const notReadableReasons = ['missing', 'no_permission', 'folder', 'locked', 'io'] as const;

/** What makes a file something else than an archive (cli.md, exit code 5). */
export const notAnArchiveReasons = ['empty', 'too_short', 'other_cipher', 'unknown_content'] as const;

/** How far a file is damaged when it cannot be opened (cli.md, exit code 4). */
export const damagedReasons = ['page_one', 'truncated', 'unreadable'] as const;

const base = {
  /** English, for the command line and diagnostics; the window says it in its own words by code and reason. */
  message: z.string(),
  /** Values that a message may name (file name, page, format number …), never a secret. */
  details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
};
const plain = <const C extends string>(code: C) => z.object({ code: z.literal(code), ...base });
const reasoned = <const C extends string, const R extends readonly [string, ...string[]]>(
  code: C,
  reasons: R,
) => z.object({ code: z.literal(code), reason: z.enum(reasons), ...base });

/** Every way in which a contract call can fail; a union on `code`. The codes of cli.md keep their names. */
export const failureSchema = z.discriminatedUnion('code', [
  plain('usage'),
  plain('wrong_passphrase'),
  reasoned('damaged', damagedReasons),
  reasoned('not_an_archive', notAnArchiveReasons),
  plain('plain_sqlite'),
  plain('newer_format'),
  reasoned('not_readable', notReadableReasons),
  reasoned('appointment_invalid', appointmentReasons),
  plain('not_found'),
  plain('no_such_view'),
  plain('bad_filter'),
  reasoned('output_failed', ['exists', 'no_room', 'no_permission', 'io'] as const),
  plain('bad_auditfile'),
  /** The archive is locked, or no archive is open. */
  plain('locked'),
  /** A record stands on a damaged page. */
  plain('damaged_record'),
  plain('cancelled'),
  /** The other process went away before it answered. */
  plain('engine_gone'),
  /** A message that does not fit the contract: a fault of the program. */
  plain('bad_message'),
  /** A fault of the program that has no name yet. */
  plain('internal'),
]);

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
    'damaged' | 'not_an_archive' | 'not_readable' | 'appointment_invalid' | 'output_failed'
  >,
  message: string,
  details?: Record<string, string | number>,
): ContractError {
  return new ContractError(details === undefined ? { code, message } : { code, message, details });
}
