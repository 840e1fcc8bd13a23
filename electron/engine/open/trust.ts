import { keyId } from '#shared/archive-format/key-id.ts';
import { samplePublicKey } from '#shared/archive-format/keys.ts';
import { publisherKeys } from '#shared/archive-format/shipped-keys.ts';
import { ed25519Verify } from '../crypto/ed25519.ts';
import { sha256 } from '../crypto/sha256.ts';
import type { Signer } from './open-archive.ts';

/**
 * Who signed a message, and how far that key is trusted (format README, The manifest). The sample key counts as `sample` even where
 * it was added to the trusted ones: everybody has it.
 */
export function judgeSigner(
  message: Uint8Array,
  signature: Uint8Array | null,
  publicKey: Uint8Array | null,
  trustedKeys: readonly Uint8Array[],
): Signer {
  if (signature === null) return { id: null, trust: 'none' };
  if (publicKey === null) return { id: null, trust: 'invalid' };
  const id = keyId(publicKey, sha256);
  if (!ed25519Verify(message, signature, publicKey)) return { id, trust: 'invalid' };
  if (equalBytes(publicKey, samplePublicKey)) return { id, trust: 'sample' };
  const isTrusted = [...publisherKeys.map((known) => known.publicKey), ...trustedKeys].some((known) =>
    equalBytes(known, publicKey),
  );
  return { id, trust: isTrusted ? 'trusted' : 'unknown' };
}

function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
