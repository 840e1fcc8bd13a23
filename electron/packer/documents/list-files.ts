import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { compareAsBytes } from '#shared/archive-format/text-bytes.ts';
import type { Oddities } from '../oddities.ts';
import { notReadable } from '../xaf/auditfile-encoding.ts';

/** The files of a folder and its subfolders, as paths within it with forward slashes, sorted by their bytes. Throws `not_readable`. */
export async function listFiles(folder: string, oddities: Oddities): Promise<string[]> {
  const found: string[] = [];
  const toVisit = [''];
  for (let within = toVisit.pop(); within !== undefined; within = toVisit.pop()) {
    for (const entry of await entriesOf(join(folder, within))) {
      const path = within === '' ? entry.name : `${within}/${entry.name}`;
      if (entry.name.startsWith('.') || entry.name === 'Thumbs.db') {
        oddities.note(path, 'hidden_file_left_out', 'hidden files were left out');
      } else if (entry.isDirectory()) {
        toVisit.push(path);
      } else if (entry.isFile()) {
        found.push(path);
      } else {
        oddities.note(path, 'not_a_file', 'links and special files were left out');
      }
    }
  }
  return found.sort(compareAsBytes);
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    throw notReadable(folder, error);
  }
}
