import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { access, constants, link, open, rename, rm, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { PackError, systemErrorCode } from '../pack-error.ts';

/**
 * A file that appears under its name only when it is complete. What is written meanwhile stands beside it under hidden names, so that
 * the last step is a rename within one folder. A process that ends meanwhile (`process.exit`) removes them.
 */
export class OutputFile {
  readonly path: string;
  readonly #replace: boolean;
  readonly #stem: string;
  readonly #temporary = new Set<string>();

  /** `replace` says whether a file that already has the name may be replaced. */
  constructor(path: string, replace: boolean) {
    this.path = path;
    this.#replace = replace;
    this.#stem = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`);
  }

  /** Throws `output_failed` where the folder is not there, or the name is taken and may not be replaced. */
  async requireFree(): Promise<void> {
    try {
      await access(join(dirname(this.path), '.'), constants.W_OK);
    } catch (error) {
      throw outputFailed(this.path, error);
    }
    if (!this.#replace && (await exists(this.path))) throw alreadyExists(this.path);
  }

  /** Removes the file that has the name now, if it may be replaced. */
  async removePrevious(): Promise<void> {
    if (this.#replace) await rm(this.path, { force: true });
  }

  /** A path for unfinished work, beside the target; it is removed by `discard`. */
  temporaryPath(purpose: string): string {
    const path = `${this.#stem}.${purpose}`;
    if (this.#temporary.size === 0) process.on('exit', this.#removeAtExit);
    this.#temporary.add(path);
    return path;
  }

  /** Flushes a complete temporary file to the disk and gives it the name. Throws `output_failed`. */
  async complete(temporaryPath: string): Promise<void> {
    try {
      const file = await open(temporaryPath, 'r+');
      await file.sync();
      await file.close();
      if (this.#replace) await rename(temporaryPath, this.path);
      else await renameWithoutReplacing(temporaryPath, this.path);
    } catch (error) {
      if (systemErrorCode(error) === 'EEXIST') throw alreadyExists(this.path);
      throw outputFailed(this.path, error);
    }
    this.#temporary.delete(temporaryPath);
    if (this.#temporary.size === 0) process.off('exit', this.#removeAtExit);
  }

  /** Removes what is unfinished. */
  async discard(): Promise<void> {
    for (const path of this.#temporary) {
      await rm(path, { force: true });
      await rm(`${path}-journal`, { force: true });
    }
    this.#temporary.clear();
    process.off('exit', this.#removeAtExit);
  }

  readonly #removeAtExit = (): void => {
    for (const path of this.#temporary) {
      try {
        rmSync(path, { force: true });
      } catch (error) {
        // Windows removes no file that is still open; anything else is told, though the process ends all the same.
        if (process.platform !== 'win32') process.stderr.write(`${path} was left behind: ${String(error)}\n`);
      }
    }
  };
}

const outputReasons: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder is not a folder',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EISDIR: 'a folder has that name',
  SQLITE_FULL: 'the disk is full',
  SQLITE_CANTOPEN: 'its folder does not exist or may not be written to',
  SQLITE_READONLY: 'no permission',
};

/** A failure of the disk as a PackError that says in words why the file could not be written; any other error as it is. */
export function outputFailed(path: string, error: unknown): unknown {
  const code = error instanceof PackError ? undefined : systemErrorCode(error);
  if (code === undefined) return error;
  const reason = outputReasons[code] ?? (/^(?:E[A-Z]+|SQLITE_IOERR.*)$/.test(code) ? code : undefined);
  if (reason === undefined) return error;
  return new PackError('output_failed', `${path} could not be written: ${reason}`, { cause: error });
}

function alreadyExists(path: string): PackError {
  return new PackError('output_failed', `${path} already exists`);
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return false;
    throw outputFailed(path, error);
  }
}

/** `rename` replaces silently; a hard link never does. File systems without links (FAT) leave a moment between look and rename. */
async function renameWithoutReplacing(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    const code = systemErrorCode(error);
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP' && code !== 'ENOSYS') throw error;
    if (await exists(to)) throw alreadyExists(to);
    await rename(from, to);
    return;
  }
  await unlink(from);
}
