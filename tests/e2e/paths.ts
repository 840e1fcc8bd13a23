import { resolve } from 'node:path';

/** The project's root, where package.json and dist are. */
export const projectRoot = resolve(import.meta.dirname, '../..');
/** The app that is run: the folder with its package.json and dist; E2E_APP names another one, such as a copy of an earlier build. */
export const appPath = resolve(process.env.E2E_APP ?? projectRoot);
/** The sample archive that `build/ensure-sample.ts` makes once. */
export const samplePath = resolve(projectRoot, '.cache/sample/voorbeeld.sbqa');
