import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import type { EnvironmentOptions, UserConfig } from 'vite';
import type { ViteUserConfig } from 'vitest/config';
import { pdfjsAssets } from './build/pdfjs-assets.ts';
import { publisherKeys } from './build/publisher-keys.ts';

const root = import.meta.dirname;
const nodeBuiltins = [...builtinModules, /^node:/];

/** Resolved at run time: the addon, Electron itself, and what only the packer (never packaged) needs. */
const external = [...nodeBuiltins, 'better-sqlite3', 'electron', /^pdfjs-dist/];

/** The packer's code stands apart in dist, because the packaged program leaves it out (electron-builder.yml). */
function chunkFileNames(chunk: { moduleIds: string[] }): string {
  const isPacker = chunk.moduleIds.some((id) => id.includes('/electron/packer/'));
  return isPacker ? 'packer/[name]-[hash].js' : '[name]-[hash].js';
}

/** The entry of the verification's threads: a file of its own beside every bundle that starts them (worker-pool.ts). */
const verifyWorker = { 'verify-worker': resolve(root, 'electron/engine/verify/verify-worker.ts') };

/** What of other people's a bundle holds; build/licences.ts gathers it. */
const license = { fileName: 'licences.json' };

/** One bundle for a Node-like runtime, from its composition root in electron/entries. */
function nodeBundle(
  name: 'main' | 'engine' | 'cli',
  workers: Record<string, string> = {},
): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, external: ['better-sqlite3', 'electron', 'pdfjs-dist'] },
    build: {
      outDir: resolve(root, 'dist', name),
      emptyOutDir: true,
      target: 'node24',
      sourcemap: true,
      minify: false,
      copyPublicDir: false,
      license,
      rolldownOptions: {
        input: { [name]: resolve(root, `electron/entries/${name}.entry.ts`), ...workers },
        external,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames },
      },
    },
  };
}

const environments: Record<string, EnvironmentOptions> = {
  main: nodeBundle('main'),
  engine: nodeBundle('engine', verifyWorker),
  cli: nodeBundle('cli', verifyWorker),
  // A sandboxed preload is one CommonJS file that may require nothing but 'electron'.
  preload: {
    consumer: 'server',
    resolve: { noExternal: true, external: ['electron'] },
    build: {
      outDir: resolve(root, 'dist/preload'),
      emptyOutDir: true,
      target: 'chrome150',
      sourcemap: false,
      minify: false,
      copyPublicDir: false,
      license,
      rolldownOptions: {
        input: { preload: resolve(root, 'electron/entries/preload.entry.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  client: {
    build: {
      outDir: resolve(root, 'dist/renderer'),
      emptyOutDir: true,
      target: 'chrome150',
      sourcemap: false,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      license,
      rolldownOptions: { input: { index: resolve(root, 'renderer/index.html') } },
    },
  },
};

/** See build/run.mjs: tests start threads from the sources, too. */
const execArgv = ['--wasm-wrapper-tiering-budget=2147483647'];

const test: ViteUserConfig['test'] = {
  projects: [
    // Key derivation is slow on purpose, and slower on a machine that does other things.
    {
      root,
      test: {
        name: 'unit',
        include: ['tests/unit/**/*.test.{ts,tsx}'],
        environment: 'node',
        testTimeout: 20_000,
      },
    },
    {
      root,
      test: {
        name: 'integration',
        include: ['tests/integration/**/*.test.ts'],
        environment: 'node',
        testTimeout: 120_000,
        hookTimeout: 120_000,
        pool: 'forks',
        execArgv,
      },
    },
  ],
};

const config: UserConfig & { test: ViteUserConfig['test'] } = {
  root: resolve(root, 'renderer'),
  base: './',
  publicDir: false,
  cacheDir: resolve(root, '.cache/vite'),
  plugins: [react(), pdfjsAssets(root), publisherKeys()],
  environments,
  builder: {
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments)) {
        if (environment.name in environments) await builder.build(environment);
      }
    },
  },
  test,
};

export default config;
