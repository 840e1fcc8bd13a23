import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const layoutVersion = 1;
const nonceFrom = 1;
const nonceBytes = 12;
const tagBytes = 16;
const ciphertextFrom = nonceFrom + nonceBytes;

/** Text under AES-256-GCM with a 32-byte key and a random nonce; the tag covers `associated` (NIST SP 800-38D). */
export function encrypt(key: Uint8Array, text: string, associated: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(associated);
  const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(layoutVersion), nonce, ciphertext, cipher.getAuthTag()]);
}

/** Null where the bytes were not made by `encrypt` with this key for this name. */
export function decrypt(key: Uint8Array, bytes: Buffer, associated: Uint8Array): string | null {
  if (bytes.length < ciphertextFrom + tagBytes || bytes[0] !== layoutVersion) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(nonceFrom, ciphertextFrom), {
    authTagLength: tagBytes,
  })
    .setAAD(associated)
    .setAuthTag(bytes.subarray(-tagBytes));
  const plain = decipher.update(bytes.subarray(ciphertextFrom, -tagBytes));
  try {
    return Buffer.concat([plain, decipher.final()]).toString('utf8');
  } catch {
    // The only failure that `final` knows here is a tag that does not fit.
    return null;
  }
}
