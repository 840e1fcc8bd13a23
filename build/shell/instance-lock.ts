import {
  type FSWatcher,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** What a second instance tells the first. */
export interface SecondInstance {
  readonly argv: readonly string[];
  readonly workingDirectory: string;
}

/** `requestSingleInstanceLock`, by files in the app's own folder: it must answer at once and reach other processes. */
export interface InstanceLock {
  /** True for the first; a second leaves its message and gets false. */
  readonly request: (own: SecondInstance) => boolean;
  readonly release: () => void;
}

export function createInstanceLock(
  userDataDir: string,
  onSecond: (second: SecondInstance) => void,
): InstanceLock {
  const folder = join(userDataDir, '.stand-in');
  const lockPath = join(folder, 'lock');
  let watcher: FSWatcher | null = null;

  const readMessages = () => {
    // Taking the folder away is an event, too.
    if (watcher === null) return;
    for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.second'))) {
      const path = join(folder, name);
      const second = JSON.parse(readFileSync(path, 'utf8')) as SecondInstance;
      rmSync(path);
      onSecond(second);
    }
  };
  const holderLives = () => {
    try {
      process.kill(Number(readFileSync(lockPath, 'utf8')), 0);
      return true;
    } catch {
      return false;
    }
  };
  const take = () => {
    try {
      writeFileSync(lockPath, String(process.pid), { flag: 'wx' });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      return false;
    }
  };
  return {
    request(own) {
      mkdirSync(folder, { recursive: true });
      if (!take()) {
        if (holderLives()) {
          const path = join(folder, `${process.pid}-${process.hrtime.bigint()}`);
          writeFileSync(`${path}.writing`, JSON.stringify(own));
          renameSync(`${path}.writing`, `${path}.second`);
          return false;
        }
        rmSync(lockPath, { force: true });
        if (!take()) return false;
      }
      watcher = watch(folder, readMessages);
      return true;
    },
    release() {
      if (watcher === null) return;
      watcher.close();
      watcher = null;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
