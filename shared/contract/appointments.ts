import { z } from 'zod';
import { dateSchema, grantSchema } from './values.ts';

/** What an administrator is (format README, The appointment). */
export const administratorKindSchema = z.enum(['accountant', 'administrator', 'curator', 'client']);

const termsFields = {
  name: z.string().max(200),
  email: z.string().max(320),
  organisation: z.string().max(200).nullable(),
  kind: administratorKindSchema,
  appointedBy: z.string().max(200),
  purpose: z.string().max(500),
  /** The last day; null for no end. */
  validUntil: dateSchema.nullable(),
};

/** What the client decides about an appointment. */
export const appointmentTermsSchema = z.object(termsFields);
export type AppointmentTermsInput = z.infer<typeof appointmentTermsSchema>;

/** An appointment that this computer has made or opened with. */
export const seenAppointmentSchema = z.object({
  ...termsFields,
  /** The beginning of SHA-256 over its signature: what tells one from another. */
  id: z.string(),
  appointedOn: dateSchema,
  /** Whether it was made here, or an administrator opened the archive with it here. */
  seen: z.enum(['made', 'opened']),
  /** Instants, ISO 8601. */
  firstSeenAt: z.string(),
  lastSeenAt: z.string(),
});
export type SeenAppointment = z.infer<typeof seenAppointmentSchema>;

/** Methods about who may open the archive. Only whoever opened it otherwise than by appointment is answered. */
export const appointmentMethods = {
  /**
   * Makes an appointment and writes it as a .sbqkey file. Fails with `usage`, `wrong_passphrase` (not the archive's),
   * `appointment_invalid` (`not_accepted`; `details.cause` says why), `output_failed`.
   */
  'appointments.make': {
    input: z.object({
      terms: appointmentTermsSchema,
      archivePassphrase: z.string(),
      personalPassphrase: z.string(),
      /** The right to write the file. */
      grant: grantSchema,
    }),
    output: z.object({ appointedOn: dateSchema, fileName: z.string(), isListed: z.boolean() }),
    progress: z.object({ step: z.enum(['checking_passphrase', 'wrapping_key']) }),
  },
  /** Writes the letter that goes with an appointment, a PDF. The personal passphrase stands in it only where it is given. */
  'appointments.letter': {
    input: z.object({
      terms: appointmentTermsSchema.extend({ appointedOn: dateSchema }),
      /** Name of the .sbqkey file, as the administrator will look for it. */
      fileName: z.string().max(255),
      language: z.enum(['nl', 'en']),
      personalPassphrase: z.string().max(1_000).nullable(),
      grant: grantSchema,
    }),
    output: z.object({}),
  },
  /** What this computer has seen of the archive's appointments, newest first, and whether the archive takes any. */
  'appointments.list': {
    input: z.object({}),
    output: z.object({
      acceptance: z.enum(['accepted', 'no_key', 'no_manifest']),
      /** Today where this computer stands; what has ended is held against it. */
      today: dateSchema,
      appointments: z.array(seenAppointmentSchema),
    }),
  },
} as const;
