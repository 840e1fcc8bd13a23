import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { z } from 'zod';
import { keyId } from '#shared/archive-format/key-id.ts';
import { samplePublicKey } from '#shared/archive-format/keys.ts';
import { parseKeyId, parsePublisherKey } from '#shared/archive-format/publisher-key.ts';
import { publisherKeys as shippedKeys } from '#shared/archive-format/shipped-keys.ts';
import { toBase64 } from '#shared/archive-format/text-bytes.ts';
import { ContractError, fail } from '#shared/contract/failure.ts';
import type { PublisherKey } from '#shared/contract/shell-contract.ts';
import { readUntrusted } from '#shared/untrusted/read-untrusted.ts';
import { reportFault } from './diagnostics.ts';
import type { JsonFile } from './json-file.ts';

/** The file of added keys. Each entry is judged by itself: one that was tampered with is missing, the others stay. */
export const publisherKeysSchema = z.array(z.unknown());

const entrySchema = z
  .object({
    key: z.string(),
    id: z.string(),
    name: z.string().min(1).max(200),
    addedAt: z.iso.datetime(),
  })
  .refine(({ key, id }) => {
    const raw = parsePublisherKey(key);
    return raw !== null && idOf(raw) === id;
  });
type Entry = z.infer<typeof entrySchema>;

/** A key that might be added: what to compare before it is. */
export interface KeyCandidate {
  readonly key: string;
  readonly id: string;
}

/** The publisher keys that this program trusts: those that it ships with, and those that the user added. */
export interface PublisherKeys {
  readonly list: () => PublisherKey[];
  /** The added ones, raw; the engine knows the shipped ones itself. */
  readonly added: () => Uint8Array<ArrayBuffer>[];
  /** Reads a key in base64. Throws `not_a_key`, and `sample_key` for the one that everybody has. */
  readonly read: (text: string) => KeyCandidate;
  /** Adds a key whose id the user has from its publisher. Throws as `read` does, `key_id_differs` and `output_failed`. */
  readonly add: (key: string, name: string, comparedId: string, now: Date) => void;
  /** Throws `output_failed`. */
  readonly remove: (id: string) => void;
  readonly onChange: (listener: () => void) => void;
}

export function createPublisherKeys(file: JsonFile<unknown[]>): PublisherKeys {
  const listeners: (() => void)[] = [];
  let isUnreadable = false;
  /** No key is trusted that cannot be read; that keeps nobody out. */
  const readOrNone = (): unknown[] => {
    try {
      const kept = file.read() ?? [];
      isUnreadable = false;
      return kept;
    } catch (error) {
      if (!isUnreadable) reportFault('The list of publisher keys cannot be read.', error);
      isUnreadable = true;
      return [];
    }
  };
  const entries = (): Entry[] =>
    readOrNone().flatMap((entry) => {
      const parsed = readUntrusted(entrySchema, entry);
      return parsed.success ? [parsed.data] : [];
    });
  const shipped = shippedKeys.map(
    ({ publicKey, id, name }): PublisherKey => ({
      id,
      key: toBase64(publicKey),
      name,
      origin: 'shipped',
      addedAt: null,
    }),
  );
  const store = (next: Entry[]) => {
    try {
      if (next.length === 0) file.remove();
      else file.write(next);
    } catch (error) {
      const message = 'The list of publisher keys cannot be written.';
      throw new ContractError({ code: 'output_failed', reason: 'no_permission', message }, { cause: error });
    }
    for (const listener of listeners) listener();
  };
  const read = (text: string): KeyCandidate => {
    const raw = parsePublisherKey(text);
    if (raw === null) throw fail('not_a_key', 'This is not a raw Ed25519 public key in base64.');
    if (Buffer.compare(raw, samplePublicKey) === 0)
      throw fail(
        'sample_key',
        'This is the key of the samples: everybody has it, so it is not to be trusted.',
      );
    return { key: toBase64(raw), id: idOf(raw) };
  };
  return {
    list: () => [
      ...shipped,
      ...entries()
        .filter(({ id }) => !shipped.some((known) => known.id === id))
        .map((entry): PublisherKey => ({ ...entry, origin: 'added' })),
    ],
    added: () =>
      entries().flatMap(({ key }) => {
        const raw = parsePublisherKey(key);
        return raw === null ? [] : [raw];
      }),
    read,
    add(text, name, comparedId, now) {
      const { key, id } = read(text);
      if (parseKeyId(comparedId) !== id)
        throw fail('key_id_differs', 'The id that was compared is not the id of this key.');
      const others = entries().filter((known) => known.id !== id);
      store([...others, { key, id, name: name.trim(), addedAt: now.toISOString() }]);
    },
    remove: (id) => store(entries().filter((known) => known.id !== id)),
    onChange: (listener) => void listeners.push(listener),
  };
}

function idOf(publicKey: Uint8Array): string {
  return keyId(publicKey, (bytes) => createHash('sha256').update(bytes).digest());
}

/** A key is a line of text; what is much longer is none. */
const longestKeyFile = 10_000;

/** What stands in a key's file. Throws `not_readable`, and `not_a_key` where it is far too long for one. */
export async function readKeyFile(path: string): Promise<string> {
  try {
    const file = await open(path);
    try {
      if ((await file.stat()).size > longestKeyFile)
        throw fail('not_a_key', 'This file is too long for a public key.');
      return await file.readFile('utf8');
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof ContractError) throw error;
    throw new ContractError(
      { code: 'not_readable', reason: 'io', message: 'The key’s file cannot be read.' },
      { cause: error },
    );
  }
}
