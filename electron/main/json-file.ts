import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { readUntrustedJson } from '#shared/untrusted/read-untrusted.ts';

/** A small file of settings. What is missing, broken or of another version reads as absent; where the disk refuses, all three throw. */
export interface JsonFile<T> {
  readonly read: () => T | null;
  /** Replaces the file whole or not at all. */
  readonly write: (value: T) => void;
  readonly remove: () => void;
}

export function createJsonFile<T>(path: string, schema: z.ZodType<T>): JsonFile<T> {
  return {
    read() {
      const text = readText(path);
      return text === null ? null : (readUntrustedJson(schema, text).data ?? null);
    },
    write(value) {
      mkdirSync(dirname(path), { recursive: true });
      const temporary = `${path}.${process.pid}.tmp`;
      const file = openSync(temporary, 'w', 0o600);
      try {
        try {
          writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
          fsyncSync(file);
        } finally {
          closeSync(file);
        }
        renameSync(temporary, path);
      } catch (error) {
        rmSync(temporary, { force: true });
        throw error;
      }
    },
    remove: () => rmSync(path, { force: true }),
  };
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
