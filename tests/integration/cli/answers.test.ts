import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { fileState } from '../../fixtures/file-state.ts';
import { writeTampered } from '../../fixtures/tamper.ts';
import { vendorData, vendorDataAbsent } from '../../fixtures/vendor-data.ts';
import {
  infoSchema,
  ledgerCardRow,
  listSchema,
  searchSchema,
  showSchema,
  trialBalanceRow,
  verifySchema,
} from './answer-schemas.ts';
import { jsonOf, runCommand } from './run-command.ts';

if (vendorData === null) process.stdout.write(`${vendorDataAbsent}\n`);
const data = vendorData ?? '';

const folder = mkdtempSync(join(tmpdir(), 'sbqa-answers-'));
const at = (name: string) => join(folder, name);
const archive = at('twee administraties.sbqa');
const passphrase = 'twee administraties in één';
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command with `--json`, expects it to end well, and holds the answer against its schema. */
async function answer<S extends z.ZodType>(schema: S, ...arguments_: string[]): Promise<z.infer<S>> {
  const run = await runCommand([...arguments_, '--json'], { passphrase });
  expect(run, run.stdout).toMatchObject({ exitCode: 0, stderr: '' });
  return schema.parse(jsonOf(run));
}

async function failure(
  ...arguments_: string[]
): Promise<{ exitCode: number; code: string; reason?: string }> {
  const run = await runCommand([...arguments_, '--json'], { passphrase });
  const { error } = jsonOf(run) as { error: { code: string; message: string; reason?: string } };
  expect(error.message.length).toBeGreaterThan(10);
  return { exitCode: run.exitCode, ...error };
}

describe.skipIf(vendorData === null)('two vendors’ books with their invoices', () => {
  beforeAll(async () => {
    const run = await runCommand(
      [
        'pack',
        ...['--xaf', join(data, 'xaf/ExactOnline_V32_2016.xaf')],
        ...['--xaf', join(data, 'xaf/Multivers_V32_2017.xaf')],
        ...['--documents', documentsFolder()],
        ...['--client', 'Toro Rosso BV', '--kvk', '12345678', '--out', archive, '--json'],
      ],
      { passphrase },
    );
    expect(run.exitCode, run.stdout).toBe(0);
    expect(jsonOf(run)).toMatchObject({ path: archive });
    expect(run.stderr).toBe('');
  });

  /** The UBL and the PDF files together. */
  function documentsFolder(): string {
    mkdirSync(at('papers'));
    for (const kind of ['ubl', 'pdf']) {
      for (const name of readdirSync(join(data, kind)).filter((one) => /\.(?:xml|pdf)$/.test(one))) {
        writeFileSync(at(join('papers', name)), readFileSync(join(data, kind, name)));
      }
    }
    return at('papers');
  }

  test('info says what is in it', async () => {
    const info = await answer(infoSchema, 'info', archive);
    expect(info.client).toEqual({ name: 'Toro Rosso BV', kvkNumber: '12345678' });
    const rows = Object.fromEntries(info.tables.map((table) => [table.name, table.rows]));
    expect(rows).toMatchObject({ ledger_account: 262, relation: 60, journal_entry: 126, journal_line: 538 });
    expect(info.signer.trust).toBe('unknown');
  });

  test('a signer that is trusted for the run', async () => {
    const body = JSON.parse(readFileSync(`${archive}.seal.json`, 'utf8')) as { signerKey: string };
    const byKey = await answer(infoSchema, 'info', archive, '--trust', body.signerKey);
    expect(byKey.signer.trust).toBe('trusted');
    writeFileSync(at('publisher.key'), `${body.signerKey}\n`);
    const byFile = await answer(infoSchema, 'info', archive, '--trust', at('publisher.key'));
    expect(byFile.signer).toEqual(byKey.signer);
  });

  test('verify passes, layer by layer as asked', async () => {
    const all = await answer(verifySchema, 'verify', archive);
    expect(all.verdict).toBe('passed');
    expect(Object.values(all.layers).map(({ verdict }) => verdict)).toEqual(Array(4).fill('passed'));
    const two = await answer(verifySchema, 'verify', archive, '--layers', 'seal,books');
    expect(two.layers.manifest.verdict).toBe('not_run');
    expect(two.layers.books.verdict).toBe('passed');
  });

  test('verify ends with 1 where a layer fails, and the report says the same', async () => {
    const damaged = at('damaged.sbqa');
    writeTampered(archive, damaged, (bytes) => bytes.writeUInt8(bytes.readUInt8(70 * 4096) ^ 4, 70 * 4096));
    const run = await runCommand(['verify', damaged, '--json', '--report', at('report.json')], {
      passphrase,
    });
    expect(run.exitCode).toBe(1);
    const result = verifySchema.parse(jsonOf(run));
    expect(result.verdict).toBe('failed');
    expect(result.layers.seal.findings).toContainEqual(
      expect.objectContaining({ code: 'page_damaged', page: 71, offset: 70 * 4096 }),
    );
    const report = JSON.parse(readFileSync(at('report.json'), 'utf8'));
    expect(report).toMatchObject({ verdict: 'failed', signer: result.signer });
    expect(report.layers).toEqual(result.layers);
    expect(await failure('verify', archive, '--report', at('report.json'))).toMatchObject({
      exitCode: 10,
      code: 'output_failed',
      reason: 'exists',
    });
    expect(await failure('verify', archive, '--report', at('report.doc'))).toMatchObject({ exitCode: 2 });
    expect(await failure('verify', archive, '--layers', 'seal,rind')).toMatchObject({ exitCode: 2 });
  });

  test('an invoice is found by its number, by its supplier and by its amount', async () => {
    const invoices = await answer(listSchema, 'list', archive, 'invoices', '--where', 'number=12115118');
    const cents = Number(invoices.rows[0]?.grossCents);
    const amount = (cents / 100).toFixed(2).replace('.', ',');
    for (const query of ['12115118', `€ ${amount}`]) {
      const found = await answer(searchSchema, 'search', archive, query);
      expect(
        found.hits.map(({ kind }) => kind),
        query,
      ).toContain('invoice');
    }
    const byRelation = await answer(searchSchema, 'search', archive, 'van bekkerem');
    expect(byRelation.hits[0]).toMatchObject({ kind: 'relation', title: 'D1001 Van Bekkerem B.V.' });
  });

  test('people are asked what they meant where nothing is found; programs get the answer alone', async () => {
    const asked = await runCommand(['search', archive, 'bekkerrem '], { passphrase });
    expect(asked).toMatchObject({ exitCode: 0, stdout: '0 found\n', stderr: 'Did you mean bekkerem?\n' });
    const answered = await runCommand(['search', archive, 'bekkerrem ', '--json'], { passphrase });
    expect(answered.stderr).toBe('');
    expect(jsonOf(answered)).toMatchObject({ total: 0, hits: [] });
    expect((await runCommand(['search', archive, 'bekkerem '], { passphrase })).stderr).toBe('');
  });

  test('what a PDF says is found, and its bytes come out as they went in', async () => {
    const found = await answer(searchSchema, 'search', archive, 'coolblue', '--kind', 'document');
    const hit = found.hits.find(({ title }) => title === 'coolblue1.pdf');
    expect(hit).toBeDefined();
    const out = at('uit.pdf');
    const arguments_ = ['document', archive, String(hit?.recordId), '--out', out];
    const run = await runCommand([...arguments_, '--json'], { passphrase });
    expect(run.exitCode).toBe(0);
    expect(readFileSync(out).equals(readFileSync(join(data, 'pdf/coolblue1.pdf')))).toBe(true);
    expect(jsonOf(run)).toMatchObject({
      fileName: 'coolblue1.pdf',
      byteSize: readFileSync(out).length,
      sha256: createHash('sha256').update(readFileSync(out)).digest('hex'),
    });
    expect(await failure(...arguments_)).toMatchObject({ exitCode: 10, reason: 'exists' });
    expect((await runCommand([...arguments_, '--force'], { passphrase })).exitCode).toBe(0);
  });

  test('a search is narrowed, counted and cut as asked', async () => {
    const all = await answer(searchSchema, 'search', archive, 'factuur');
    const three = await answer(searchSchema, 'search', archive, 'factuur', '--limit', '3');
    expect(three.hits).toEqual(all.hits.slice(0, 3));
    expect(three.total).toBe(all.total);
    const early = await answer(searchSchema, 'search', archive, 'factuur', '--to', '2016-12-31');
    const late = await answer(searchSchema, 'search', archive, 'factuur', '--from', '2017-01-01');
    expect(early.total).toBeGreaterThan(0);
    expect(early.hits.every(({ date }) => date !== null && date <= '2016-12-31')).toBe(true);
    expect(late.hits.every(({ date }) => date !== null && date >= '2017-01-01')).toBe(true);
    expect((await answer(searchSchema, 'search', archive, 'factuur', '--limit', '0')).hits).toEqual([]);
    expect(await failure('search', archive, 'factuur', '--kind', 'frob')).toMatchObject({
      exitCode: 9,
      code: 'bad_filter',
    });
  });

  test('the trial balance of each year balances, and is the auditfile’s', async () => {
    const multivers = await answer(listSchema, 'list', archive, 'trial-balance', '--year', '2017');
    const rows = multivers.rows.map((row) => trialBalanceRow.parse(row));
    const sum = (of: (row: (typeof rows)[number]) => number) =>
      rows.reduce((total, row) => total + of(row), 0);
    expect(sum((row) => Math.max(0, Number(row.openingCents)))).toBe(1_109_753_22);
    expect(sum((row) => Math.min(0, Number(row.openingCents)))).toBe(-1_109_753_22);
    expect(sum((row) => Number(row.debitCents))).toBe(sum((row) => Number(row.creditCents)));
    for (const row of rows) {
      expect(Number(row.closingCents)).toBe(
        Number(row.openingCents) + Number(row.debitCents) - Number(row.creditCents),
      );
    }
    const exact = await answer(listSchema, 'list', archive, 'trial-balance', '--year', '2016');
    expect(multivers.total + exact.total).toBe(262);
  });

  test.each([
    ['ExactOnline_V32_2016.xaf', '2016', 167, 999_954_06],
    ['Multivers_V32_2017.xaf', '2017', 371, 135_836_32],
  ])('%s: what it says of itself is what the archive says', async (name, year, lineCount, cents) => {
    const xml = readFileSync(join(data, 'xaf', name), 'utf8');
    const said = xml.slice(xml.indexOf('<transactions>'));
    const figure = (element: string) => new RegExp(`<${element}>([^<]+)`).exec(said)?.[1];
    expect(Number(figure('linesCount'))).toBe(lineCount);
    const balance = await answer(listSchema, 'list', archive, 'trial-balance', '--year', year);
    for (const [element, column] of [
      ['totalDebit', 'debitCents'],
      ['totalCredit', 'creditCents'],
    ] as const) {
      const total = balance.rows.reduce((sum, row) => sum + Number(row[column]), 0);
      expect(total).toBe(cents);
      expect((total / 100).toFixed(2)).toBe(figure(element));
    }
    const lines = await answer(listSchema, 'list', archive, 'journal-lines', '--year', year, '--limit', '0');
    expect(lines.total).toBe(lineCount);
  });

  test('the ledger card ends where the trial balance says', async () => {
    const balance = await answer(
      listSchema,
      ...['list', archive, 'trial-balance', '--year', '2017', '--where', 'accountCode=1300'],
    );
    const card = await answer(
      listSchema,
      'list',
      archive,
      'ledger-card',
      '--account',
      '1300',
      '--year',
      '2017',
    );
    const rows = card.rows.map((row) => ledgerCardRow.parse(row));
    expect(rows.length).toBe(card.total);
    expect(rows.at(-1)?.balanceCents).toBe(balance.rows[0]?.closingCents);
  });

  test('rows are filtered, sorted and cut as asked', async () => {
    const columns = ['list', archive, 'journal_line'];
    const all = await answer(listSchema, ...columns);
    expect(all.rows.length).toBe(538);
    const sorted = await answer(listSchema, ...columns, '--sort', 'amount_cents:desc');
    const amounts = sorted.rows.map((row) => Number(row.amount_cents));
    expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
    const page = await answer(
      listSchema,
      ...[...columns, '--sort', 'amount_cents:desc', '--offset', '10', '--limit', '5'],
    );
    expect(page.rows).toEqual(sorted.rows.slice(10, 15));
    expect(page.total).toBe(538);
    const debit = await answer(listSchema, ...columns, '--where', 'side=D', '--where', 'relation_id=');
    expect(debit.rows.every((row) => row.side === 'D' && row.relation_id === null)).toBe(true);
    expect(debit.total).toBe(all.rows.filter((row) => row.side === 'D' && row.relation_id === null).length);
    expect((await answer(listSchema, ...columns, '--limit', '0')).rows).toEqual([]);
  });

  test('what is narrowed by code is what the ids say', async () => {
    const relations = await answer(listSchema, 'list', archive, 'relation', '--where', 'code=D1001');
    const id = relations.rows[0]?.id;
    const lines = await answer(listSchema, 'list', archive, 'journal-lines', '--relation', 'D1001');
    const same = await answer(listSchema, 'list', archive, 'journal_line', '--where', `relation_id=${id}`);
    expect(lines.total).toBe(same.total);
    expect(lines.total).toBeGreaterThan(0);
  });

  test.each([
    [['list', 'nope'], 'no_such_view'],
    [['list', 'closed-items'], 'no_such_view'],
    [['list', 'invoices', '--where', 'nope=1'], 'bad_filter'],
    [['list', 'invoices', '--where', 'grossCents=veel'], 'bad_filter'],
    [['list', 'invoices', '--sort', 'nope'], 'bad_filter'],
    [['list', 'invoices', '--year', '1999'], 'not_found'],
    [['list', 'invoices', '--administration', 'X'], 'not_found'],
    [['list', 'ledger-card', '--account', 'nope'], 'not_found'],
    [['list', 'journal-lines', '--relation', 'nope'], 'not_found'],
    [['list', 'ledger-card'], 'bad_filter'],
    [['show', 'invoice', '999999'], 'not_found'],
    [['show', 'nope', '1'], 'not_found'],
    [['show', 'search', '1'], 'not_found'],
    [['document', '999999', '--out', at('never')], 'not_found'],
  ])('%j: there is no such thing (%s)', async ([command = '', ...rest], code) => {
    expect(await failure(command, archive, ...rest)).toMatchObject({ exitCode: 9, code });
    expect(existsSync(at('never'))).toBe(false);
  });

  test.each([
    [['list', 'invoices', '--where', 'number']],
    [['list', 'invoices', '--limit', '-1']],
    [['show', 'invoice', 'een']],
    [['document', '1']],
  ])('%j: wrong arguments', async ([command = '', ...rest]) => {
    expect(await failure(command, archive, ...rest)).toMatchObject({ exitCode: 2, code: 'usage' });
  });

  test('show links a document with its invoice, an entry with its lines', async () => {
    const invoice = await answer(showSchema, 'show', archive, 'invoice', '1');
    const document = invoice.links.find(({ table }) => table === 'document');
    const back = await answer(showSchema, 'show', archive, 'document', String(document?.id));
    expect(back.links).toContainEqual(expect.objectContaining({ table: 'invoice', id: 1 }));
    const entry = await answer(showSchema, 'show', archive, 'journal_entry', '1');
    const lines = await answer(listSchema, 'list', archive, 'journal_line', '--where', 'journal_entry_id=1');
    expect(entry.links.filter(({ role }) => role === 'lines').map(({ id }) => id)).toEqual(
      lines.rows.map((row) => row.id),
    );
  });

  test.skipIf(process.getuid?.() === 0)('a folder that may not be written to', async () => {
    mkdirSync(at('closed'));
    chmodSync(at('closed'), 0o500);
    expect(await failure('document', archive, '1', '--out', at('closed/x'))).toMatchObject({
      exitCode: 10,
      reason: 'no_permission',
    });
  });

  test('a folder that is not there, and a name that a folder has', async () => {
    for (const out of [at('nowhere/x'), folder]) {
      expect(await failure('document', archive, '1', '--out', out, '--force')).toMatchObject({
        exitCode: 10,
        code: 'output_failed',
      });
    }
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('for people: a table without a control character in it, whatever the archive holds', async () => {
    for (const arguments_ of [
      ['info', archive],
      ['list', archive, 'relations'],
      ['list', archive, 'document', '--limit', '20'],
      ['show', archive, 'journal_entry', '1'],
      ['search', archive, 'factuur'],
      ['verify', archive],
    ]) {
      const run = await runCommand(arguments_, { passphrase });
      expect(run.exitCode).toBe(0);
      expect(run.stdout.split('\n').length).toBeGreaterThan(3);
      expect(run.stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    }
  });

  test('no command touches the archive', async () => {
    const before = [archive, `${archive}.seal.json`].map(fileState);
    for (const arguments_ of [
      ['info'],
      ['verify'],
      ['search', '31-12-2016'],
      ['list', 'journal-lines'],
      ['list', 'trial-balance'],
      ['show', 'journal_entry', '1'],
      ['list', 'nope'],
    ]) {
      const [command = '', ...rest] = arguments_;
      await runCommand([command, archive, ...rest, '--json'], { passphrase });
    }
    expect([archive, `${archive}.seal.json`].map(fileState)).toEqual(before);
  });
});

describe.skipIf(vendorData === null)('a foreign database', () => {
  const foreign = join(data, 'sqlcipher/sqlcipher-4.0-testkey.db');
  const run = (...arguments_: string[]) => runCommand([...arguments_, '--json'], { passphrase: 'testkey' });

  test('opens with its passphrase and is browsed as plain tables', async () => {
    const info = infoSchema.parse(jsonOf(await run('info', foreign)));
    expect(info).toMatchObject({ file: basename(foreign), format: 'foreign', signer: { trust: 'none' } });
    const [table] = info.tables;
    const list = listSchema.parse(jsonOf(await run('list', foreign, table?.name ?? '', '--limit', '2')));
    expect(list.rows).toHaveLength(2);
    expect(list.total).toBe(table?.rows);
    const shown = showSchema.parse(jsonOf(await run('show', foreign, table?.name ?? '', '1')));
    expect(shown.record).toEqual(list.rows[0]);
  });

  test('has no views, years and documents', async () => {
    expect((await run('list', foreign, 'invoices')).exitCode).toBe(9);
    expect((await run('list', foreign, 't1', '--year', '2016')).exitCode).toBe(9);
    expect((await run('search', foreign, 'two', '--from', '2016-01-01')).exitCode).toBe(9);
    expect((await run('document', foreign, '1', '--out', at('never'))).exitCode).toBe(9);
  });

  test('its layers are not possible rather than passed, and its pages are', async () => {
    const result = await run('verify', foreign);
    const { layers } = verifySchema.parse(jsonOf(result));
    expect(layers.seal.verdict).toBe('passed');
    expect(layers.manifest.verdict).toBe('not_possible');
    expect(layers.books.verdict).toBe('not_possible');
  });
});
