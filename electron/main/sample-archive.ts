import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The sample archive in a folder: its first `.sbqa`; null where there is none. */
export function findSample(folder: string): string | null {
  try {
    const name = readdirSync(folder)
      .sort()
      .find((entry) => entry.endsWith('.sbqa'));
    return name === undefined ? null : join(folder, name);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
