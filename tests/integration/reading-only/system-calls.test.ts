import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeSample } from '#packer/sample/write-sample.ts';
import { fileState } from '../../fixtures/file-state.ts';
import { traceChanges, whyNotTraced } from '../../fixtures/traced-calls.ts';

// The proof of reading only: what the system was asked, and that nothing more is needed than what a read-only place gives.

const entry = resolve(import.meta.dirname, '../../../electron/entries/cli.entry.ts');
const home = mkdtempSync(join(tmpdir(), 'sbqa-reading-'));
const folder = join(home, 'archive');
const outputs = join(home, 'outputs');
const sample = join(folder, 'sample.sbqa');
// Before the probes below, which run while the tests are collected.
chmodSync(home, 0o755);
mkdirSync(folder);
mkdirSync(outputs);
const passphrase = 'alleen maar lezen';
const env = { ...process.env, NO_COLOR: '1', SBQA_PASSPHRASE: passphrase };

beforeAll(async () => {
  await writeSample({ size: 'small', out: sample, passphrase });
});
afterAll(() => {
  chmodSync(folder, 0o755);
  rmSync(home, { recursive: true, force: true });
});

/** Every way in which the command line reads an archive; what they write stands elsewhere. */
const commands: readonly (readonly [string, ...string[]])[] = [
  ['info', sample],
  ['verify', sample, '--report', join(outputs, 'report.html')],
  ['search', sample, 'factuur'],
  ['list', sample, 'trial-balance'],
  ['show', sample, 'document', '1'],
  ['document', sample, '1', '--out', join(outputs, 'document')],
  ['export', sample, 'journal-lines', '--format', 'csv', '--out', join(outputs, 'lines.csv')],
];

const untraced = whyNotTraced();
if (untraced !== null) process.stderr.write(`System calls are not traced: ${untraced}\n`);

describe.skipIf(untraced !== null)('the system is asked for nothing but reading', () => {
  test.each(commands)('sbqa %s', (...arguments_) => {
    const before = fileState(sample);
    const run = traceChanges(folder, [process.execPath, entry, ...arguments_], { cwd: outputs, env });
    expect(run.stderr).toBe('');
    expect(run.exitCode).toBe(0);
    expect(run.reads.some((line) => line.includes(`"${sample}"`))).toBe(true);
    expect(run.changes).toEqual([]);
    expect(fileState(sample)).toEqual(before);
  });

  test.each([
    ['making a file beside it', `fs.writeFileSync(at + '/beside', '')`],
    ['opening it to write', `fs.closeSync(fs.openSync(at + '/sample.sbqa', 'r+'))`],
    ['a time', `fs.utimesSync(at + '/sample.sbqa', 1, 1)`],
    ['a name, in vain', `try { fs.renameSync(at + '/no', at + '/nowhere') } catch {}`],
    ['a removal, in vain', `try { fs.unlinkSync(at + '/no') } catch {}`],
  ])('the trace shows %s, so an empty one means something', (_what, does) => {
    const place = mkdtempSync(join(home, 'canary-'));
    writeFileSync(join(place, 'sample.sbqa'), '');
    const trace = (body: string) =>
      traceChanges(
        place,
        [process.execPath, '-e', `const fs = require('node:fs'); const at = process.argv[1]; ${body}`, place],
        { cwd: outputs, env },
      ).changes;
    expect(trace(does)).not.toEqual([]);
    expect(trace(`fs.readFileSync(at + '/sample.sbqa')`)).toEqual([]);
  });
});

/** A shell that sees the folder mounted read-only, in a mount namespace of its own. */
const mounted = `mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"`;
function onReadOnlyMount(command: readonly string[]) {
  const flags = process.getuid?.() === 0 ? ['-m'] : ['-r', '-m'];
  return spawnSync('unshare', [...flags, 'sh', '-c', mounted, folder, ...command], {
    cwd: outputs,
    env,
    encoding: 'utf8',
  });
}

const mountTried = (() => {
  const { error, status, stderr } = onReadOnlyMount(['true']);
  return error === undefined ? (status === 0 ? null : stderr.trim()) : error.message;
})();
if (mountTried !== null) process.stderr.write(`The read-only mount is not tried: ${mountTried}\n`);

describe.skipIf(mountTried !== null)('on a read-only mount', () => {
  test('nothing can be written there', () => {
    expect(onReadOnlyMount(['touch', join(folder, 'beside')]).status).not.toBe(0);
  });
  test.each(commands.slice(0, 4))('sbqa %s answers', (...arguments_) => {
    const run = onReadOnlyMount([process.execPath, entry, ...arguments_, ...overwriting(arguments_)]);
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
    expect(run.stdout).not.toBe('');
  });
});

/** Root may write into any folder; it runs the commands as the user that owns nothing. */
const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
const inFolder = (command: readonly [string, ...string[]]) => {
  const [program, ...arguments_] = command;
  return spawnSync(program, arguments_, { cwd: home, env, encoding: 'utf8', ...nobody });
};
const folderTried = (() => {
  const { error, status, stderr } = inFolder([process.execPath, entry, '--version']);
  return error === undefined ? (status === 0 ? null : stderr.trim()) : error.message;
})();
if (folderTried !== null) process.stderr.write(`The read-only folder is not tried: ${folderTried}\n`);

describe.skipIf(process.platform === 'win32' || folderTried !== null)('in a read-only folder', () => {
  beforeAll(() => {
    chmodSync(sample, 0o444);
    chmodSync(`${sample}.seal.json`, 0o444);
    chmodSync(folder, 0o555);
  });
  test('nothing can be written there', () => {
    expect(inFolder(['touch', join(folder, 'beside')]).status).not.toBe(0);
    expect(inFolder(['touch', sample]).status).not.toBe(0);
  });
  test.each([
    ['info', sample],
    ['verify', sample],
    ['search', sample, 'factuur'],
    ['list', sample, 'trial-balance'],
  ] as const)('sbqa %s answers', (...arguments_) => {
    const before = fileState(sample);
    const run = inFolder([process.execPath, entry, ...arguments_]);
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
    expect(fileState(sample)).toEqual(before);
  });
});

function overwriting(arguments_: readonly string[]): string[] {
  return arguments_.includes('--report') ? ['--force'] : [];
}
