import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { folderOfTests } from '../../fixtures/engine-archive.ts';
import { fileState } from '../../fixtures/file-state.ts';
import { booksPassphrase, writeSmallBooks } from '../../fixtures/small-books.ts';

// A disk of 16 kB in a mount namespace of its own: what is written there fills it, and must neither stay half-written nor take what was there.
const folder = folderOfTests();
const full = join(folder, 'full');
const archive = join(folder, 'books.sbqa');
const entry = resolve(import.meta.dirname, '../../../electron/entries/cli.entry.ts');
const script = `mount -t tmpfs -o size=16k tmpfs "$0" && cd "$0" && printf mine > mine
  "$@"; code=$?; printf '\\n'; ls -A; cat mine; exit $code`;

beforeAll(async () => {
  mkdirSync(full, { recursive: true });
  await writeSmallBooks({ path: archive, entriesPerYear: 700, largeDocumentBytes: 300_000 });
});

function onFullDisk(...command: readonly string[]) {
  const flags = process.getuid?.() === 0 ? ['-m'] : ['-r', '-m'];
  return spawnSync('unshare', [...flags, 'sh', '-c', script, full, ...command], {
    env: {
      ...process.env,
      SBQA_PASSPHRASE: booksPassphrase,
      NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
    },
    encoding: 'utf8',
  });
}

const tried = (() => {
  if (process.platform !== 'linux') return 'tmpfs and mount namespaces are of Linux';
  mkdirSync(full, { recursive: true });
  const { error, status, stderr } = onFullDisk('true');
  return error === undefined ? (status === 0 ? null : stderr.trim()) : error.message;
})();
if (tried !== null) process.stderr.write(`The full disk is not tried: ${tried}\n`);

describe.skipIf(tried !== null)('a disk that is full', () => {
  test.each([
    ['export', archive, 'journal-lines', '--format', 'csv', '--out', 'a.csv'],
    ['export', archive, 'journal-lines', '--format', 'json', '--out', 'a.json'],
    ['export', archive, 'journal-lines', '--format', 'xlsx', '--out', 'a.xlsx'],
    ['export', archive, 'journal-lines', '--format', 'csv', '--out', 'mine', '--force'],
    ['document', archive, '5', '--out', 'a.bin'],
    ['verify', archive, '--layers', 'seal', '--report', 'a.pdf'],
    ['sample', '--size', 'small', '--out', 'a.sbqa'],
  ])('%s %s %s %s %s %s: says so, and leaves nothing half-written', (...arguments_) => {
    const before = fileState(archive);
    const { status, stdout, stderr } = onFullDisk(process.execPath, entry, ...arguments_);
    expect({ status, stderr }).toEqual({
      status: 10,
      stderr: expect.stringMatching(/the disk is full|no room|disk/i),
    });
    expect(stdout.trimEnd().split('\n').slice(-2)).toEqual(['mine', 'mine']);
    expect(stdout).not.toMatch(/\.part|a\.(?:csv|json|xlsx|bin|pdf|sbqa)/);
    expect(fileState(archive)).toEqual(before);
  });
});
