import type { Sha256 } from './sha256.ts';
import { toHex } from './text-bytes.ts';

/** The id that people compare: the first 16 hex digits of SHA-256 over a raw 32-byte Ed25519 public key. */
export function keyId(publicKey: Uint8Array, sha256: Sha256): string {
  return toHex(sha256(publicKey)).slice(0, 16);
}
