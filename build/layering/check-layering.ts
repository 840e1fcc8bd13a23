import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { parseSync } from 'vite';
import { type Layer, layers } from './layers.ts';

/** A source file as the check sees it: its path from the project's root, with forward slashes, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

const builtins = new Set(builtinModules);

/** Says, in one line each, which imports go against the layers; empty when all is well. */
export function checkLayering(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const layer = layerOf(file.path);
    if (layer === undefined) return [`${file.path}: belongs to no layer; add it to build/layering/layers.ts`];
    return importsOf(file).flatMap((specifier) => {
      const problem = judge(file.path, layer, specifier);
      return problem === null ? [] : [`${file.path}: must not import ${specifier}. ${problem}`];
    });
  });
}

/** The layer that a path belongs to: the longest prefix wins. */
function layerOf(path: string): Layer | undefined {
  return layers
    .filter((layer) => path.startsWith(layer.path))
    .sort((a, b) => b.path.length - a.path.length)[0];
}

function judge(path: string, layer: Layer, specifier: string): string | null {
  if (specifier.startsWith('.') || specifier.startsWith('#')) return judgeOwn(path, layer, specifier);
  if (specifier.startsWith('node:') || builtins.has(specifier)) {
    return layer.node ? null : `${layer.path} runs without Node.`;
  }
  const allowed = layer.packages ?? [];
  if (allowed.some((name) => specifier === name || specifier.startsWith(`${name}/`))) return null;
  return `${layer.path} may use these packages: ${allowed.join(', ') || 'none'}.`;
}

function judgeOwn(path: string, layer: Layer, specifier: string): string | null {
  const target = resolveOwn(path, specifier);
  const targetLayer = layerOf(target);
  if (targetLayer === undefined) return `${target} belongs to no layer.`;
  if (targetLayer === layer)
    return featureOf(path) === featureOf(target) || featureOf(target) === null
      ? null
      : 'A feature never imports another feature.';
  if (layer.layers.some((allowed) => targetLayer.path.startsWith(allowed))) return null;
  return `${layer.path} may import ${layer.layers.join(', ') || 'no other layer'}.`;
}

function featureOf(path: string): string | null {
  return /^renderer\/features\/([^/]+)\//.exec(path)?.[1] ?? null;
}

function resolveOwn(path: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.normalize(posix.join(posix.dirname(path), specifier));
  return specifier
    .replace(/^#shared\//, 'shared/')
    .replace(/^#engine\//, 'electron/engine/')
    .replace(/^#packer\//, 'electron/packer/');
}

/** Every specifier that a file imports, re-exports, imports dynamically or starts as a worker. */
function importsOf(file: SourceFile): string[] {
  const { module, errors } = parseSync(file.path, file.text);
  const first = errors[0];
  if (first !== undefined) throw new SyntaxError(`${file.path}: ${first.message}`);
  const specifiers = module.staticImports.map((entry) => entry.moduleRequest.value);
  for (const statement of module.staticExports) {
    for (const entry of statement.entries) {
      if (entry.moduleRequest !== null) specifiers.push(entry.moduleRequest.value);
    }
  }
  for (const entry of module.dynamicImports) {
    const text = file.text.slice(entry.moduleRequest.start, entry.moduleRequest.end);
    const literal = /^(['"`])(.*)\1$/s.exec(text.trim())?.[2];
    if (literal !== undefined) specifiers.push(literal);
  }
  for (const match of file.text.matchAll(/new URL\(\s*(['"])([^'"]+)\1\s*,\s*import\.meta\.url\s*\)/g)) {
    const worker = match[2];
    if (worker?.startsWith('.')) specifiers.push(worker);
  }
  return [...new Set(specifiers)].filter((specifier) => !specifier.endsWith('.css'));
}
