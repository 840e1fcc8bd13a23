import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { beforeAll, expect, test } from 'vitest';
import { folderOfTests } from '../../fixtures/engine-archive.ts';
import { booksPassphrase, writeSmallBooks } from '../../fixtures/small-books.ts';
import { runCommand, stateOf } from './run-command.ts';

const folder = folderOfTests();
const books = join(folder, 'books.sbqa');
const at = (name: string) => join(folder, name);
const passphrase = booksPassphrase;

beforeAll(() => writeSmallBooks({ path: books, entriesPerYear: 700 }));

const run = (...words: string[]) => runCommand(words, { passphrase });
const exported = async (name: string, ...words: string[]) => {
  const outcome = await run('export', books, 'journal-lines', '--out', at(name), '--force', ...words);
  expect({ exitCode: outcome.exitCode, stderr: outcome.stderr }).toEqual({ exitCode: 0, stderr: '' });
};
const listed = async (...words: string[]) => {
  const { stdout } = await run('list', books, 'journal-lines', '--json', ...words);
  return JSON.parse(stdout) as { rows: Record<string, string | number | null>[]; total: number };
};

test('JSON is what list prints, over pages, with the same choice of rows and order', async () => {
  const before = stateOf(books);
  const selection = ['--sort', 'amountCents:desc'];
  await exported('all.json', '--format', 'json', ...selection);
  const whole = await listed(...selection);
  expect(whole.rows.length).toBeGreaterThan(2000);
  expect(JSON.parse(readFileSync(at('all.json'), 'utf8'))).toEqual(whole);
  await exported('part.json', '--format', 'json', '--offset', '5', '--limit', '7');
  expect(JSON.parse(readFileSync(at('part.json'), 'utf8'))).toEqual(
    await listed('--offset', '5', '--limit', '7'),
  );
  expect({ ...stateOf(books), beside: [] }).toEqual({ ...before, beside: [] });
});

test('CSV opens in Excel: byte-order mark, CRLF, and separator and decimal mark by language', async () => {
  const { rows } = await listed();
  const cents = rows.reduce((sum, row) => sum + Number(row.amountCents), 0);
  for (const [language, separator, decimal] of [
    ['nl', ';', ','],
    ['en', ',', '.'],
  ] as const) {
    await exported('lines.csv', '--format', 'csv', '--language', language);
    const text = readFileSync(at('lines.csv'), 'utf8');
    expect(text.startsWith('\uFEFFid')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const [head = '', ...lines] = text.slice(1).trimEnd().split('\r\n');
    const column = head.split(separator).indexOf('amountCents');
    expect(lines).toHaveLength(rows.length);
    // The books of this test have no separators within their texts.
    const sum = lines.reduce((total, line) => {
      const cell = line.split(separator)[column] ?? '';
      expect(cell).toMatch(decimal === ',' ? /^-?\d+,\d\d$/ : /^-?\d+\.\d\d$/);
      return total + Number(cell.replace(/[.,]/, ''));
    }, 0);
    expect(sum).toBe(cents);
  }
});

test('a workbook has amounts as numbers and dates as dates', async () => {
  await exported('lines.xlsx', '--format', 'xlsx');
  const { rows } = await listed();
  const sheet = (await readXlsx(readFileSync(at('lines.xlsx')))).sheets[0];
  const [head = [], ...cells] = sheet?.rows ?? [];
  expect(cells).toHaveLength(rows.length);
  const [date, amount, account] = ['date', 'amountCents', 'accountCode'].map((name) => head.indexOf(name));
  for (const [index, row] of rows.entries()) {
    const line = cells[index] ?? [];
    expect(line[date ?? -1]).toEqual(new Date(`${row.date}T00:00:00Z`));
    expect(line[amount ?? -1]).toBe(Number(row.amountCents) / 100);
    expect(line[account ?? -1]).toBe(row.accountCode);
  }
});

test('a file is complete or not there, and never replaced unasked', async () => {
  writeFileSync(at('mine.csv'), 'mine');
  const words = ['export', books, 'journal-lines', '--format', 'csv', '--json'];
  const taken = await run(...words, '--out', at('mine.csv'));
  expect(taken.exitCode).toBe(10);
  expect(JSON.parse(taken.stdout)).toMatchObject({ error: { code: 'output_failed' } });
  expect(readFileSync(at('mine.csv'), 'utf8')).toBe('mine');
  expect((await run(...words, '--out', at('nowhere/x.csv'))).exitCode).toBe(10);
  expect((await run(...words, '--out', books, '--force')).exitCode).toBe(10);
  const wrong = await run(...words, '--out', at('wrong.csv'), '--where', 'nothing=1');
  expect(wrong.exitCode).toBe(9);
  expect(existsSync(at('wrong.csv'))).toBe(false);
  expect((await run('export', books, 'journal-lines', '--format', 'doc', '--out', at('x'))).exitCode).toBe(2);
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
});
