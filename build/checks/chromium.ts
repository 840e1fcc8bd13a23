import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const candidates = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where a Chromium is: `CHROMIUM_PATH` if set, else one of the usual places; null where there is none. */
export function findChromium(): string | null {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen !== undefined && chosen !== '') return existsSync(chosen) ? chosen : null;
  return candidates.find((path) => existsSync(path)) ?? null;
}

/** The same, after installing Debian's package where none is there and this user may install. */
export function ensureChromium(): string | null {
  const found = findChromium();
  if (found !== null) return found;
  const mayInstall =
    process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!mayInstall) {
    console.error(
      'Chromium is not here and may not be installed by this user: install the package "chromium", or set CHROMIUM_PATH.',
    );
    return null;
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const arguments_ of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'],
  ]) {
    const { status } = spawnSync('apt-get', arguments_, { stdio: ['ignore', 'ignore', 'inherit'], env });
    if (status !== 0) console.error(`apt-get ${arguments_.join(' ')} ended with ${status}`);
  }
  return findChromium();
}
