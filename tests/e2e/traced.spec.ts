import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileState } from '../fixtures/file-state.ts';
import { traceChanges, whyNotTraced } from '../fixtures/traced-calls.ts';
import { expect, test } from './fixture.ts';
import { samplePath } from './paths.ts';

// The proof of reading only for the whole app: main process, engine, verifier and Chromium, consulting an archive from its passphrase to
// its lock. What the command line asks of the system is in tests/integration/reading-only.

const consult = resolve(import.meta.dirname, 'consult.ts');
const all = ['opened', 'verified', 'document', 'searched', 'entry', 'exported', 'locked'];
const untraced = process.platform === 'linux' ? whyNotTraced() : 'there is strace on Linux alone';

// A short path: Chromium puts a socket where its profile is, and the name of one ends after a hundred characters.
const homes: string[] = [];
test.afterEach(() => {
  for (const home of homes.splice(0)) rmSync(home, { recursive: true, force: true });
});

/** A copy of the sample in a folder of its own, and a folder outside it for what is written. */
function places() {
  const home = mkdtempSync(join(tmpdir(), 'traced-'));
  homes.push(home);
  const folder = join(home, 'archive');
  const outputs = join(home, 'outputs');
  for (const path of [folder, outputs]) mkdirSync(path, { recursive: true });
  chmodSync(home, 0o755);
  const archive = join(folder, 'sample.sbqa');
  copyFileSync(samplePath, archive);
  copyFileSync(`${samplePath}.seal.json`, `${archive}.seal.json`);
  return { folder, outputs, archive };
}

const command = (archive: string, outputs: string) =>
  [process.execPath, '--disable-warning=ExperimentalWarning', consult, archive, outputs] as const;

test.describe('the whole app', () => {
  test.skip(process.env.E2E_HOST === 'electron', 'it is started by a script of the stand-in');

  test('asks the system for nothing but reading, at the archive and beside it', () => {
    test.skip(untraced !== null, `System calls are not traced: ${untraced}`);
    test.setTimeout(180_000);
    const { folder, outputs, archive } = places();
    const before = fileState(archive);
    const run = traceChanges(folder, command(archive, outputs), { cwd: outputs, env: process.env });
    expect(run.stderr).toBe('');
    expect(JSON.parse(run.stdout)).toEqual({ seen: all, stray: [], faults: [] });
    expect(run.changes).toEqual([]);
    expect(fileState(archive)).toEqual(before);
    expect(readFileSync(join(outputs, 'list.csv'), 'utf8').split('\n').length).toBeGreaterThan(100);
    // Looked at by more than one process, the engine's and the verifier's.
    const readers = new Set(run.reads.filter((line) => line.includes(`"${archive}"`)).map(processOf));
    expect(readers.size).toBeGreaterThan(1);
  });

  test('would be seen if one of its processes wrote there, or tried to', () => {
    test.skip(untraced !== null, `System calls are not traced: ${untraced}`);
    test.setTimeout(180_000);
    const { folder, outputs, archive } = places();
    const canary = join(outputs, 'canary.mjs');
    // Of every Node process: a file beside the archive, and a time that is already gone again. Of Chromium: its whole profile.
    writeFileSync(
      canary,
      `import { utimesSync, writeFileSync } from 'node:fs';
      import { isMainThread } from 'node:worker_threads';
      const role = process.argv.find((word) => /^(engine|verifier)$/.test(word)) ?? 'main';
      if (isMainThread) writeFileSync(${JSON.stringify(join(folder, 'canary-'))} + role, '');
      try { utimesSync(${JSON.stringify(join(folder, 'absent'))}, 1, 1); } catch {}`,
    );
    const env = { ...process.env, NODE_OPTIONS: `--import ${canary}`, TMPDIR: folder };
    const run = traceChanges(folder, command(archive, outputs), { cwd: outputs, env });
    expect(run.stderr).toBe('');
    expect(JSON.parse(run.stdout).seen).toEqual(all);
    const changing = (name: RegExp) => run.changes.filter((line) => name.test(line));
    const roles = ['main', 'engine', 'verifier'].map((role) =>
      changing(new RegExp(`/canary-${role}"`)).map(processOf),
    );
    expect(new Set(roles.flat()).size).toBeGreaterThanOrEqual(3);
    for (const role of roles) expect(role.length).toBeGreaterThan(0);
    expect(changing(/^\d+\s+utimens?at.*\/absent"/).length).toBeGreaterThanOrEqual(3);
    const browser = changing(/\/archive-window-[^/]+\/Default\/(?!Preferences")/).map(processOf);
    expect(browser.some((pid) => !roles.flat().includes(pid))).toBe(true);
  });

  test('needs no more than a read-only mount', () => {
    const { folder, outputs, archive } = places();
    const refused = onReadOnlyMount(folder, outputs, ['true']);
    test.skip(refused.status !== 0, `The read-only mount is not tried: ${refused.stderr ?? refused.error}`);
    test.setTimeout(180_000);
    expect(onReadOnlyMount(folder, outputs, ['touch', join(folder, 'beside')]).status).not.toBe(0);
    const run = onReadOnlyMount(folder, outputs, command(archive, outputs));
    expect(run.stderr).toBe('');
    expect(JSON.parse(run.stdout)).toEqual({ seen: all, stray: [], faults: [] });
    expect(existsSync(join(outputs, 'list.csv'))).toBe(true);
  });
});

const processOf = (line: string) => Number(/^\d+/.exec(line)?.[0]);

/** Runs a command that sees the folder mounted read-only, in a mount namespace of its own. */
function onReadOnlyMount(folder: string, cwd: string, arguments_: readonly string[]) {
  const mounting = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"';
  const flags = process.getuid?.() === 0 ? ['-m'] : ['-r', '-m'];
  return spawnSync('unshare', [...flags, 'sh', '-c', mounting, folder, ...arguments_], {
    cwd,
    encoding: 'utf8',
  });
}
