import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDatabase } from '#engine/driver/writable-database.ts';
import { writeSample } from '#packer/sample/write-sample.ts';
import { SAMPLE_PASSPHRASE } from '#shared/domain/sample.ts';
import { vendorData, vendorDataAbsent } from '../../fixtures/vendor-data.ts';
import { jsonOf, runCommand, stateOf } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'sbqa-cli-'));
const at = (name: string) => join(folder, name);
const sample = at('sample.sbqa');

/** A copy of the sample, without its seal, changed by `change`. */
function altered(
  name: string,
  change: (bytes: Buffer<ArrayBuffer>) => Buffer | undefined,
  withSeal = false,
): string {
  const bytes = readFileSync(sample);
  writeFileSync(at(name), change(bytes) ?? bytes);
  if (withSeal) copyFileSync(`${sample}.seal.json`, at(`${name}.seal.json`));
  return at(name);
}

beforeAll(async () => {
  await writeSample({ size: 'small', out: sample });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `info`, which opens the archive, and answers what went wrong. */
async function refusal(
  path: string,
  passphrase = SAMPLE_PASSPHRASE,
): Promise<{ exitCode: number; code: string; message: string; reason?: string }> {
  const run = await runCommand(['info', path, '--json'], { passphrase });
  const { error } = jsonOf(run) as { error: { code: string; message: string; reason?: string } };
  expect(error.message.length).toBeGreaterThan(10);
  expect(run.stdout).not.toContain(passphrase);
  return { exitCode: run.exitCode, ...error };
}

describe('every way in which a file can refuse is told apart', () => {
  test('a wrong passphrase', async () => {
    expect(await refusal(sample, 'fout')).toMatchObject({ exitCode: 3, code: 'wrong_passphrase' });
  });

  test('page 1 damaged: the passphrase is right, and that is said', async () => {
    const path = altered('page-one.sbqa', (bytes) => {
      bytes.writeUInt8(bytes.readUInt8(100) ^ 1, 100);
      return bytes;
    });
    expect(await refusal(path)).toMatchObject({ exitCode: 4, code: 'damaged', reason: 'page_one' });
    expect(await refusal(path, 'fout')).toMatchObject({ exitCode: 3, code: 'wrong_passphrase' });
  });

  test('cut short so far that nothing names its tables any more', async () => {
    const path = altered('short.sbqa', (bytes) => bytes.subarray(0, 20 * 4096));
    expect(await refusal(path)).toMatchObject({ exitCode: 4, code: 'damaged', reason: 'truncated' });
  });

  test.each([40 * 4096, 2048])(
    'cut short by %i bytes, it opens for what is left, and says so',
    async (missing) => {
      const path = altered('short.sbqa', (bytes) => bytes.subarray(0, bytes.length - missing));
      const run = await runCommand(['info', path], { passphrase: SAMPLE_PASSPHRASE });
      expect(run.exitCode).toBe(0);
      expect(run.stdout + run.stderr).toContain('cut short');
      const layers = ['--layers', 'seal', '--json'];
      const verified = await runCommand(['verify', path, ...layers], { passphrase: SAMPLE_PASSPHRASE });
      expect(verified.exitCode).toBe(1);
      expect(verified.stdout).toContain('pages_missing');
    },
  );

  test.each([
    ['empty', Buffer.alloc(0)],
    ['too short', Buffer.alloc(100, 7)],
  ])('%s', async (name, bytes) => {
    writeFileSync(at(name), bytes);
    expect(await refusal(at(name))).toMatchObject({ exitCode: 5, code: 'not_an_archive' });
  });

  test('bytes that mean nothing cannot be told from a wrong passphrase', async () => {
    writeFileSync(
      at('noise'),
      Buffer.from(Array.from({ length: 8192 }, (_, index) => (index * 7919 + (index >> 3)) & 255)),
    );
    expect(await refusal(at('noise'))).toMatchObject({ exitCode: 3, code: 'wrong_passphrase' });
  });

  test('a later format', async () => {
    const database = createDatabase(at('later.sbqa'), { version: 4, passphrase: SAMPLE_PASSPHRASE });
    database.pragma('application_id=0x53425141');
    database.pragma('user_version=2');
    database.exec('CREATE TABLE t (a)');
    database.close();
    expect(await refusal(at('later.sbqa'))).toMatchObject({ exitCode: 6, code: 'newer_format' });
  });

  test('a folder, and nothing at all', async () => {
    expect(await refusal(folder)).toMatchObject({ exitCode: 7, code: 'not_readable', reason: 'folder' });
    expect(await refusal(at('absent'))).toMatchObject({
      exitCode: 7,
      code: 'not_readable',
      reason: 'missing',
    });
  });

  test.skipIf(vendorData === null)(
    `an unencrypted database, and one of another cipher${vendorData === null ? ` (${vendorDataAbsent})` : ''}`,
    async () => {
      const data = vendorData ?? '';
      expect(await refusal(join(data, 'sqlite/Chinook_Sqlite.sqlite'))).toMatchObject({
        exitCode: 5,
        code: 'plain_sqlite',
      });
      const aegis = await refusal(join(data, 'sqlcipher/sqlite3mc-persons-aegis-testkey.db3'), 'testkey');
      expect(aegis.exitCode).toBeGreaterThanOrEqual(3);
      expect(aegis.exitCode).toBeLessThanOrEqual(5);
    },
  );
});

describe('wrong arguments', () => {
  test.each([
    [['frob']],
    [['info']],
    [['search', sample]],
    [['search', sample, 'x', '--limit', 'many']],
    [['search', sample, 'x', '--from', '31-12-2024']],
    [['info', sample, '--colour']],
    [['info', sample, '--trust', 'not-a-key']],
    [['pack', '--out', at('x.sbqa')]],
    [['sample', '--size', 'huge', '--out', at('x.sbqa')]],
    [['sample', '--size', 'small']],
    [['info', sample, '--passphrase-file', at('absent')]],
  ])('%j', async (arguments_) => {
    const run = await runCommand([...arguments_, '--json'], { passphrase: SAMPLE_PASSPHRASE });
    expect(run.exitCode).toBe(2);
    expect(jsonOf(run)).toMatchObject({ error: { code: 'usage' } });
  });

  test('a message for people stands on standard error, and nothing on standard output', async () => {
    const run = await runCommand(['info', at('absent')], { passphrase: 'x' });
    expect(run.stdout).toBe('');
    expect(run.stderr).toMatch(/^sbqa: .+\n$/);
  });
});

describe('the passphrase', () => {
  test('comes from a file’s first line', async () => {
    writeFileSync(at('pass'), `${SAMPLE_PASSPHRASE}\r\nsecond line`);
    const run = await runCommand(['search', sample, 'factuur', '--json', '--passphrase-file', at('pass')]);
    expect(run.exitCode).toBe(0);
  });
  test('comes from standard input', async () => {
    const run = await runCommand(['info', sample, '--json', '--passphrase-stdin'], {
      stdin: `${SAMPLE_PASSPHRASE}\n`,
    });
    expect(jsonOf(run)).toMatchObject({ format: 'smartbooqing-archive/1' });
    expect((jsonOf(run) as { tables: unknown[] }).tables).toBeDefined();
  });
  test('is not asked for where nobody can answer', async () => {
    const run = await runCommand(['search', sample, 'x', '--json']);
    expect(run.exitCode).toBe(2);
  });
});

test('info says less without a key, and asks for none', async () => {
  const info = jsonOf(await runCommand(['info', sample, '--json'])) as Record<string, unknown>;
  expect(info).toMatchObject({
    file: 'sample.sbqa',
    format: 'smartbooqing-archive/1',
    signer: { trust: 'sample' },
  });
  for (const absent of ['cipher', 'client', 'exportedAt', 'period', 'tables'])
    expect(info).not.toHaveProperty(absent);
});

test('an archive that stands is not overwritten without --force, and stays as it was', async () => {
  const before = stateOf(sample);
  const run = await runCommand(['sample', '--size', 'small', '--out', sample, '--json']);
  expect(run.exitCode).toBe(10);
  expect(jsonOf(run)).toMatchObject({ error: { code: 'output_failed' } });
  expect(stateOf(sample)).toEqual(before);
});

test('no command changes the archive or leaves a file beside it', async () => {
  const before = stateOf(sample);
  for (const arguments_ of [['info'], ['search', 'factuur'], ['search', '> 100']]) {
    const [command = '', ...rest] = arguments_;
    const run = await runCommand([command, sample, ...rest, '--json'], { passphrase: SAMPLE_PASSPHRASE });
    expect(run.exitCode).toBe(0);
  }
  expect(stateOf(sample)).toEqual(before);
});
