import { resolve } from 'node:path';

/** The project's root, where package.json and dist are. */
export const projectRoot = resolve(import.meta.dirname, '../..');
/** The sample archive that `build/ensure-sample.ts` makes once. */
export const samplePath = resolve(projectRoot, '.cache/sample/voorbeeld.sbqa');
