import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { access, type FileHandle, link, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ContractError, fail } from '#shared/contract/failure.ts';
import { unfinishedName } from '#shared/domain/unfinished-file.ts';

type OutputFailedReason = 'exists' | 'no_room' | 'no_permission' | 'io';

/**
 * Writes a file that appears under its name only when it is complete and flushed: `produce` fills an unfinished one beside it, under a
 * hidden name, which is removed if anything fails or the process ends in order; where it is killed, the program removes it. Throws
 * `output_failed`; `exists` where the name is taken and `replace` is false, before `produce` is called.
 */
export async function writeCompleteFile(
  path: string,
  replace: boolean,
  produce: (file: FileHandle) => Promise<void>,
): Promise<void> {
  if (!replace && (await isTaken(path))) throw outputFailed(path, 'exists');
  if (replace && (await isFolder(path))) throw outputFailed(path, 'io', 'a folder has that name');
  const random = randomBytes(6).toString('hex');
  const unfinished = join(dirname(path), unfinishedName(basename(path), process.pid, random));
  const removeAtExit = () => rmSync(unfinished, { force: true });
  process.on('exit', removeAtExit);
  try {
    const file = await open(unfinished, 'wx', 0o666);
    try {
      await produce(file);
      await file.sync();
    } finally {
      await file.close();
    }
    if (replace) await rename(unfinished, path);
    else await giveName(unfinished, path);
  } catch (error) {
    throw asOutputFailure(path, error);
  } finally {
    await rm(unfinished, { force: true });
    process.off('exit', removeAtExit);
  }
}

/** Writes pieces as they come, texts as UTF-8, and answers how many bytes they were. Throws `cancelled` on abort. */
export async function writePieces(
  file: FileHandle,
  pieces: AsyncIterable<string | Uint8Array>,
  signal: AbortSignal | undefined,
): Promise<number> {
  let bytes = 0;
  for await (const piece of pieces) {
    if (signal?.aborted) throw fail('cancelled', 'The export was cancelled.');
    const chunk = typeof piece === 'string' ? Buffer.from(piece) : piece;
    await file.writeFile(chunk);
    bytes += chunk.length;
  }
  return bytes;
}

/** `rename` replaces silently, a hard link never does. File systems without links (FAT) leave a moment between look and rename. */
async function giveName(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(systemCode(error) ?? '')) throw error;
    if (await isTaken(to)) throw outputFailed(to, 'exists');
    await rename(from, to);
  }
}

const reasons: Readonly<Record<string, readonly [OutputFailedReason, string]>> = {
  EEXIST: ['exists', 'a file of that name is there already'],
  ENOSPC: ['no_room', 'the disk is full'],
  EDQUOT: ['no_room', 'the disk quota is used up'],
  EFBIG: ['no_room', 'the disk takes no file that large'],
  EACCES: ['no_permission', 'no permission'],
  EPERM: ['no_permission', 'no permission'],
  EROFS: ['no_permission', 'the disk is read-only'],
  ENOENT: ['io', 'its folder does not exist'],
  ENOTDIR: ['io', 'its folder is a file'],
  EISDIR: ['io', 'a folder has that name'],
};

/** A failure to write as `output_failed`; what the archive or the program failed at meanwhile is passed on as it is. */
function asOutputFailure(path: string, error: unknown): unknown {
  const code = systemCode(error);
  if (code === undefined || error instanceof ContractError) return error;
  const [reason, words] = reasons[code] ?? (['io', `the disk answered ${code}`] as const);
  return outputFailed(path, reason, words, error);
}

function outputFailed(
  path: string,
  reason: OutputFailedReason,
  words = 'a file of that name is there already',
  cause?: unknown,
): ContractError {
  return new ContractError(
    { code: 'output_failed', reason, message: `${path} could not be written: ${words}.` },
    { cause },
  );
}

/** The code of an operating system's error such as `ENOENT`; SQLite's errors have codes too, but no system call. */
function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}

async function isTaken(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw asOutputFailure(path, error);
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw asOutputFailure(path, error);
  }
}
