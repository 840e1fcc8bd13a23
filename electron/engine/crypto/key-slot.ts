import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import {
  type Appointment,
  type AppointmentTerms,
  appointmentAdditionalData,
} from '#shared/archive-format/appointment.ts';
import { keyBytes } from '#shared/archive-format/constants.ts';
import { fromBase64, toBase64, utf8 } from '#shared/archive-format/text-bytes.ts';
import { untilAborted } from './until-aborted.ts';

const scryptCost = { N: 131_072, r: 8, p: 1, maxmem: 256 * 1024 * 1024 } as const;
const tagBytes = 16;

/** 32 bytes of scrypt (N 131072, r 8, p 1; 128 MB, a few tenths of a second) over a passphrase, off the calling thread. */
export function scryptKey(
  passphrase: string,
  salt: Uint8Array,
  signal?: AbortSignal | undefined,
): Promise<Uint8Array> {
  const secret = Buffer.from(passphrase, 'utf8');
  const derivation = new Promise<Uint8Array>((resolve, reject) => {
    scrypt(secret, salt, keyBytes, scryptCost, (error, key) => {
      secret.fill(0);
      if (error) reject(error);
      else resolve(key);
    });
  });
  return untilAborted(derivation, signal);
}

/** The client's Ed25519 seed for appointments: scrypt over the archive's passphrase and its salt followed by "appointment". */
export function deriveAppointmentSeed(
  archivePassphrase: string,
  archiveSalt: Uint8Array,
  signal?: AbortSignal | undefined,
): Promise<Uint8Array> {
  return scryptKey(archivePassphrase, Buffer.concat([archiveSalt, utf8('appointment')]), signal);
}

/** A fresh key slot's parameters: the format's scrypt cost, random salt and nonce. */
export function newKeySlot(): AppointmentTerms['keySlot'] {
  return {
    kdf: 'scrypt',
    N: scryptCost.N,
    r: scryptCost.r,
    p: scryptCost.p,
    salt: toBase64(randomBytes(16)),
    cipher: 'aes-256-gcm',
    nonce: toBase64(randomBytes(12)),
  };
}

/** Wraps a 32-byte SQLCipher key for the administrator; base64 for `keySlot.wrappedKey`. */
export async function wrapKey(
  key: Uint8Array,
  terms: AppointmentTerms,
  personalPassphrase: string,
  signal?: AbortSignal | undefined,
): Promise<string> {
  const wrappingKey = await scryptKey(personalPassphrase, fromBase64(terms.keySlot.salt), signal);
  const cipher = createCipheriv('aes-256-gcm', wrappingKey, fromBase64(terms.keySlot.nonce));
  wrappingKey.fill(0);
  cipher.setAAD(utf8(appointmentAdditionalData(terms)));
  return toBase64(Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()]));
}

/**
 * The 32-byte SQLCipher key of an appointment, or null where AES-GCM refuses: the personal passphrase is wrong, or a field was
 * altered; the two look the same.
 */
export async function unwrapKey(
  appointment: Appointment,
  personalPassphrase: string,
  signal?: AbortSignal | undefined,
): Promise<Uint8Array | null> {
  const { keySlot } = appointment;
  const wrapped = fromBase64(keySlot.wrappedKey);
  const wrappingKey = await scryptKey(personalPassphrase, fromBase64(keySlot.salt), signal);
  const decipher = createDecipheriv('aes-256-gcm', wrappingKey, fromBase64(keySlot.nonce), {
    authTagLength: tagBytes,
  });
  wrappingKey.fill(0);
  decipher.setAAD(utf8(appointmentAdditionalData(appointment)));
  decipher.setAuthTag(wrapped.subarray(keyBytes));
  const key = decipher.update(wrapped.subarray(0, keyBytes));
  try {
    decipher.final();
  } catch {
    // The one thing that final() checks here is the tag.
    key.fill(0);
    return null;
  }
  return key;
}
