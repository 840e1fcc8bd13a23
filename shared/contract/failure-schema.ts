import { z } from 'zod';
import {
  appointmentReasons,
  damagedReasons,
  notAnArchiveReasons,
  notProvableReasons,
  notReadableReasons,
  outputFailedReasons,
} from './failure.ts';

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
  reasoned('output_failed', outputFailedReasons),
  plain('bad_auditfile'),
  /** A record cannot be proved to stand in what was signed. */
  reasoned('not_provable', notProvableReasons),
  /** What was given as a publisher's key is none. */
  plain('not_a_key'),
  /** The key that samples are signed with, which nobody may take for a publisher's. */
  plain('sample_key'),
  /** The id that was compared is not that of the key. */
  plain('key_id_differs'),
  /** A file that was given as a proof is none. */
  plain('not_a_proof'),
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
