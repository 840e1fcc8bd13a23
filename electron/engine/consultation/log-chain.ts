import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { type ConsultationEntry, consultationEntrySchema } from '#shared/contract/consultation-log.ts';
import { readUntrustedJson } from '#shared/untrusted/read-untrusted.ts';
import { decrypt, encrypt } from '../kept/kept-cipher.ts';

/** Stands for the line before the first. */
export const chainStart = Buffer.alloc(32);

/** No entry is as long; what is, was not written here. */
const mostLineBytes = 64 * 1024;
const chunkBytes = 64 * 1024;
/** Lengths are rounded up, so that the file tells little of what was searched for. */
const padTo = 128;

/** What the line behind this one is bound to: SHA-256 of the line as it stands in the file, without its end. */
export function lineHash(line: string): Buffer {
  return createHash('sha256').update(line, 'latin1').digest();
}

/**
 * One entry as a line of base64: encrypted, its tag covering the hash of the line before it, so that no line can be altered, taken out,
 * put in or moved without the key.
 */
export function sealEntry(key: Uint8Array, name: string, previous: Buffer, entry: ConsultationEntry): string {
  const text = JSON.stringify(entry);
  const padded = text.padEnd(Math.ceil(text.length / padTo) * padTo);
  return encrypt(key, padded, associatedOf(name, previous)).toString('base64');
}

/** Null where the line is not one that `sealEntry` made to stand behind `previous`. */
export function openEntry(
  key: Uint8Array,
  name: string,
  previous: Buffer,
  line: string,
): ConsultationEntry | null {
  const bytes = Buffer.from(line, 'base64');
  // Several spellings of base64 read as the same bytes; only one was written.
  if (bytes.toString('base64') !== line) return null;
  const text = decrypt(key, bytes, associatedOf(name, previous));
  const entry = readUntrustedJson(consultationEntrySchema, text);
  return entry.success ? entry.data : null;
}

function associatedOf(name: string, previous: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${name}/consultation/`), previous]);
}

/** Whether an error of `fs` says that there is no such file, be it because a folder on the way is none. */
export function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

/** A line of the file with the hash of the one before it; `line` is cut short where it is longer than any entry. */
export interface ChainLine {
  readonly line: string;
  readonly previous: Buffer;
  /** It ends with a line feed; only the last can lack one. */
  readonly isEnded: boolean;
}

/** The lines of a log from a byte on, one after the other, read in small parts. Nothing where there is no file. Throws what `fs` throws. */
export function* readLines(
  path: string,
  from = 0,
  previousOfFirst: Buffer = chainStart,
): Generator<ChainLine> {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if (isAbsent(error)) return;
    throw error;
  }
  try {
    const chunk = Buffer.alloc(chunkBytes);
    let at = from;
    let rest = '';
    let previous: Buffer = previousOfFirst;
    for (;;) {
      const count = readSync(file, chunk, 0, chunkBytes, at);
      if (count === 0) break;
      at += count;
      const [first = '', ...others] = chunk.toString('latin1', 0, count).split('\n');
      rest = `${rest}${first}`.slice(0, mostLineBytes);
      for (const next of others) {
        yield { line: rest, previous, isEnded: true };
        previous = lineHash(rest);
        rest = next;
      }
    }
    if (rest !== '') yield { line: rest, previous, isEnded: false };
  } finally {
    closeSync(file);
  }
}
