// Every npm script begins here. Plain JavaScript without a dependency, because on a fresh clone there is nothing else yet: it sees
// to node_modules, then hands over to the Node that the project brings along, since the driver does not run on older ones.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { argv, env, execPath, exit, platform, versions } from 'node:process';

const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const scripts = {
  start: 'build/start.ts',
  test: 'build/test.ts',
  check: 'build/check.ts',
  e2e: 'build/e2e.ts',
  bench: 'build/bench.ts',
  fuzz: 'build/fuzz.ts',
  weaken: 'build/weaken.ts',
  build: 'build/build.ts',
  package: 'build/package.ts',
  sbqa: 'electron/entries/cli.entry.ts',
};

// From the sources every thread strips types with a WebAssembly module of Node's own. V8 compiles a wrapper for what that module calls
// after a thousand calls, and can end the process when two threads do so at once (docs/decisions/0006). Bundles have no types to strip.
const flags = ['--wasm-wrapper-tiering-budget=2147483647'];

const [command = '', ...rest] = argv.slice(2);
if (!Object.hasOwn(scripts, command)) {
  console.error(`usage: node build/run.mjs ${Object.keys(scripts).join('|')} [arguments]`);
  exit(2);
}
installWhenNeeded();
handOver(scripts[command], rest);

/** Installs what package-lock.json names, if that has not been done for this very lock file. */
function installWhenNeeded() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = join(root, 'node_modules/.installed-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.error('Installing the packages that package-lock.json names …');
  const npm = env.npm_execpath;
  // Standard output belongs to the command (`sbqa --json`), so the installer writes to standard error.
  const stdio = ['ignore', 2, 2];
  const arguments_ = ['ci', '--no-audit', '--no-fund'];
  const result = npm
    ? spawnSync(execPath, [npm, ...arguments_], { cwd: root, stdio })
    : spawnSync('npm', arguments_, { cwd: root, stdio, shell: platform === 'win32' });
  if (result.status !== 0) {
    console.error('The packages could not be installed; what npm said stands above.');
    exit(result.status ?? 1);
  }
  writeFileSync(stamp, lock);
}

function handOver(script, arguments_) {
  const bundled = join(root, 'node_modules/node/bin', platform === 'win32' ? 'node.exe' : 'node');
  const node = existsSync(bundled) ? bundled : execPath;
  if (node === execPath && Number(versions.node.split('.')[0]) < 24) {
    console.error(
      `Node 24 or later is needed; this is ${versions.node}, and the one that the project brings is not installed.`,
    );
    exit(1);
  }
  const path = [join(root, 'node_modules/.bin'), env.PATH].join(delimiter);
  const child = spawn(node, [...flags, join(root, script), ...arguments_], {
    // A path on the command line is meant from where the user stands.
    cwd: script.startsWith('electron/') ? (env.INIT_CWD ?? root) : root,
    stdio: 'inherit',
    // Type stripping and the like still warn that they are experimental; a note in every child process helps nobody.
    env: {
      ...env,
      PATH: path,
      NODE_OPTIONS: `${env.NODE_OPTIONS ?? ''} --disable-warning=ExperimentalWarning`.trim(),
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  // As shells have it, so that an interrupted verification does not look like one that found something.
  child.on('exit', (code, signal) => exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}
