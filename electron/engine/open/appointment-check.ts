import {
  type Appointment,
  appointmentSchema,
  appointmentSignedText,
} from '#shared/archive-format/appointment.ts';
import { fromBase64, utf8 } from '#shared/archive-format/text-bytes.ts';
import { ContractError } from '#shared/contract/failure.ts';
import { readUntrustedJson } from '#shared/untrusted/read-untrusted.ts';
import { ed25519Verify } from '../crypto/ed25519.ts';
import type { OpenedBy } from './open-archive.ts';

type Refusal =
  | 'expired'
  | 'clock_behind'
  | 'not_yet_valid'
  | 'forged'
  | 'other_archive'
  | 'not_accepted'
  | 'malformed';

const messages: Readonly<Record<Refusal, string>> = {
  expired: 'The appointment has ended.',
  clock_behind:
    'The clock of this computer is behind: the archive was opened here on a later day, and by then the appointment had ended.',
  not_yet_valid: 'The appointment has not begun yet.',
  forged: "The appointment does not carry the client's signature: it was altered, or made by somebody else.",
  other_archive: 'The appointment is for another archive.',
  not_accepted: 'This archive accepts no appointments.',
  malformed: 'The file is no appointment.',
};

function refused(reason: Refusal, details?: Record<string, string>): ContractError {
  const failure = { code: 'appointment_invalid', reason, message: messages[reason] } as const;
  return new ContractError(details === undefined ? failure : { ...failure, details });
}

/**
 * Reads a .sbqkey file's text. Throws `appointment_invalid` (`malformed`), also for what has no canonical spelling: nobody can have
 * signed that, nor wrapped a key with it.
 */
export function readAppointment(text: string): Appointment {
  const parsed = readUntrustedJson(appointmentSchema, text.replace(/^\uFEFF/, ''));
  if (!parsed.success || !hasCanonicalSpelling(parsed.data)) throw refused('malformed');
  return parsed.data;
}

function hasCanonicalSpelling(appointment: Appointment): boolean {
  try {
    appointmentSignedText(appointment);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/**
 * Holds an appointment against what an archive says of itself, in its seal or its manifest: that it is for this archive, and that
 * the client signed it (format README, The appointment). Throws `appointment_invalid`.
 */
export function requireSignedFor(
  appointment: Appointment,
  archive: { readonly archiveId: string; readonly appointmentKey: string | null },
): void {
  if (appointment.archiveId !== archive.archiveId) throw refused('other_archive');
  if (archive.appointmentKey === null) throw refused('not_accepted');
  if (!isSignedBy(appointment, fromBase64(archive.appointmentKey))) throw refused('forged');
}

/** `other_archive`: the appointment's salt is not this archive's. */
export function forOtherArchive(): ContractError {
  return refused('other_archive');
}

/** `not_accepted`: a database that carries no manifest cannot say whom it accepts. */
export function acceptsNone(): ContractError {
  return refused('not_accepted');
}

/** Holds the terms against a calendar date, both days included. Throws `appointment_invalid` (`expired`, `not_yet_valid`). */
export function requireInForce(
  terms: { readonly appointedOn: string; readonly validUntil: string | null },
  today: string,
): void {
  if (today < terms.appointedOn) {
    throw refused('not_yet_valid', { appointedOn: terms.appointedOn });
  }
  if (terms.validUntil !== null && today > terms.validUntil) {
    throw refused('expired', { validUntil: terms.validUntil });
  }
}

/**
 * Holds the last day against a later one that is known to have been: the archive was made, open or consulted here then, so setting the
 * clock back does not bring an appointment back. Throws `appointment_invalid` (`clock_behind`).
 */
export function requireNotEndedBy(terms: { readonly validUntil: string | null }, latestSeen: string): void {
  if (terms.validUntil === null || latestSeen <= terms.validUntil) return;
  throw refused('clock_behind', { validUntil: terms.validUntil, lastOpenedOn: latestSeen });
}

/** Today's calendar date where this computer stands, YYYY-MM-DD; `validUntil` is meant in local time. */
export function localDate(now: Date): string {
  const digits = (value: number, length: number) => String(value).padStart(length, '0');
  return `${digits(now.getFullYear(), 4)}-${digits(now.getMonth() + 1, 2)}-${digits(now.getDate(), 2)}`;
}

/** Who opened the archive, as the window shows it. */
export function openedByAppointment(appointment: Appointment): OpenedBy {
  return {
    kind: 'appointment',
    name: appointment.administrator.name,
    email: appointment.administrator.email,
    organisation: appointment.administrator.organisation,
    role: appointment.kind,
    appointedBy: appointment.appointedBy,
    appointedOn: appointment.appointedOn,
    validUntil: appointment.validUntil,
    purpose: appointment.purpose,
  };
}

function isSignedBy(appointment: Appointment, publicKey: Uint8Array): boolean {
  return ed25519Verify(
    utf8(appointmentSignedText(appointment)),
    fromBase64(appointment.signature),
    publicKey,
  );
}
