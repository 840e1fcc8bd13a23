import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Node, parse } from './syntax.ts';

/** The project's root. */
export const root = resolve(import.meta.dirname, '../..');

/** The sources that the rules are about: text by path from the project's root, with forward slashes. */
export type Sources = ReadonlyMap<string, string>;

/** What the source must say, or may not say, for a rule of docs/security.md to be kept. */
export interface SourceRule {
  readonly name: string;
  /** What is against it, a line each. */
  readonly problems: (sources: Sources) => readonly string[];
}

/** The project's sources as they are. */
export function readSources(): Sources {
  const patterns = [
    '{electron,renderer,shared}/**/*.{ts,tsx}',
    'renderer/index.html',
    'electron-builder.yml',
  ];
  const paths = globSync(patterns, { cwd: root }).map((path) => path.replaceAll('\\', '/'));
  return new Map(paths.sort().map((path) => [path, readFileSync(join(root, path), 'utf8')] as const));
}

/** The tree of one source, which must be there. */
export function treeOf(sources: Sources, path: string): Node {
  return parse(path, textOf(sources, path));
}

/** The text of one source, which must be there. */
export function textOf(sources: Sources, path: string): string {
  const text = sources.get(path);
  if (text === undefined) throw new Error(`${path} is not there, and a rule is about it.`);
  return text;
}

/** What is against a rule in one file. */
type FileCheck = (path: string, tree: Node) => readonly string[];
const known = new WeakMap<FileCheck, WeakMap<Node, readonly string[]>>();

/** What a check finds in every source under some folders; a source that it has seen is not looked at again. */
export function inEach(sources: Sources, folders: readonly string[], check: FileCheck): string[] {
  const seen = known.get(check) ?? new WeakMap<Node, readonly string[]>();
  known.set(check, seen);
  return [...sources].flatMap(([path, text]) => {
    if (!/\.tsx?$/.test(path) || !folders.some((folder) => path.startsWith(folder))) return [];
    const tree = parse(path, text);
    const found = seen.get(tree) ?? check(path, tree);
    seen.set(tree, found);
    return found;
  });
}
