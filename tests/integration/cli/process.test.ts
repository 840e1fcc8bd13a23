import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeSample } from '#packer/sample/write-sample.ts';
import { fileState } from '../../fixtures/file-state.ts';
import { infoSchema, listSchema, searchSchema, verifySchema } from './answer-schemas.ts';

// The command line as scripts run it: a process of its own, with real streams and a real exit code.

const root = resolve(import.meta.dirname, '../../..');
const entry = resolve(import.meta.dirname, '../../../electron/entries/cli.entry.ts');
const folder = mkdtempSync(join(tmpdir(), 'sbqa-process-'));
const sample = join(folder, 'sample.sbqa');
const passphrase = 'zo gaat het open';

beforeAll(async () => {
  await writeSample({ size: 'small', out: sample, passphrase });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(arguments_: readonly string[], environment: NodeJS.ProcessEnv): ChildProcess {
  const { SBQA_PASSPHRASE: _, ...inherited } = process.env;
  return spawn(process.execPath, [entry, ...arguments_], {
    cwd: folder,
    env: { ...inherited, NO_COLOR: '1', ...environment },
    stdio: 'pipe',
  });
}

async function run(
  arguments_: readonly string[],
  environment: NodeJS.ProcessEnv = { SBQA_PASSPHRASE: passphrase },
) {
  const child = start(arguments_, environment);
  child.stdin?.end();
  const [stdout, stderr, [exitCode]] = await Promise.all([
    child.stdout === null ? '' : text(child.stdout),
    child.stderr === null ? '' : text(child.stderr),
    once(child, 'exit'),
  ]);
  return { exitCode, stdout, stderr };
}

describe('as a process of its own', () => {
  test.each([
    [['info', 'sample.sbqa'], infoSchema],
    [['verify', 'sample.sbqa', '--layers', 'seal,structure'], verifySchema],
    [['search', 'sample.sbqa', 'factuur'], searchSchema],
    [['list', 'sample.sbqa', 'journal_line'], listSchema],
  ] as const)('%j prints one JSON document, ends with 0 and touches nothing', async (arguments_, schema) => {
    const before = fileState(sample);
    const { exitCode, stdout, stderr } = await run([...arguments_, '--json']);
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    schema.parse(JSON.parse(stdout));
    expect(fileState(sample)).toEqual(before);
  });

  test.each([
    [2, ['list', 'sample.sbqa'], passphrase],
    [2, ['dance'], passphrase],
    [2, [], passphrase],
    [3, ['verify', 'sample.sbqa'], 'zo niet'],
    [7, ['verify', 'elsewhere.sbqa'], passphrase],
    [9, ['show', 'sample.sbqa', 'document', '99999'], passphrase],
    [10, ['document', 'sample.sbqa', '1', '--out', 'sample.sbqa'], passphrase],
  ])('ends with %d for %j', async (code, arguments_, given) => {
    const told = await run(arguments_, { SBQA_PASSPHRASE: given });
    expect(told.exitCode).toBe(code);
    expect(told.stdout).toBe('');
    expect(told.stderr).toMatch(/^sbqa: .{10}/);
    const asJson = await run([...arguments_, '--json'], { SBQA_PASSPHRASE: given });
    expect(asJson.exitCode).toBe(code);
    expect(JSON.parse(asJson.stdout)).toHaveProperty('error.code');
    expect(asJson.stdout + asJson.stderr + told.stderr).not.toContain(given);
  });

  test('help is no failure', async () => {
    for (const arguments_ of [['--help'], ['list', '--help'], ['--version']]) {
      const { exitCode, stdout } = await run(arguments_);
      expect(exitCode).toBe(0);
      expect(stdout.length).toBeGreaterThan(4);
    }
  });

  test('is not coloured, and its progress is not shown, where there is no terminal', async () => {
    const { stdout, stderr } = await run(['verify', 'sample.sbqa'], {
      SBQA_PASSPHRASE: passphrase,
      NO_COLOR: undefined,
    });
    expect(stdout).toContain('passed');
    expect(stdout).not.toContain('\u001b');
    expect(stderr).toBe('');
  });

  test('whoever stops reading ends it quietly', async () => {
    const child = start(['list', 'sample.sbqa', 'journal_line', '--json'], { SBQA_PASSPHRASE: passphrase });
    child.stdout?.once('data', () => child.stdout?.destroy());
    const [stderr, [exitCode]] = await Promise.all([
      child.stderr === null ? '' : text(child.stderr),
      once(child, 'exit'),
    ]);
    expect(stderr).toBe('');
    expect(exitCode).toBe(141);
  });

  test('a passphrase on standard input needs no end of input', async () => {
    const child = start(['info', 'sample.sbqa', '--json', '--passphrase-stdin'], {});
    child.stdin?.write(`${passphrase}\n`);
    const [stdout, [exitCode]] = await Promise.all([
      child.stdout === null ? '' : text(child.stdout),
      once(child, 'exit'),
    ]);
    expect(exitCode).toBe(0);
    infoSchema.parse(JSON.parse(stdout));
  });
});

test.skipIf(process.platform === 'win32')(
  'breaking off the writing of an archive leaves nothing behind',
  async () => {
    const empty = mkdtempSync(join(folder, 'broken-off-'));
    const child = start(['sample', '--size', 'medium', '--out', join(empty, 'm.sbqa')], {});
    const ended = once(child, 'exit');
    await expect.poll(() => readdirSync(empty), { timeout: 60_000 }).not.toEqual([]);
    child.kill('SIGINT');
    expect(await ended).toEqual([130, null]);
    expect(readdirSync(empty)).toEqual([]);
  },
);

describe.skipIf(process.platform === 'win32')('breaking off an export', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('with %s leaves nothing behind', async (signal, code) => {
    const empty = mkdtempSync(join(folder, 'export-'));
    const out = join(empty, 'regels.xlsx');
    // The export may be done before the signal comes: then it is done once more.
    await expect
      .poll(
        async () => {
          rmSync(out, { force: true });
          const child = start(['export', sample, 'journal_line', '--format', 'xlsx', '--out', out], {
            SBQA_PASSPHRASE: passphrase,
          });
          const watcher = watch(empty, () => void child.kill(signal));
          const [exitCode] = await once(child, 'exit');
          watcher.close();
          return exitCode;
        },
        { timeout: 60_000 },
      )
      .toBe(code);
    expect(readdirSync(empty)).toEqual([]);
  });
});

describe('through the package’s script', () => {
  function startScript(arguments_: readonly string[], environment: NodeJS.ProcessEnv = {}): ChildProcess {
    const { SBQA_PASSPHRASE: _, ...inherited } = process.env;
    return spawn(process.execPath, [resolve(root, 'build/run.mjs'), 'sbqa', ...arguments_], {
      cwd: root,
      env: { ...inherited, ...environment },
      stdio: 'pipe',
    });
  }

  test('npm run -s sbqa prints one JSON document and nothing else', async () => {
    const child = spawn('npm', ['run', '-s', 'sbqa', '--', 'info', sample, '--json'], {
      cwd: root,
      env: { ...process.env, SBQA_PASSPHRASE: passphrase },
      stdio: 'pipe',
      shell: process.platform === 'win32',
    });
    const [stdout, [exitCode]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    expect(exitCode).toBe(0);
    expect(infoSchema.parse(JSON.parse(stdout)).client?.name).toMatch(/^Voorbeeld/);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  });

  test('a path is meant from where the user stands', async () => {
    const child = startScript(['info', 'sample.sbqa', '--json'], { INIT_CWD: folder });
    const [stdout, [exitCode]] = await Promise.all([
      child.stdout === null ? '' : text(child.stdout),
      once(child, 'exit'),
    ]);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ file: 'sample.sbqa' });
  });

  test.skipIf(process.platform === 'win32')(
    'what is interrupted ends as shells have it, not with the 1 of a failed verification',
    async () => {
      // More than a pipe holds, so that it is surely under way when its first bytes are there.
      const child = startScript(['list', sample, 'journal_line', '--json'], { SBQA_PASSPHRASE: passphrase });
      child.stdout?.once('readable', () => child.kill('SIGINT'));
      const [exitCode] = await once(child, 'exit');
      expect(exitCode).toBe(130);
    },
  );
});
