import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { constants, runInThisContext } from 'node:vm';
import { mainModuleNames } from './electron-names.ts';

const parameter = 'stand-in';
const instances = new Map<string, Readonly<Record<string, unknown>>>();
const registry = Symbol.for('stand-in for electron');
Object.assign(globalThis, { [registry]: instances });

// Written as text, since a test runner rewrites every `import` that it sees into its own.
const nativeImport = runInThisContext('(url) => import(url)', {
  importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
}) as (url: string) => Promise<unknown>;

let registered = false;
let nextLaunch = 1;

/**
 * Imports a main module as it stands, with `electron` meaning this one instance in it and in all that it imports from its own folder.
 * Each call makes its own copy of those modules, so that launches share no state.
 */
export async function importWithElectron(
  mainPath: string,
  electron: Readonly<Record<string, unknown>>,
): Promise<void> {
  register();
  const launch = String(nextLaunch++);
  instances.set(launch, electron);
  const url = pathToFileURL(mainPath);
  url.searchParams.set(parameter, launch);
  await nativeImport(url.href);
}

function register(): void {
  if (registered) return;
  registered = true;
  registerHooks({
    resolve(specifier, context, next) {
      const launch = launchOf(context.parentURL);
      if (launch === null) return next(specifier, context);
      if (specifier === 'electron' || specifier === 'electron/main') {
        return { url: `${parameter}:${launch}`, format: 'module', shortCircuit: true };
      }
      const resolved = next(specifier, context);
      if (!specifier.startsWith('.')) return resolved;
      const url = new URL(resolved.url);
      url.searchParams.set(parameter, launch);
      return { ...resolved, url: url.href };
    },
    load(url, context, next) {
      if (url.startsWith(`${parameter}:`)) {
        return {
          format: 'module',
          source: electronSource(url.slice(parameter.length + 1)),
          shortCircuit: true,
        };
      }
      // Read here and as it stands: a test runner's own loader would rewrite it.
      if (launchOf(url) !== null) {
        return { format: 'module', source: readFileSync(fileURLToPath(url), 'utf8'), shortCircuit: true };
      }
      return next(url, context);
    },
  });
}

function launchOf(url: string | undefined): string | null {
  return url?.startsWith('file:') ? new URL(url).searchParams.get(parameter) : null;
}

function electronSource(launch: string): string {
  const lines = mainModuleNames.map((name) => `export const ${name} = electron.${name};`);
  return [
    `const electron = globalThis[Symbol.for('stand-in for electron')].get(${JSON.stringify(launch)});`,
    ...lines,
    'export default electron;',
  ].join('\n');
}
