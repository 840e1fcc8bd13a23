import { hash } from 'node:crypto';

/** SHA-256 in one call; `crypto.hash` costs far less a call than a hash object does. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return hash('sha256', bytes, 'buffer');
}
