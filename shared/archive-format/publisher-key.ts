import { keyBytes } from './constants.ts';
import { fromBase64 } from './text-bytes.ts';

/** A raw Ed25519 public key from the base64 that people pass on, white space around it allowed; null for anything else. */
export function parsePublisherKey(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    const key = fromBase64(text.trim());
    return key.length === keyBytes ? key : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** A key's id as people type it, in any case and with any spaces or dashes in between; null where it is not 16 hex digits. */
export function parseKeyId(text: string): string | null {
  const digits = text.replace(/[\s\u00a0-]/g, '').toLowerCase();
  return /^[0-9a-f]{16}$/.test(digits) ? digits : null;
}
