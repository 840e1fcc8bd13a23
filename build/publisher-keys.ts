import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { keyId } from '../shared/archive-format/key-id.ts';
import { type PublisherKey, readShippedKeys } from '../shared/archive-format/shipped-keys.ts';

/** The one place where a key is named that the program is to ship with and trust; publisher-keys.md beside it says how one gets there. */
export const publisherKeysPath = resolve(import.meta.dirname, 'resources/publisher-keys.json');

/** Reads a list of publisher keys. Throws where it is not in order, or an id is not that of its key. */
export function checkPublisherKeys(text: string): readonly PublisherKey[] {
  const keys = readShippedKeys(JSON.parse(text));
  for (const { publicKey, id, name } of keys) {
    const own = keyId(publicKey, (bytes) => createHash('sha256').update(bytes).digest());
    if (own !== id) throw new RangeError(`publisher keys: the id of ${name} is ${own}, not ${id}`);
  }
  return keys;
}

/** Bundles the publisher keys; a build with a list that is not in order fails. `PUBLISHER_KEYS` names another file, for a release. */
export function publisherKeys(path = process.env.PUBLISHER_KEYS ?? publisherKeysPath): Plugin {
  return {
    name: 'publisher-keys',
    enforce: 'pre',
    load(id) {
      if (id.split('?')[0] !== publisherKeysPath) return null;
      const text = readFileSync(path, 'utf8');
      for (const { id: keyId, name } of checkPublisherKeys(text)) {
        this.info(`ships with the publisher key ${keyId} (${name})`);
      }
      return text;
    },
  };
}
