import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { resolve } from 'node:path';
import type { PageSettings } from './page/messages.ts';

/** The script that runs in every frame before the page's own: the page's side of the stand-in, then the window's preload. */
export function pageScript(settings: PageSettings, preloadPath: string | null): string {
  const preload = preloadPath === null ? null : readFileSync(preloadPath, 'utf8');
  // Written out as a function, since the page's policy forbids turning text into code.
  const runPreload =
    preload === null
      ? 'null'
      : `(require, module, exports, process, Buffer, global, setImmediate) => {\n${preload}\n}`;
  return `(() => {
${asScript('clone-codec.ts')}
${asScript('page-runtime.ts')}
startPage(${JSON.stringify(settings)}, createCloneCodec, ${runPreload});
})();`;
}

/** A module that imports nothing but types, as plain script text. */
function asScript(fileName: string): string {
  const source = readFileSync(resolve(import.meta.dirname, 'page', fileName), 'utf8');
  return stripTypeScriptTypes(source).replace(/^export /gm, '');
}
