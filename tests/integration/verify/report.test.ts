import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import GenuineSqlcipher from '@signalapp/sqlcipher';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { reportWords } from '#engine/report/report-words.ts';
import { writeSample } from '#packer/sample/write-sample.ts';
import { type VerificationReport, verificationReportSchema } from '#shared/contract/verification-report.ts';
import { SAMPLE_PASSPHRASE } from '#shared/domain/sample.ts';
import { folderOfTests } from '../../fixtures/engine-archive.ts';
import { readPdf } from '../../fixtures/read-pdf.ts';
import { flipBit } from '../../fixtures/tamper.ts';
import { runCommand } from '../cli/run-command.ts';

const docs = resolve(import.meta.dirname, '../../../docs');
const folder = folderOfTests();
const at = (name: string) => join(folder, name);
const archive = at("archief van <b>'De Linde'.sbqa");

/** The published schema; `UPDATE_SCHEMA=1` writes it anew after a change that is meant. */
const schemaPath = join(docs, 'verification-report.schema.json');
const schemaOfCode = () => ({
  $id: 'verification-report.schema.json',
  title: 'Report of the verification of an archive',
  ...z.toJSONSchema(verificationReportSchema, { target: 'draft-2020-12' }),
});

async function report(path: string, name: string): Promise<string> {
  const { stderr } = await runCommand(['verify', path, '--report', at(name)], {
    passphrase: SAMPLE_PASSPHRASE,
  });
  expect(stderr).toBe('');
  return at(name);
}
const readReport = (path: string): VerificationReport =>
  verificationReportSchema.parse(JSON.parse(readFileSync(path, 'utf8')));

beforeAll(async () => {
  await writeSample({ size: 'small', seed: 11, out: archive });
});

test('the published schema is that of the code, and a report of a sound and of a damaged archive fits it', async () => {
  const text = `${JSON.stringify(schemaOfCode(), null, 2)}\n`;
  if (process.env.UPDATE_SCHEMA !== undefined) writeFileSync(schemaPath, text);
  const schema = JSON.parse(readFileSync(schemaPath, 'utf8'));
  expect(schema).toEqual(JSON.parse(text));

  const published = z.fromJSONSchema(schema);
  const sound = JSON.parse(readFileSync(await report(archive, 'sound.json'), 'utf8'));
  expect(published.safeParse(sound).error).toBeUndefined();
  expect(published.safeParse({ ...sound, verdict: 'excellent' }).success).toBe(false);

  const damaged = at('damaged.sbqa');
  const bytes = readFileSync(archive);
  flipBit(bytes, 20 * 4096 + 100);
  writeFileSync(damaged, bytes);
  const printed = readFileSync(await report(damaged, 'damaged.html'), 'utf8');
  expect(printed).toContain('(page 21, byte 81,920)');
  expect(printed).not.toContain('byte 0)');
  const failed = JSON.parse(readFileSync(await report(damaged, 'damaged.json'), 'utf8'));
  expect(published.safeParse(failed).error).toBeUndefined();
  expect(failed).toMatchObject({ verdict: 'failed', answers: { intact: { tone: 'bad' } } });
  const page = failed.findings.find(({ code }: { code: string }) => code === 'page_damaged');
  expect(failed.damage.length).toBeGreaterThan(0);
  expect(sound.damage).toEqual([]);
  expect(page.places).toContainEqual(expect.objectContaining({ page: 21, offset: 20 * 4096 }));
});

test('says what the file is, with its own hash, and what was left out as not checked', async () => {
  await runCommand(['verify', archive, '--layers', 'books', '--report', at('books.json')], {
    passphrase: SAMPLE_PASSPHRASE,
  });
  const { file, answers, notChecked, startedAt, endedAt, seconds } = readReport(at('books.json'));
  const bytes = readFileSync(archive);
  expect(file.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect(file.bytes).toBe(bytes.length);
  expect(answers.authentic.tone).toBe('open');
  expect(answers.intact.tone).toBe('open');
  expect(notChecked.filter(({ check }) => check === null).map(({ layer }) => layer)).toEqual([
    'seal',
    'structure',
    'manifest',
  ]);
  expect(Date.parse(endedAt) - Date.parse(startedAt)).toBe(Math.round(seconds * 1000));
});

test('HTML and PDF say the same as the JSON, without script, fetched thing or markup of the archive', async () => {
  const said = readReport(await report(archive, 'all.json'));
  const html = readFileSync(await report(archive, 'all.html'), 'utf8');
  expect(html).not.toMatch(/<script|<link|<img|url\(|https?:|javascript:/i);
  expect(html).toContain('archief van &lt;b&gt;&#39;De Linde&#39;.sbqa');
  const pdf = await readPdf(readFileSync(await report(archive, 'all.pdf')));
  const paper = pdf.pages.join(' ').replaceAll(/\s+/g, '');
  for (const text of [
    said.headline,
    said.file.sha256,
    said.archive.manifestRoot ?? '',
    ...said.findings.flatMap(({ title, canGoOn }) => [title, canGoOn]),
    ...said.notChecked.map(({ why }) => why),
  ]) {
    expect(html).toContain(text.replaceAll('&', '&amp;').replaceAll("'", '&#39;'));
    expect(paper).toContain(text.replaceAll(/\s+/g, ''));
  }
  expect(pdf.title).toContain('Verification report');
});

test('HTML and PDF say which kinds of records and which years are touched, and which are not', async () => {
  const damaged = at('cut.sbqa');
  const bytes = readFileSync(archive);
  writeFileSync(damaged, bytes.subarray(0, Math.floor((bytes.length * 0.5) / 4096) * 4096));
  const run = async (name: string) => {
    await runCommand(['verify', damaged, '--report', at(name)], { passphrase: SAMPLE_PASSPHRASE });
    return readFileSync(at(name));
  };
  await run('cut.json');
  const said = readReport(at('cut.json'));
  const { impact } = said.layers.seal;
  if (impact === undefined) throw new Error('nothing is said of the damage');
  const { heads, rows, lines } = reportWords('en').damageParts(impact);
  expect(rows.length).toBe(impact.touched.filter(({ as }) => as === 'records').length);
  expect(rows.length).toBeGreaterThan(3);
  expect(lines.join(' ')).toContain('Not touched: ');
  const html = (await run('cut.html')).toString('utf8');
  const paper = (await readPdf(await run('cut.pdf'))).pages.join(' ').replaceAll(/\s+/g, '');
  for (const text of [...heads, ...rows.flat(), ...lines]) {
    expect(html).toContain(text);
    expect(paper).toContain(text.replaceAll(/\s+/g, ''));
  }
});

test('a report that cannot be is refused before the archive is opened', async () => {
  const { exitCode } = await runCommand(['verify', at('none.sbqa'), '--report', at('r.doc')], {});
  expect(exitCode).toBe(2);
});

const tools = ['python3', 'openssl', 'sha256sum', 'xxd', 'bash'];
const missing = tools.filter(
  (tool) => spawnSync(tool, ['--version'], { stdio: 'ignore' }).error !== undefined,
);
if (missing.length > 0)
  process.stdout.write(`the report is not checked again: no ${missing.join(', ')} here\n`);

describe.skipIf(missing.length > 0)('checked again without the program, as the report says', () => {
  const work = at('again');
  const run = (commands: string) => execFileSync('bash', ['-c', commands], { cwd: work, encoding: 'utf8' });

  test.each([['en/reading-without-the-program.md'], ['nl/lezen-zonder-het-programma.md']])(
    'with the program in %s',
    async (page) => {
      mkdirSync(work, { recursive: true });
      const said = readReport(await report(archive, `${page.slice(0, 2)}.json`));
      const [hash, read, signature, root] = said.checkAgain.map(({ commands }) => commands);
      copyFileSync(archive, join(work, said.file.name));
      expect(run(hash ?? '').split(/[ \\]/)).toContain(said.file.sha256);

      // The shell's part is done with the genuine SQLCipher; its library has no writefile, so that is done here.
      const genuine = new GenuineSqlcipher(join(work, said.file.name));
      genuine.pragma(`key = '${SAMPLE_PASSPHRASE}'`);
      expect(read).toContain('FROM archive_manifest;');
      const manifest = z
        .object({
          body: z.string(),
          signature: z.instanceof(Uint8Array),
          signer_key: z.instanceof(Uint8Array),
        })
        .parse(genuine.prepare('SELECT body, signature, signer_key FROM archive_manifest').get());
      writeFileSync(join(work, 'body.json'), manifest.body);
      writeFileSync(join(work, 'signature.bin'), manifest.signature);
      writeFileSync(join(work, 'key.bin'), manifest.signer_key);
      for (const line of (root ?? '').split('\n').filter((sql) => /^(ATTACH|SELECT)/.test(sql))) {
        genuine.exec(line.replace("'plain.db'", `'${join(work, `${page.slice(0, 2)}.db`)}'`));
      }
      genuine.close();

      const answers = run(signature ?? '');
      expect(answers).toContain('Signature Verified Successfully');
      expect(answers.trim().split('\n').at(-1)).toBe(said.signer.id);

      const script = /```python\n([\s\S]*?)```/.exec(readFileSync(join(docs, page), 'utf8'))?.[1] ?? '';
      writeFileSync(join(work, 'root.py'), script);
      expect(run(`python3 root.py ${page.slice(0, 2)}.db`)).toBe(`${said.archive.manifestRoot}\n`);

      // The program must be able to say no.
      run(
        `python3 -c "import sqlite3; c = sqlite3.connect('${page.slice(0, 2)}.db'); c.execute('UPDATE journal_line SET amount_cents = amount_cents + 1 WHERE id = 7'); c.commit()"`,
      );
      const told = run(`python3 root.py ${page.slice(0, 2)}.db`)
        .trim()
        .split('\n');
      expect(told[0]).toBe('differs: journal_line');
      expect(told.at(-1)).not.toBe(said.archive.manifestRoot);
    },
  );
});
