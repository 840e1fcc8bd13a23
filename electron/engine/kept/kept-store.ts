import { createHash, hkdfSync } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { ContractError, fail } from '#shared/contract/failure.ts';
import { readUntrustedJson } from '#shared/untrusted/read-untrusted.ts';
import { writeCompleteFile } from '../export/complete-file.ts';
import type { KeyMaterial } from '../open/key-material.ts';
import { decrypt, encrypt } from './kept-cipher.ts';

/** One kind of thing that is kept about an archive, such as its saved searches: one JSON value in one encrypted file. */
export interface KeptSection<T> {
  /** Null where nothing is kept. Rejects with `not_readable` where what is kept cannot be read or was altered. */
  readonly read: () => Promise<T | null>;
  /** Replaces the file whole or not at all. Rejects with `output_failed`. */
  readonly write: (value: T) => Promise<void>;
  /** Reads, changes and writes; changes that are asked for at the same time follow each other. */
  readonly change: (change: (value: T | null) => T) => Promise<T>;
  /** Removes the file; harmless where there is none. */
  readonly remove: () => Promise<void>;
}

/** What this computer keeps about one archive, outside it, encrypted under a key that only the archive's own key gives. */
export interface KeptStore {
  /** `name` is the file's, in lower-case words with hyphens; `schema` is what the file must hold. */
  readonly section: <T>(name: string, schema: z.ZodType<T>) => KeptSection<T>;
  /** Overwrites the key; every later use rejects with `locked`. */
  readonly close: () => void;
}

/** The name of the folder in which things about the archive with this 16-byte salt are kept; tells nothing of the archive. */
export function keptFolderName(salt: Uint8Array): string {
  return createHash('sha256')
    .update('smartbooqing-archive kept folder')
    .update(salt)
    .digest('hex')
    .slice(0, 32);
}

/** `folder` is where all archives' are; null keeps nothing: reading finds nothing, and writing is refused. */
export function createKeptStore(
  folder: string | null,
  archiveKey: Pick<KeyMaterial, 'key' | 'salt'>,
): KeptStore {
  const key = Buffer.from(
    hkdfSync('sha256', archiveKey.key(), archiveKey.salt, 'smartbooqing-archive kept 1', 32),
  );
  const name = keptFolderName(archiveKey.salt);
  let isClosed = false;
  const live = () => {
    if (isClosed) throw fail('locked', 'No archive is open.');
    return key;
  };

  function section<T>(sectionName: string, schema: z.ZodType<T>): KeptSection<T> {
    // The tag covers the name, so that one kind's file does not pass for another's.
    const associated = Buffer.from(`${name}/${sectionName}`);
    const path = folder === null ? null : join(folder, name, `${sectionName}.sbqkept`);
    let last: Promise<unknown> = Promise.resolve();

    const read = async () => {
      live();
      const bytes = path === null ? null : await readIfThere(path);
      if (bytes === null) return null;
      const text = decrypt(live(), bytes, associated);
      const value = readUntrustedJson(schema, text);
      if (!value.success) throw notReadable(`What was kept about this archive as ${sectionName}`);
      return value.data;
    };
    const write = async (value: T) => {
      if (path === null || folder === null) {
        throw new ContractError({
          code: 'output_failed',
          reason: 'io',
          message: 'Nothing is kept outside the archive here.',
        });
      }
      const bytes = encrypt(live(), JSON.stringify(value), associated);
      await makeFolder(join(folder, name));
      await writeCompleteFile(path, true, async (file) => {
        await file.chmod(0o600);
        await file.writeFile(bytes);
      });
    };
    /** One after the other, also after one that failed. */
    const inTurn = <R>(work: () => Promise<R>): Promise<R> => {
      const next = last.then(work, work);
      last = next.catch(() => undefined);
      return next;
    };
    return {
      read: () => inTurn(read),
      write: (value) => inTurn(() => write(value)),
      change: (change) =>
        inTurn(async () => {
          const value = change(await read());
          await write(value);
          return value;
        }),
      remove: () => inTurn(async () => (path === null ? undefined : rm(path, { force: true }))),
    };
  }

  return {
    section,
    close() {
      isClosed = true;
      key.fill(0);
    },
  };
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw notReadable(path, error);
  }
}

/** Only this user may look into it, where the system knows users. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new ContractError(
      { code: 'output_failed', reason: 'no_permission', message: `${path} could not be made.` },
      { cause: error },
    );
  }
}

function notReadable(what: string, cause?: unknown): ContractError {
  return new ContractError(
    { code: 'not_readable', reason: 'io', message: `${what} cannot be read.` },
    { cause },
  );
}
