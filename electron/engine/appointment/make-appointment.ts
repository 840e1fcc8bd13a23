import {
  type Appointment,
  type AppointmentTerms,
  appointmentSchema,
  appointmentSignedText,
} from '#shared/archive-format/appointment.ts';
import { fromBase64, toBase64, toHex, utf8 } from '#shared/archive-format/text-bytes.ts';
import { ContractError, fail } from '#shared/contract/failure.ts';
import { ed25519PublicKey, ed25519Sign } from '../crypto/ed25519.ts';
import { deriveAppointmentSeed, newKeySlot, wrapKey } from '../crypto/key-slot.ts';
import { untilAborted } from '../crypto/until-aborted.ts';
import { writeCompleteFile } from '../export/complete-file.ts';
import { localDate } from '../open/appointment-check.ts';
import { deriveKey } from '../open/cipher-profile.ts';
import { passphraseForms } from '../open/find-key.ts';
import type { OpenArchive } from '../open/open-archive.ts';

/** What the client decides about an appointment. */
export interface AppointmentRequest {
  readonly administrator: Appointment['administrator'];
  readonly kind: Appointment['kind'];
  /** Whoever appoints, as the administrator will read it. */
  readonly appointedBy: string;
  readonly purpose: string;
  /** The last day, YYYY-MM-DD; null for no end. */
  readonly validUntil: string | null;
}

/** Settings of the making of an appointment. */
export interface MakeAppointmentOptions {
  /** The local calendar date on which it is made, YYYY-MM-DD; today where absent. */
  readonly today?: string;
  readonly onStep?: (step: 'checking_passphrase' | 'wrapping_key') => void;
  readonly signal?: AbortSignal | undefined;
}

/** What the program and the command line refuse to appoint over: one that can be read off the letter must not be easy to guess. */
export const shortestPersonalPassphrase = 12;

/**
 * Makes an appointment for an open archive (format README, The appointment), signed by the key that the archive's passphrase gives.
 * Throws `usage` for terms that cannot stand and for an archive that is itself open by appointment, `appointment_invalid`
 * (`not_accepted`) where the archive takes none or its key comes from another passphrase, `wrong_passphrase`, `cancelled`.
 */
export async function makeAppointment(
  archive: OpenArchive,
  archivePassphrase: string,
  request: AppointmentRequest,
  personalPassphrase: string,
  options: MakeAppointmentOptions = {},
): Promise<Appointment> {
  const { signal, onStep, today = localDate(new Date()) } = options;
  if (archive.openedBy.kind === 'appointment') {
    throw fail(
      'usage',
      'An administrator cannot appoint another: an appointment is signed with the archive’s own passphrase, which is the client’s.',
    );
  }
  const { archiveId, appointmentKey } = requireAccepting(archive);
  requireTerms(request, today);
  requirePersonal(personalPassphrase, archivePassphrase);
  onStep?.('checking_passphrase');
  const seed = await deriveSigningSeed(archive, appointmentKey, archivePassphrase, signal);
  // A copy: locking meanwhile overwrites the archive's, and zeros would be wrapped.
  const key = Uint8Array.from(archive.key.key());
  try {
    onStep?.('wrapping_key');
    const terms: AppointmentTerms = {
      format: 'smartbooqing-appointment/1',
      archiveId,
      salt: toHex(archive.key.salt),
      ...request,
      appointedOn: today,
      keySlot: newKeySlot(),
    };
    const wrappedKey = await wrapKey(key, terms, personalPassphrase.normalize('NFC'), signal);
    const unsigned = { ...terms, keySlot: { ...terms.keySlot, wrappedKey } };
    const signature = toBase64(ed25519Sign(utf8(appointmentSignedText(unsigned)), seed));
    return appointmentSchema.parse({ ...unsigned, signature });
  } finally {
    key.fill(0);
    seed.fill(0);
  }
}

/** Writes an appointment as a .sbqkey file. Throws `output_failed`. */
export function writeAppointment(path: string, appointment: Appointment, replace: boolean): Promise<void> {
  return writeCompleteFile(path, replace, async (file) => {
    await file.writeFile(`${JSON.stringify(appointment, null, 2)}\n`);
  });
}

function requireAccepting(archive: OpenArchive): { archiveId: string; appointmentKey: string } {
  const manifest = archive.manifest?.manifest ?? null;
  if (manifest === null) {
    throw notAccepted('A database without a manifest cannot say whom it accepts.', 'no_manifest');
  }
  if (manifest.appointmentKey === null) {
    throw notAccepted('This archive was made without appointments.', 'no_key');
  }
  return { archiveId: manifest.archiveId, appointmentKey: manifest.appointmentKey };
}

function requireTerms(
  { administrator, appointedBy, purpose, kind, validUntil }: AppointmentRequest,
  today: string,
): void {
  const texts = [
    administrator.name,
    administrator.email,
    administrator.organisation ?? '',
    appointedBy,
    purpose,
    kind,
  ];
  if (texts.some((text) => !text.isWellFormed())) throw fail('usage', 'A text is no valid Unicode.');
  if (administrator.name.trim() === '') throw fail('usage', 'The administrator’s name is empty.');
  if (!/^\S+@\S+$/.test(administrator.email)) throw fail('usage', 'That is no e-mail address.');
  if (appointedBy.trim() === '') throw fail('usage', 'Who appoints is empty.');
  if (validUntil !== null && validUntil < today)
    throw fail('usage', 'The last day of the appointment has passed.');
}

function requirePersonal(personal: string, archivePassphrase: string): void {
  if ([...personal].length < shortestPersonalPassphrase) {
    throw fail(
      'usage',
      `The administrator’s passphrase has fewer than ${shortestPersonalPassphrase} characters.`,
    );
  }
  if (personal.normalize('NFC') === archivePassphrase.normalize('NFC')) {
    throw fail('usage', 'The administrator’s passphrase is the archive’s own, which nobody else is to have.');
  }
}

/** The seed whose public key the manifest states; finding it is the proof that the passphrase is the archive's. */
async function deriveSigningSeed(
  archive: OpenArchive,
  appointmentKey: string,
  passphrase: string,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const expected = fromBase64(appointmentKey);
  const forms = passphraseForms(passphrase);
  for (const { text } of forms) {
    const seed = await deriveAppointmentSeed(text, archive.key.salt, signal);
    if (Buffer.compare(ed25519PublicKey(seed), expected) === 0) return seed;
    seed.fill(0);
  }
  for (const { text } of forms) {
    const key = await untilAborted(deriveKey(archive.key.profile, text, archive.key.salt), signal);
    const opens = Buffer.compare(key, archive.key.key()) === 0;
    key.fill(0);
    if (opens) {
      throw notAccepted(
        'The key for appointments that this archive states comes from another passphrase than its own, so nobody can sign one.',
        'other_passphrase',
      );
    }
  }
  throw fail('wrong_passphrase', 'This is not the archive’s passphrase.');
}

function notAccepted(message: string, cause: 'no_manifest' | 'no_key' | 'other_passphrase'): ContractError {
  return new ContractError({
    code: 'appointment_invalid',
    reason: 'not_accepted',
    message,
    details: { cause },
  });
}
