import { z } from 'zod';
import type { JsonFile } from './json-file.ts';

const maximum = 10;

/** Archives that were open before: paths and times, nothing of their content. Newest first. */
export const recentFilesSchema = z.array(z.object({ path: z.string(), openedAt: z.string() }));
export type RecentFile = z.infer<typeof recentFilesSchema>[number];

/** The list of recent archives; keeps nothing while the user has it switched off. */
export interface RecentFiles {
  readonly list: () => readonly RecentFile[];
  readonly add: (path: string, openedAt: Date) => void;
  /** Forgets one path, or all. */
  readonly forget: (path?: string) => void;
}

export function createRecentFiles(file: JsonFile<RecentFile[]>, isOn: () => boolean): RecentFiles {
  const list = () => (isOn() ? (file.read() ?? []) : []);
  const store = (files: RecentFile[]) => (files.length === 0 ? file.remove() : file.write(files));
  return {
    list,
    add(path, openedAt) {
      if (!isOn()) return;
      const others = list().filter((known) => known.path !== path);
      store([{ path, openedAt: openedAt.toISOString() }, ...others].slice(0, maximum));
    },
    forget(path) {
      if (path === undefined) file.remove();
      else store(list().filter((known) => known.path !== path));
    },
  };
}
