import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const work = mkdtempSync(join(tmpdir(), 'sbqa-package-'));
const unpacked = join(work, 'out/linux-unpacked');
let contents: string[] = [];

const off = '0'.charCodeAt(0);
const on = '1'.charCodeAt(0);

/** By this text Electron's binary is recognised, and behind it stand its fuses: version, count, one digit each. */
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** A distribution that has of Electron only what packing touches: a binary with fuses, all in the state that would be wrong. */
function placeholderDistribution(folder: string): void {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  const fuses = Buffer.concat([Buffer.from(fuseSentinel), Buffer.from([1, 9]), Buffer.from('101100110')]);
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from('#!/bin/sh\nexit 1\n'), fuses]), {
    mode: 0o755,
  });
  for (const name of ['version', 'LICENSE', 'LICENSES.chromium.html'])
    writeFileSync(join(folder, name), 'placeholder');
}

beforeAll(() => {
  for (const bundle of [
    'main/main.js',
    'preload/preload.cjs',
    'engine/engine.js',
    'cli/cli.js',
    'renderer/index.html',
  ]) {
    if (!existsSync(join(root, 'dist', bundle)))
      throw new Error(`dist/${bundle} is missing: run "npm run build" first`);
  }
  const distribution = join(work, 'electron');
  placeholderDistribution(distribution);
  const builder = join(root, 'node_modules/electron-builder/out/cli/cli.js');
  execFileSync(
    process.execPath,
    [
      builder,
      '--dir',
      '--linux',
      `-c.electronDist=${distribution}`,
      `-c.directories.output=${join(work, 'out')}`,
    ],
    { cwd: root, stdio: 'pipe' },
  );
  contents = listPackage(join(unpacked, 'resources/app.asar'), { isPack: false }).map((path) =>
    path.replaceAll('\\', '/'),
  );
});

afterAll(() => rmSync(work, { recursive: true, force: true }));

test('the bundles are in it, and package.json names the main one', () => {
  for (const path of [
    '/dist/main/main.js',
    '/dist/preload/preload.cjs',
    '/dist/engine/engine.js',
    '/dist/cli/cli.js',
    '/dist/renderer/index.html',
  ]) {
    expect(contents).toContain(path);
  }
  const manifest = JSON.parse(
    extractFile(join(unpacked, 'resources/app.asar'), 'package.json').toString('utf8'),
  );
  expect(manifest.main).toBe('dist/main/main.js');
});

test('nothing else is: no packer, no test, no source, no other package than the driver', () => {
  const top = new Set(contents.map((path) => path.split('/')[1]));
  expect([...top].sort()).toEqual(['dist', 'node_modules', 'package.json']);
  const packages = new Set(
    contents.filter((path) => path.startsWith('/node_modules/')).map((path) => path.split('/')[2]),
  );
  expect([...packages]).toEqual(['better-sqlite3']);
  expect(contents.filter((path) => /\/packer(\/|$)|\.map$|\.tsx?$|\.test\.|\.spec\./.test(path))).toEqual([]);
});

test('the packer is built apart, so that leaving its folder out leaves all of it out', () => {
  expect(readdirSync(join(root, 'dist/cli/packer')).some((name) => name.endsWith('.js'))).toBe(true);
});

test('the driver lies unpacked, with the addons of this platform alone', () => {
  const prebuilds = readdirSync(
    join(unpacked, 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds'),
  );
  expect(prebuilds.sort()).toEqual(['linux-arm64.node', 'linux-x64.node']);
});

test('every fuse is flipped to the safe side', async () => {
  const wire = await getCurrentFuseWire(join(unpacked, 'smartbooqing-archive'));
  expect(wire[FuseV1Options.RunAsNode]).toBe(off);
  expect(wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(off);
  expect(wire[FuseV1Options.EnableNodeCliInspectArguments]).toBe(off);
  expect(wire[FuseV1Options.EnableCookieEncryption]).toBe(on);
  expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(on);
  expect(wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(on);
  expect(wire[FuseV1Options.GrantFileProtocolExtraPrivileges]).toBe(off);
});

test('the sample and the command line come along', () => {
  expect(readdirSync(join(unpacked, 'resources/bin')).sort()).toEqual(['sbqa', 'sbqa.cmd']);
});
