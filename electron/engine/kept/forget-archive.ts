import { access, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ContractError } from '#shared/contract/failure.ts';
import { openArchiveFile } from '../open/archive-file.ts';
import { keptFolderName } from './kept-store.ts';

const saltBytes = 16;

/** The salt of an archive: its first bytes, which need no key (format README, "Encryption"). Throws `not_readable`. */
export async function saltOfFile(path: string): Promise<Uint8Array> {
  const file = await openArchiveFile(path);
  try {
    return await file.read(0, saltBytes);
  } finally {
    await file.close();
  }
}

/**
 * Removes all that is kept about the archive with this salt, whoever kept it; answers whether there was anything. Throws
 * `output_failed`.
 */
export async function forgetArchive(folder: string | null, salt: Uint8Array): Promise<boolean> {
  if (folder === null) return false;
  const path = join(folder, keptFolderName(salt));
  try {
    await access(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw notRemoved(path, error);
  }
  try {
    await rm(path, { recursive: true });
  } catch (error) {
    throw notRemoved(path, error);
  }
  return true;
}

function notRemoved(path: string, cause: unknown): ContractError {
  return new ContractError(
    { code: 'output_failed', reason: 'no_permission', message: `${path} could not be removed.` },
    { cause },
  );
}
