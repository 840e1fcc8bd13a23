import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { root } from './checks/run-step.ts';

const packageFolder = resolve(root, 'node_modules/electron');
const failureStamp = resolve(root, '.cache/electron-not-fetched');
const fetchTimeoutMs = 20_000;
const retryAfterMs = 24 * 60 * 60 * 1000;

/** Electron's own program: the one that is there, or fetched as its package does; null where it cannot be had. */
export function findElectron(): string | null {
  return installed() ?? fetchBinary();
}

function installed(): string | null {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const nameFile = resolve(packageFolder, 'path.txt');
  const name = existsSync(nameFile) ? readFileSync(nameFile, 'utf8') : 'electron';
  const path = resolve(override ?? resolve(packageFolder, 'dist'), name);
  return existsSync(path) ? path : null;
}

/** It comes from elsewhere than the packages, so on a closed network the attempt is made once a day, and not for long. */
function fetchBinary(): string | null {
  const failedMs = statSync(failureStamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (Date.now() - failedMs < retryAfterMs) return null;
  console.log('Fetching Electron …');
  spawnSync(process.execPath, [resolve(packageFolder, 'install.js')], {
    stdio: 'ignore',
    timeout: fetchTimeoutMs,
  });
  const path = installed();
  if (path !== null) return path;
  mkdirSync(dirname(failureStamp), { recursive: true });
  writeFileSync(failureStamp, '');
  return null;
}
