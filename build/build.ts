// `npm run build`: every bundle into dist.
import { resolve } from 'node:path';
import { createBuilder } from 'vite';

const root = resolve(import.meta.dirname, '..');
const builder = await createBuilder({ configFile: resolve(root, 'vite.config.ts'), logLevel: 'warn' });
await builder.buildApp();
console.log('built: dist/main, dist/preload, dist/engine, dist/cli, dist/renderer');
