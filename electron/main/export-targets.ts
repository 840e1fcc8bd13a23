import { lstat, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { writerOfUnfinished } from '#shared/domain/unfinished-file.ts';
import { reportFault } from './diagnostics.ts';
import type { JsonFile } from './json-file.ts';

/** Absolute paths under which copies are being saved. */
export const exportTargetsSchema = z.array(z.string());

/**
 * Where copies are being saved. Kept beyond the program, because what a power cut or a killed program leaves half-written is the text of
 * an archive in a hidden file: the next start removes it.
 */
export interface ExportTargets {
  readonly add: (path: string) => void;
  /**
   * Removes what processes that are gone left half-written beside the paths, and forgets the paths beside which nothing half-written
   * stands. Of a folder that is away (a stick, a share) nobody can tell yet. `goneProcessId` is gone, whatever the system says of it.
   */
  readonly tidy: (goneProcessId?: number) => Promise<void>;
}

/** Of folders that never come back, the oldest are forgotten. */
const mostPaths = 50;

export function createExportTargets(file: JsonFile<string[]>): ExportTargets {
  // The file may not be writable; what a dead engine leaves is removed all the same.
  let paths: readonly string[] = file.read() ?? [];
  const keep = (next: string[]) => {
    paths = next;
    if (next.length === 0) file.remove();
    else file.write(next);
  };
  return {
    add(path) {
      if (!paths.includes(path)) keep([...paths, path].slice(-mostPaths));
    },
    async tidy(goneProcessId) {
      const looked = paths;
      if (looked.length === 0) return;
      const isGone = (processId: number) => processId === goneProcessId || !isRunning(processId);
      const tidied = new Set<string>();
      for (const path of looked) if (await removeUnfinished(path, isGone)) tidied.add(path);
      keep(paths.filter((path) => !tidied.has(path)));
    },
  };
}

/** Removes what is half-written under a path by processes that are gone; whether nothing half-written is left there for certain. */
async function removeUnfinished(path: string, isGone: (processId: number) => boolean): Promise<boolean> {
  const folder = dirname(path);
  let isTidy = true;
  try {
    for (const name of await readdir(folder)) {
      const writer = writerOfUnfinished(name, basename(path));
      if (writer !== null && !(await removeIfGone(join(folder, name), isGone(writer)))) isTidy = false;
    }
  } catch (error) {
    reportFault('Where something may be half-written cannot be looked at.', error);
    return false;
  }
  return isTidy;
}

async function removeIfGone(path: string, isGone: boolean): Promise<boolean> {
  try {
    // Whoever made a folder or a link of that name, it was not the program.
    if (!(await lstat(path)).isFile()) return true;
    if (isGone) await rm(path, { force: true });
    return isGone;
  } catch (error) {
    reportFault('What was half-written could not be removed.', error);
    return false;
  }
}

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    // EPERM: it runs, under another account.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
