import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { packArchive } from '#packer/pack.ts';
import { writeSample } from '#packer/sample/write-sample.ts';
import { viewNames } from '#shared/contract/lists.ts';
import { SAMPLE_PASSPHRASE } from '#shared/domain/sample.ts';
import { auditfileXml } from '../../fixtures/auditfile.ts';
import { folderOfTests } from '../../fixtures/engine-archive.ts';
import { fileState } from '../../fixtures/file-state.ts';
import { writeEdited } from '../../fixtures/tamper.ts';
import {
  documentSchema,
  ledgerCardRow,
  listSchema,
  searchSchema,
  showSchema,
  trialBalanceRow,
} from './answer-schemas.ts';
import { jsonOf, runCommand } from './run-command.ts';

const folder = folderOfTests();
const at = (name: string) => join(folder, name);
const sample = at('sample.sbqa');
const passphrase = SAMPLE_PASSPHRASE;

beforeAll(async () => {
  await writeSample({ size: 'small', out: sample });
});

async function answer<S extends z.ZodType>(schema: S, ...arguments_: string[]): Promise<z.infer<S>> {
  const run = await runCommand([...arguments_, '--json'], { passphrase });
  expect(run, run.stdout).toMatchObject({ exitCode: 0, stderr: '' });
  return schema.parse(jsonOf(run));
}

const list = (...arguments_: string[]) => answer(listSchema, 'list', sample, ...arguments_);

async function failure(
  ...arguments_: string[]
): Promise<{ exitCode: number; code: string; message: string }> {
  const run = await runCommand([...arguments_, '--json'], { passphrase });
  const { error } = jsonOf(run) as { error: { code: string; message: string } };
  return { exitCode: run.exitCode, ...error };
}

function sum(values: readonly unknown[]): number {
  return values.reduce<number>((total, value) => total + Number(value), 0);
}

describe('an invoice, from what is known of it to its bytes', () => {
  test('is found by its number, its supplier and its amount, and its document is written as it was archived', async () => {
    const { rows } = await list(
      ...['invoices', '--where', 'direction=purchase', '--where', 'kind=invoice'],
      ...['--sort', 'grossCents:desc', '--limit', '1'],
    );
    const [invoice] = rows;
    const cents = Number(invoice?.grossCents);
    const written = `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`;
    for (const query of [String(invoice?.number), String(invoice?.relation), written]) {
      const found = await answer(searchSchema, 'search', sample, query, '--kind', 'invoice');
      const ids = found.hits.map(({ recordId }) => recordId);
      expect(ids, query).toContain(invoice?.id);
    }

    const shown = await answer(showSchema, 'show', sample, 'invoice', String(invoice?.id));
    const link = shown.links.find(({ role }) => role === 'document');
    expect(link?.table).toBe('document');
    const document = await answer(showSchema, 'show', sample, 'document', String(link?.id));
    const content = await answer(
      showSchema,
      ...['show', sample, 'document_content', String(document.record.content_id)],
    );
    const said = await answer(
      documentSchema,
      'document',
      sample,
      String(link?.id),
      '--out',
      at('factuur.pdf'),
    );
    const bytes = readFileSync(at('factuur.pdf'));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(sha256).toBe(content.record.sha256);
    expect(said).toMatchObject({ sha256, byteSize: bytes.length, fileName: document.record.file_name });
    expect(content.record.content).toEqual({ blobBytes: bytes.length });
  });

  test('bytes that are no longer what was archived are not written', async () => {
    const edited = at('edited.sbqa');
    writeEdited(sample, edited, { version: 4, passphrase }, (connection) => {
      connection.exec('UPDATE document_content SET content = zeroblob(length(content)) WHERE id = 1');
    });
    const arguments_ = ['list', edited, 'document', '--where', 'content_id=1', '--json'];
    const run = await runCommand(arguments_, { passphrase });
    expect(run.stderr).toBe('sbqa: The file differs from its seal; a verification says where.\n');
    const { rows } = listSchema.parse(jsonOf(run));
    const told = await failure('document', edited, String(rows[0]?.id), '--out', at('never'));
    expect(told).toMatchObject({ exitCode: 4, code: 'damaged' });
    expect(existsSync(at('never'))).toBe(false);
  });
});

describe('the books', () => {
  test('the trial balance is the sum of the lines, and balances', async () => {
    const balance = await list('trial-balance');
    const rows = balance.rows.map((row) => trialBalanceRow.parse(row));
    const lines = await list('journal_line');
    const ofSide = (side: string) =>
      sum(lines.rows.filter((row) => row.side === side).map((row) => row.amount_cents));
    expect(lines.total).toBeGreaterThan(2000);
    expect(sum(rows.map((row) => row.debitCents))).toBe(ofSide('D'));
    expect(sum(rows.map((row) => row.creditCents))).toBe(ofSide('C'));
    expect(ofSide('D')).toBe(ofSide('C'));
    expect(sum(rows.map((row) => row.openingCents))).toBe(0);
    expect(sum(rows.map((row) => row.closingCents))).toBe(0);
    expect(sum(rows.map((row) => Math.abs(Number(row.openingCents))))).toBeGreaterThan(0);
  });

  test('every ledger card ends at its line of the trial balance', async () => {
    const balance = await list('trial-balance', '--sort', 'debitCents:desc', '--limit', '4');
    for (const row of balance.rows) {
      const card = await list('ledger-card', '--account', String(row.accountCode));
      const lines = card.rows.map((line) => ledgerCardRow.parse(line));
      let running = Number(row.openingCents);
      for (const line of lines) {
        running += Number(line.amountCents);
        expect(line.balanceCents).toBe(running);
      }
      expect(running).toBe(row.closingCents);
      expect(lines.length).toBeGreaterThan(0);
    }
  });

  test('a card and the trial balance end at the same period or day', async () => {
    const year = String((await list('fiscal_year')).rows.at(-1)?.label);
    const ofYear = ['--year', year];
    const card = await list('ledger-card', '--account', '1300', ...ofYear);
    const lines = card.rows.map((line) => ledgerCardRow.parse(line));
    const date = String(lines[Math.floor(lines.length / 2)]?.date);
    for (const [end, fits] of [
      [['--to-period', '6'], (line: (typeof lines)[number]) => Number(line.period) <= 6],
      [['--to-date', date], (line: (typeof lines)[number]) => line.date <= date],
    ] as const) {
      const expected = lines.filter(fits);
      expect(expected.length).toBeGreaterThan(0);
      expect(expected.length).toBeLessThan(lines.length);
      const cut = await list('ledger-card', '--account', '1300', ...ofYear, ...end);
      expect(cut.rows).toEqual(expected);
      const balance = await list('trial-balance', '--where', 'accountCode=1300', ...ofYear, ...end);
      const [row] = balance.rows.map((cells) => trialBalanceRow.parse(cells));
      expect(row?.closingCents).toBe(expected.at(-1)?.balanceCents);
      expect(Number(row?.debitCents) - Number(row?.creditCents)).toBe(
        sum(expected.map(({ amountCents }) => amountCents)),
      );
    }
  });

  test.each(viewNames)('%s: every view lists, and is cut as asked', async (view) => {
    const scope = view === 'ledger-card' ? ['--account', '1300'] : [];
    const all = await list(view, ...scope);
    expect(all.rows.length).toBe(all.total);
    expect(all.total).toBeGreaterThan(1);
    const page = await list(view, ...scope, '--offset', '1', '--limit', '3');
    expect(page).toEqual({ ...all, rows: all.rows.slice(1, 4) });
    for (const { name, type } of all.columns) expect(name.endsWith('Cents'), name).toBe(type === 'cents');
    const people = await runCommand(['list', sample, view, ...scope, '--limit', '2'], { passphrase });
    expect(people).toMatchObject({ exitCode: 0, stderr: '' });
    expect(people.stdout.trimEnd().split('\n')).toHaveLength(Math.min(all.total, 2) + 2);
  });

  test('people see as many rows as a screen or two holds, and are told how many there are', async () => {
    const run = await runCommand(['list', sample, 'journal_line'], { passphrase });
    const lines = run.stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(102);
    expect(lines.at(-1)).toMatch(/^1–100 of \d{4} rows$/);
  });

  test('amounts are in cents in the JSON, with two decimals for people', async () => {
    const arguments_ = ['list', sample, 'trial-balance', '--where', 'accountCode=1300'];
    const { rows } = await answer(listSchema, ...arguments_);
    const cents = Number(rows[0]?.closingCents);
    const { stdout } = await runCommand(arguments_, { passphrase });
    expect(Math.abs(cents)).toBeGreaterThan(100);
    expect(stdout).toContain(` ${(cents / 100).toFixed(2)}\n`);
  });
});

describe('codes that several administrations have', () => {
  const two = at('two.sbqa');

  beforeAll(async () => {
    const xafPaths = ['Noord BV', 'Zuid BV'].map((companyName, index) => {
      const path = at(`${index}.xaf`);
      const company = { companyIdent: `A${index}`, companyName };
      writeFileSync(path, `<?xml version="1.0" encoding="UTF-8"?>\n${auditfileXml({ company })}`);
      return path;
    });
    await packArchive({ xafPaths, passphrase, out: two });
  });

  test('are refused until one administration is named', async () => {
    const administrations = await answer(listSchema, 'list', two, 'administration');
    const codes = administrations.rows.map((row) => String(row.code));
    expect(new Set(codes).size).toBe(2);
    for (const scope of [
      ['--year', '2025'],
      ['--account', '1300'],
    ]) {
      const told = await failure('list', two, 'ledger-card', ...scope);
      expect(told).toMatchObject({ exitCode: 9, code: 'bad_filter' });
      for (const code of codes) expect(told.message).toContain(code);
    }
    const one = ['--administration', codes[0] ?? '', '--year', '2025', '--account', '1300'];
    const card = await answer(listSchema, 'list', two, 'ledger-card', ...one);
    expect(card.total).toBeGreaterThan(0);
  });
});

describe('what a command reads is never replaced', () => {
  const own = at('own.sbqa');
  const seal = `${own}.seal.json`;

  beforeAll(() => {
    copyFileSync(sample, own);
    copyFileSync(`${sample}.seal.json`, seal);
    symlinkSync(own, at('symbolic'));
    writeFileSync(at('boek.xaf'), 'een auditfile');
    linkSync(at('boek.xaf'), at('same.sbqa'));
  });

  test.each([
    [['document', own, '1', '--out', own]],
    [['document', own, '1', '--out', seal]],
    [['document', own, '1', '--out', at('symbolic')]],
    [['pack', '--xaf', at('boek.xaf'), '--out', at('boek.xaf')]],
    [['pack', '--xaf', at('boek.xaf'), '--out', at('same.sbqa')]],
  ])('%j', async (arguments_) => {
    const before = [own, seal, at('boek.xaf')].map(fileState);
    expect(await failure(...arguments_, '--force')).toMatchObject({ exitCode: 10, code: 'output_failed' });
    expect([own, seal, at('boek.xaf')].map(fileState)).toEqual(before);
  });

  test('a report over its own archive’s seal', async () => {
    const before = fileState(seal);
    const told = await failure('verify', own, '--layers', 'seal', '--report', seal, '--force');
    expect(told).toMatchObject({ exitCode: 10, code: 'output_failed' });
    expect(fileState(seal)).toEqual(before);
  });
});

test('no command that answers from an archive touches it, or leaves anything beside it', async () => {
  mkdirSync(at('alone'));
  const own = at('alone/own.sbqa');
  copyFileSync(sample, own);
  const before = fileState(own);
  for (const [command = '', ...rest] of [
    ['info'],
    ['verify', '--report', at('verslag.json')],
    ['search', 'tuin*'],
    ['list', 'invoices', '--where', 'number=nope'],
    ['list', 'document_content'],
    ['list', 'ledger-card', '--account', '8000'],
    ['show', 'document', '7'],
    ['document', '7', '--out', at('zeven')],
    ['show', 'nope', '1'],
  ]) {
    await runCommand([command, own, ...rest], { passphrase });
  }
  expect(fileState(own)).toEqual(before);
  expect(existsSync(at('zeven')) && existsSync(at('verslag.json'))).toBe(true);
});
