// `npm run build`: every bundle into dist.
import { resolve } from 'node:path';
import { createBuilder } from 'vite';
import { markBuilt } from './ensure-built.ts';
import { writeLicences } from './licences.ts';

const root = resolve(import.meta.dirname, '..');
const startedAt = new Date();
const builder = await createBuilder({ configFile: resolve(root, 'vite.config.ts'), logLevel: 'warn' });
await builder.buildApp();
writeLicences(root);
markBuilt(startedAt);
console.log('built: dist/main, dist/preload, dist/engine, dist/cli, dist/renderer');
