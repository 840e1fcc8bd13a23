import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const entrySchema = z.object({
  name: z.string(),
  version: z.string(),
  identifier: z.string().nullish(),
  text: z.string().nullish(),
});
type Entry = z.infer<typeof entrySchema>;

/** Not in a bundle, but in the package. */
const besideTheBundles = ['better-sqlite3'];

/** Gathers what the bundles say of other people's code in them into `dist/licences.txt`, for the about box. */
export function writeLicences(root: string): void {
  const entries = new Map<string, Entry>();
  const add = (entry: Entry) => entries.set(`${entry.name} ${entry.version}`, entry);
  for (const path of globSync('dist/*/licences.json', { cwd: root })) {
    const file = join(root, path);
    for (const entry of z.array(entrySchema).parse(JSON.parse(readFileSync(file, 'utf8')))) add(entry);
    rmSync(file);
  }
  for (const name of besideTheBundles) add(ofPackage(join(root, 'node_modules', name)));
  const missing = [...entries.values()].filter(({ text }) => text == null).map(({ name }) => name);
  if (missing.length > 0) console.warn(`no licence text comes with: ${missing.join(', ')}`);

  const parts = [...entries.values()]
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
    .map(({ name, version, identifier, text }) =>
      [`${name} ${version}${identifier == null ? '' : ` (${identifier})`}`, '', text ?? '']
        .join('\n')
        .trimEnd(),
    );
  const own = readFileSync(join(root, 'LICENSE'), 'utf8').trimEnd();
  const line = `\n\n${'-'.repeat(72)}\n\n`;
  writeFileSync(join(root, 'dist/licences.txt'), `${[own, ...parts].join(line)}\n`);
}

function ofPackage(folder: string): Entry {
  const { name, version, license } = z
    .object({ name: z.string(), version: z.string(), license: z.string() })
    .parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const path = join(folder, 'LICENSE');
  return { name, version, identifier: license, text: existsSync(path) ? readFileSync(path, 'utf8') : null };
}
