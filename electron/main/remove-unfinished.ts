import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isUnfinished } from '#shared/domain/unfinished-file.ts';
import { reportFault } from './diagnostics.ts';

/** Removes what a process that is gone left half-written beside the paths that it was allowed to write. */
export function removeUnfinished(paths: readonly string[], processId: number): void {
  for (const path of paths) {
    const folder = dirname(path);
    try {
      for (const name of readdirSync(folder)) {
        if (isUnfinished(name, basename(path), processId)) rmSync(join(folder, name), { force: true });
      }
    } catch (error) {
      // The folder is gone, too, or may not be read: then it is not to be tidied.
      reportFault('What was half-written could not be removed.', error);
    }
  }
}
