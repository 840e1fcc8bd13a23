import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

// The fixed ASN.1 around a raw key (RFC 8410 sections 4 and 7): Node takes raw keys only with it.
const privateKeyHeader = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicKeyHeader = Buffer.from('302a300506032b6570032100', 'hex');

function privateKeyOf(seed: Uint8Array): KeyObject {
  requireLength(seed, 32, 'seed');
  return createPrivateKey({ key: Buffer.concat([privateKeyHeader, seed]), format: 'der', type: 'pkcs8' });
}

function requireLength(bytes: Uint8Array, length: number, what: string): void {
  if (bytes.length !== length)
    throw new RangeError(`an Ed25519 ${what} is ${length} bytes, not ${bytes.length}`);
}

/** The raw 32-byte public key of a raw 32-byte seed (RFC 8032). */
export function ed25519PublicKey(seed: Uint8Array): Uint8Array {
  const encoded = createPublicKey(privateKeyOf(seed)).export({ format: 'der', type: 'spki' });
  return encoded.subarray(publicKeyHeader.length);
}

/** The 64-byte signature over `message` by a raw 32-byte seed. */
export function ed25519Sign(message: Uint8Array, seed: Uint8Array): Uint8Array {
  return sign(null, message, privateKeyOf(seed));
}

/**
 * Whether `signature` is one over `message` by a raw public key. Keys and signatures come from files: of a wrong length, or a key
 * that is no point of the curve, they are simply not valid.
 */
export function ed25519Verify(message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== 64 || publicKey.length !== 32) return false;
  const key = createPublicKey({
    key: Buffer.concat([publicKeyHeader, publicKey]),
    format: 'der',
    type: 'spki',
  });
  return verify(null, message, key, signature);
}
