import { createReadStream } from 'node:fs';
import { TextDecoder } from 'node:util';
import { PackError, systemErrorCode } from '../pack-error.ts';

/** How an auditfile's bytes become text. */
export interface AuditfileEncoding {
  /** A label that TextDecoder takes. */
  readonly label: string;
  /** What the file says of itself, in lower case; null where it says nothing. */
  readonly declared: string | null;
  readonly hasByteOrderMark: boolean;
}

const chunkBytes = 1024 * 1024;

/**
 * Reads a whole file once to find out its encoding: a byte order mark decides; then, whatever the declaration says, bytes that are
 * valid UTF-8 are UTF-8; then a single-byte encoding that is declared; else windows-1252. Throws `not_readable`.
 */
export async function detectEncoding(path: string): Promise<AuditfileEncoding> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let start: Uint8Array | null = null;
  let isUtf8 = true;
  for await (const chunk of byteChunks(path)) {
    if (start === null) {
      start = chunk;
      const marked = byteOrderMark(chunk);
      if (marked !== null) {
        return { label: marked, declared: declaredEncoding(chunk, marked), hasByteOrderMark: true };
      }
      const wide = wideWithoutMark(chunk);
      if (wide !== null)
        return { label: wide, declared: declaredEncoding(chunk, wide), hasByteOrderMark: false };
    }
    isUtf8 = continuesUtf8(utf8, chunk);
    if (!isUtf8) break;
  }
  if (isUtf8) isUtf8 = continuesUtf8(utf8, null);
  const declared = start === null ? null : declaredEncoding(start, 'windows-1252');
  if (isUtf8) return { label: 'utf-8', declared, hasByteOrderMark: false };
  return { label: singleByteLabel(declared), declared, hasByteOrderMark: false };
}

/** The text of a file, piece by piece, so that a file of any size needs the memory of a few pieces. Throws `not_readable`. */
export async function* textChunks(path: string, encoding: AuditfileEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding.label);
  for await (const chunk of byteChunks(path)) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

async function* byteChunks(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) yield chunk;
  } catch (error) {
    throw notReadable(path, error);
  }
}

/** A PackError that says in words why a source file could not be read. */
export function notReadable(path: string, error: unknown): PackError {
  if (error instanceof PackError) return error;
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'it does not exist',
    EACCES: 'no permission',
    EPERM: 'no permission',
    EISDIR: 'it is a folder',
    ENOTDIR: 'it is not a folder',
  };
  const code = systemErrorCode(error) ?? '';
  const reason = reasons[code] ?? (error instanceof Error ? error.message : 'unknown reason');
  return new PackError('not_readable', `${path} could not be read: ${reason}`, { cause: error });
}

function continuesUtf8(decoder: TextDecoder, chunk: Uint8Array | null): boolean {
  try {
    if (chunk === null) decoder.decode();
    else decoder.decode(chunk, { stream: true });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

function byteOrderMark(start: Uint8Array): string | null {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf-8';
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without its mark shows in the first `<` (XML 1.0, appendix F). */
function wideWithoutMark(start: Uint8Array): string | null {
  if (start[0] === 0x3c && start[1] === 0 && start[2] !== 0) return 'utf-16le';
  if (start[0] === 0 && start[1] === 0x3c && start[2] === 0) return 'utf-16be';
  return null;
}

function declaredEncoding(start: Uint8Array, label: string): string | null {
  const head = new TextDecoder(label).decode(start.subarray(0, 1024));
  return /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([^"']+)["']/.exec(head)?.[1]?.toLowerCase() ?? null;
}

/** A declared single-byte encoding that is not UTF-8 or ASCII after all; the Latin-1 family reads as windows-1252. */
function singleByteLabel(declared: string | null): string {
  if (declared === null || !/^(?:iso-8859-\d+|windows-125\d|cp125\d)$/.test(declared)) return 'windows-1252';
  try {
    return new TextDecoder(declared.replace(/^cp/, 'windows-')).encoding;
  } catch (error) {
    if (error instanceof RangeError) return 'windows-1252';
    throw error;
  }
}
