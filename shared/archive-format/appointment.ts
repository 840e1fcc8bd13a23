import { z } from 'zod';
import { canonicalJson } from './canonical-json.ts';
import { keyBytes, saltBytes } from './constants.ts';
import { base64Field, dateField, hexField } from './fields.ts';

/** The wrapped key: scrypt over the administrator's own passphrase, then AES-256-GCM. Its parameters are the format's only ones. */
const keySlotObject = z.object({
  kdf: z.literal('scrypt'),
  N: z.literal(131_072),
  r: z.literal(8),
  p: z.literal(1),
  salt: base64Field(16),
  cipher: z.literal('aes-256-gcm'),
  nonce: base64Field(12),
  wrappedKey: base64Field(keyBytes + 16),
});

const administratorObject = z.object({
  name: z.string(),
  email: z.string(),
  organisation: z.string().nullable(),
});

const appointmentObject = z.object({
  format: z.literal('smartbooqing-appointment/1'),
  archiveId: z.uuid(),
  salt: hexField(saltBytes),
  administrator: administratorObject,
  kind: z.enum(['accountant', 'administrator', 'curator', 'client']),
  appointedBy: z.string(),
  appointedOn: dateField,
  validUntil: dateField.nullable(),
  purpose: z.string(),
  keySlot: keySlotObject,
  signature: base64Field(64),
});

export type Appointment = z.infer<typeof appointmentObject>;
export type KeySlot = z.infer<typeof keySlotObject>;

/** A `.sbqkey` file (format README, The appointment). Members that this version does not know are kept: the signature covers them. */
export const appointmentSchema: z.ZodType<Appointment> = appointmentObject
  .extend({ administrator: administratorObject.loose(), keySlot: keySlotObject.loose() })
  .loose();

/** An appointment before the key is wrapped and the whole is signed. */
export type AppointmentTerms = Omit<Appointment, 'signature' | 'keySlot'> & {
  readonly signature?: string;
  readonly keySlot: Omit<KeySlot, 'wrappedKey'> & { readonly wrappedKey?: string };
};

/** The additional data of AES-256-GCM: the RFC 8785 form without `keySlot.wrappedKey` and `signature`. */
export function appointmentAdditionalData(appointment: AppointmentTerms): string {
  const { signature: _signature, keySlot, ...terms } = appointment;
  const { wrappedKey: _wrappedKey, ...slot } = keySlot;
  return canonicalJson({ ...terms, keySlot: slot });
}

/** The text that the client signs: the RFC 8785 form without `signature`. */
export function appointmentSignedText(
  appointment: Omit<Appointment, 'signature'> & Partial<Appointment>,
): string {
  const { signature: _, ...signed } = appointment;
  return canonicalJson(signed);
}
