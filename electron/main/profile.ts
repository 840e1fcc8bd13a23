import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { reportFault } from './diagnostics.ts';
import { createJsonFile, type JsonFile } from './json-file.ts';

/** The folder of this user in which the program keeps its settings. It may be out of use: nothing is kept then, and all else goes on. */
export interface Profile {
  /** A file of settings in it that never throws: what cannot be read is absent, what cannot be written is lost, and `isFailing` tells. */
  readonly file: <T>(name: string, schema: z.ZodType<T>) => JsonFile<T>;
  /** Whether something in it could not be read or written, since it last could. */
  readonly isFailing: () => boolean;
  /** Calls back whenever that changes. */
  readonly onChange: (listener: () => void) => void;
}

export function createProfile(folder: string): Profile {
  const failing = new Set<string>();
  const listeners: (() => void)[] = [];
  /** Does something with one of the files, or answers the other thing and says why. */
  const attempt = <R>(name: string, work: () => R, otherwise: R): R => {
    const before = failing.size > 0;
    let answer = otherwise;
    try {
      answer = work();
      failing.delete(name);
    } catch (error) {
      if (!failing.has(name)) reportFault(`What is kept as ${name} cannot be read or written.`, error);
      failing.add(name);
    }
    if (failing.size > 0 !== before) for (const listener of listeners) listener();
    return answer;
  };
  attempt('the folder itself', () => requireWritable(folder), undefined);
  return {
    file(name, schema) {
      const file = createJsonFile(join(folder, name), schema);
      return {
        read: () => attempt(name, file.read, null),
        write: (value) => attempt(name, () => file.write(value), undefined),
        remove: () => attempt(name, file.remove, undefined),
      };
    },
    isFailing: () => failing.size > 0,
    onChange: (listener) => void listeners.push(listener),
  };
}

function requireWritable(folder: string): void {
  mkdirSync(folder, { recursive: true });
  accessSync(folder, constants.W_OK);
}
