import { constants, rmSync } from 'node:fs';
import { copyFile, mkdtemp, open, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ContractError } from '#shared/contract/failure.ts';
import { asReadFailure } from './file-failure.ts';

/**
 * A copy of an archive in a folder that only this account may enter, as encrypted as the archive is. For what SQLite cannot read in
 * place without writing, or must not: a database in WAL mode, one whose salt has to be mended first (format README, The outer seal), and
 * one that ends in the middle of a page.
 */
export interface PrivateCopy {
  readonly path: string;
  /** Deletes the copy and its folder. */
  remove(): void;
}

const folderPrefix = 'sbqa-copy-';

/** What a private copy has that the archive has not. */
export interface CopyChanges {
  /** Replaces the copy's first bytes; null leaves them. */
  readonly salt: Uint8Array | null;
  /** Where the copy ends; null for the archive's own end. */
  readonly bytes: number | null;
}

/** Copies an archive, with its write-ahead log where one stands beside it. */
export async function makePrivateCopy(path: string, { salt, bytes }: CopyChanges): Promise<PrivateCopy> {
  await removeLeftCopies();
  const folder = await mkdtemp(join(tmpdir(), `${folderPrefix}${process.pid}-`));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const copyPath = join(folder, basename(path));
    await copyFile(path, copyPath, constants.COPYFILE_FICLONE);
    await copyIfThere(`${path}-wal`, `${copyPath}-wal`);
    if (salt !== null) await overwriteStart(copyPath, salt);
    if (bytes !== null) await truncate(copyPath, bytes);
    return { path: copyPath, remove };
  } catch (error) {
    remove();
    throw asCopyFailure(error);
  }
}

async function copyIfThere(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, to, constants.COPYFILE_FICLONE);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
}

async function overwriteStart(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.write(bytes, 0, bytes.length, 0);
  } finally {
    await handle.close();
  }
}

/** Copies whose process is gone: it was killed before it could delete them. */
async function removeLeftCopies(): Promise<void> {
  const names = await readdir(tmpdir());
  for (const name of names) {
    const owner = new RegExp(`^${folderPrefix}(\\d+)-`).exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) {
      await rm(join(tmpdir(), name), { recursive: true, force: true });
    }
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, under another account.
    return !hasCode(error, 'ESRCH');
  }
}

function asCopyFailure(error: unknown): ContractError {
  if (hasCode(error, 'ENOSPC')) {
    return new ContractError(
      {
        code: 'not_readable',
        reason: 'io',
        message:
          'The archive has to be read from a private copy, and there is no room for one in the temporary folder.',
      },
      { cause: error },
    );
  }
  return asReadFailure(error);
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
