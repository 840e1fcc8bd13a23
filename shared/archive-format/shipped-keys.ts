import { z } from 'zod';
import shippedKeys from '../../build/resources/publisher-keys.json' with { type: 'json' };
import { readUntrusted } from '../untrusted/read-untrusted.ts';
import { samplePublicKey } from './keys.ts';
import { parsePublisherKey } from './publisher-key.ts';
import { toBase64 } from './text-bytes.ts';

/** A key that this program ships with and trusts: raw Ed25519, its id, and the name to show for it. */
export interface PublisherKey {
  readonly publicKey: Uint8Array;
  readonly id: string;
  readonly name: string;
}

const entriesSchema = z.array(
  z.strictObject({
    name: z.string().trim().min(1).max(200),
    publicKey: z.string(),
    id: z.string().regex(/^[0-9a-f]{16}$/, 'an id is 16 hex digits in lower case'),
  }),
);

/**
 * The keys of `build/resources/publisher-keys.json`: `[{"name", "publicKey" (base64), "id" (16 hex digits)}]`. Throws RangeError for
 * anything else, for the sample's key, which everybody has, and for a key that stands there twice. That each id is its key's is checked
 * where there is a SHA-256 (`build/publisher-keys.ts`).
 */
export function readShippedKeys(entries: unknown): readonly PublisherKey[] {
  const parsed = readUntrusted(entriesSchema, entries);
  if (!parsed.success) throw new RangeError(`publisher keys: ${z.prettifyError(parsed.error)}`);
  const seen = new Set<string>();
  return parsed.data.map(({ name, publicKey, id }) => {
    const raw = parsePublisherKey(publicKey);
    if (raw === null) throw new RangeError(`publisher keys: that of ${name} is no raw Ed25519 key in base64`);
    const text = toBase64(raw);
    if (text === toBase64(samplePublicKey))
      throw new RangeError(`publisher keys: ${name} has the sample's key`);
    if (seen.has(text)) throw new RangeError(`publisher keys: that of ${name} is there twice`);
    seen.add(text);
    return { publicKey: raw, id, name };
  });
}

/**
 * The publisher keys that the program trusts from the start. None has been published by Smartbooqing yet; until one is, a signature
 * reads *signed by an unknown key* unless the user adds the key.
 */
export const publisherKeys: readonly PublisherKey[] = readShippedKeys(shippedKeys);
