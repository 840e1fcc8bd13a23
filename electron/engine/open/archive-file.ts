import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { asReadFailure, notReadable } from './file-failure.ts';

/** The file of an archive, open for reading bytes. */
export interface ArchiveFile {
  readonly bytes: number;
  readonly modifiedAt: Date;
  /** The bytes from `offset`, fewer where the file ends before. Throws `not_readable`. */
  read(offset: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Opens a file for reading bytes. Throws `not_readable` with its reason. */
export async function openArchiveFile(path: string): Promise<ArchiveFile> {
  const handle = await openHandle(path);
  try {
    const stat = await handle.stat();
    if (stat.isDirectory()) throw notReadable('folder');
    if (!stat.isFile()) throw notReadable('io');
    return {
      bytes: stat.size,
      modifiedAt: stat.mtime,
      read: (offset, length) => readAt(handle, offset, length),
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw asReadFailure(error);
  }
}

async function openHandle(path: string): Promise<FileHandle> {
  try {
    // Without O_NONBLOCK the opening of a named pipe would wait for somebody to write into it; Windows has no such flag.
    return await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    throw asReadFailure(error);
  }
}

async function readAt(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  try {
    while (filled < length) {
      const { bytesRead } = await handle.read(bytes, filled, length - filled, offset + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
  } catch (error) {
    throw asReadFailure(error);
  }
  return bytes.subarray(0, filled);
}
