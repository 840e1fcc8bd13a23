import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { folderOfTests } from '../../fixtures/engine-archive.ts';
import { booksPassphrase, writeSmallBooks } from '../../fixtures/small-books.ts';
import { whyNotTraced } from '../../fixtures/traced-calls.ts';

// A share that goes away, or a disk that fails, while an archive is read: from some read on, the system answers every read of the file
// with an error. What is said must be that the file cannot be read, and never that the archive is damaged.
const folder = folderOfTests();
const archive = join(folder, 'books.sbqa');
const outputs = join(folder, 'outputs');
const entry = resolve(import.meta.dirname, '../../../electron/entries/cli.entry.ts');
beforeAll(async () => {
  mkdirSync(outputs);
  await writeSmallBooks({ path: archive, entriesPerYear: 300 });
});

const untraced = whyNotTraced();
if (untraced !== null) process.stderr.write(`Read errors are not tried: ${untraced}\n`);

/** Runs the command line while reads of the archive fail from the given one on. */
function withFailingReads(error: string, from: number, ...command: readonly string[]) {
  const inject = `inject=pread64:error=${error}:when=${from}+`;
  const strace = ['-f', '-qq', '-o', '/dev/null', '-e', 'trace=pread64', '-e', inject, '-P', archive];
  return spawnSync('strace', [...strace, process.execPath, entry, ...command], {
    env: {
      ...process.env,
      SBQA_PASSPHRASE: booksPassphrase,
      NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
    },
    encoding: 'utf8',
  });
}

describe.skipIf(untraced !== null)('a file that can be read no further', () => {
  test.each<[string, number, ...string[]]>([
    ['EIO', 1, 'info', archive],
    ['EIO', 12, 'info', archive],
    ['EIO', 40, 'list', archive, 'journal-lines'],
    ['ESTALE', 40, 'search', archive, 'regel'],
    ['EIO', 30, 'verify', archive],
    ['ESTALE', 120, 'verify', archive],
  ])('%s from read %i on: sbqa %s', (error: string, from: number, ...command: string[]) => {
    const run = withFailingReads(error, from, ...command);
    expect({ status: run.status, stderr: run.stderr }).toEqual({
      status: 7,
      stderr: expect.stringContaining('could not be read'),
    });
    expect(run.stdout + run.stderr).not.toMatch(/damaged|passphrase/i);
  });

  test('leaves what stood under the name of an export, and nothing half-written', () => {
    const out = join(outputs, 'regels.csv');
    writeFileSync(out, 'mine');
    const command = ['export', archive, 'journal-lines', '--format', 'csv', '--out', out, '--force'];
    expect(withFailingReads('EIO', 40, ...command).status).toBe(7);
    expect(readdirSync(outputs)).toEqual(['regels.csv']);
    expect(readFileSync(out, 'utf8')).toBe('mine');
  });
});
