import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ReadOnlyDatabase } from '#engine/driver/read-only-database.ts';
import { exportAuditfile } from '#engine/export/auditfile/export-auditfile.ts';
import { packArchive } from '#packer/pack.ts';
import { failureOf, folderOfTests, openForTest } from '../../fixtures/engine-archive.ts';
import { cellOf, openPacked, packedPassphrase, rowsOf } from '../../fixtures/packed-archive.ts';
import { booksPassphrase, writeSmallBooks } from '../../fixtures/small-books.ts';
import { vendorData, vendorDataAbsent } from '../../fixtures/vendor-data.ts';
import { runCommand, stateOf } from '../cli/run-command.ts';

const folder = folderOfTests();
const books = join(folder, 'books.sbqa');
await writeSmallBooks({ path: books, entriesPerYear: 400 });

const hasXmllint = spawnSync('xmllint', ['--version']).status === 0;
if (vendorData === null) process.stderr.write(`${vendorDataAbsent}\n`);
if (!hasXmllint) process.stderr.write('skipped: xmllint is not installed, so no schema can be checked\n');

const year = `(SELECT id FROM fiscal_year WHERE label = ?)`;
/** Everything that an auditfile carries, with codes in place of ids, in the order of the archive. The parameter is the year's label. */
const carried: Readonly<Record<string, string>> = {
  year: `SELECT label, start_date, end_date FROM fiscal_year WHERE id = ${year}`,
  accounts: `SELECT code, description, type, rgs_code, lead_code FROM ledger_account WHERE administration_id = (SELECT administration_id FROM fiscal_year WHERE label = ?) ORDER BY id`,
  relations: `SELECT code, name, type, kvk_number, vat_number, iban, bic, contact, email, phone, street, postal_code, city, country
    FROM relation WHERE administration_id = (SELECT administration_id FROM fiscal_year WHERE label = ?) ORDER BY id`,
  vatCodes: `SELECT v.code, v.description, p.code AS payable, r.code AS receivable FROM vat_code v
    LEFT JOIN ledger_account p ON p.id = v.payable_account_id LEFT JOIN ledger_account r ON r.id = v.receivable_account_id
    WHERE v.administration_id = (SELECT administration_id FROM fiscal_year WHERE label = ?) ORDER BY v.id`,
  dimensions: `SELECT kind, code, description FROM dimension WHERE kind IN ('cost_centre', 'project')
    AND administration_id = (SELECT administration_id FROM fiscal_year WHERE label = ?) ORDER BY id`,
  periods: `SELECT number, description, start_date, end_date, kind FROM period WHERE fiscal_year_id = ${year} ORDER BY id`,
  journals: `SELECT j.code, j.description, j.type, a.code AS offset FROM journal j LEFT JOIN ledger_account a ON a.id = j.offset_account_id
    WHERE j.administration_id = (SELECT administration_id FROM fiscal_year WHERE label = ?) ORDER BY j.id`,
  bankAccounts: `SELECT b.iban, a.code FROM bank_account b LEFT JOIN ledger_account a ON a.id = b.ledger_account_id
    WHERE b.administration_id = (SELECT administration_id FROM fiscal_year WHERE label = ?) ORDER BY b.iban`,
  opening: `SELECT o.line_number, a.code, o.amount_cents, o.side FROM opening_balance_line o JOIN ledger_account a ON a.id = o.ledger_account_id
    WHERE o.fiscal_year_id = ${year} ORDER BY o.id`,
  entries: `SELECT j.code AS journal, e.number, e.entry_date, e.description, p.number AS period, e.entered_by
    FROM journal_entry e JOIN journal j ON j.id = e.journal_id LEFT JOIN period p ON p.id = e.period_id
    WHERE e.fiscal_year_id = ${year} ORDER BY j.id, e.id`,
  lines: `SELECT j.code AS journal, e.number AS entry, l.line_number, a.code AS account, l.effective_date, l.description, l.amount_cents,
      l.side, r.code AS relation, l.invoice_reference, l.document_reference, l.due_date, l.match_key, l.cost_centre, l.project,
      l.quantity, iif(l.currency_amount_cents IS NULL, NULL, l.currency) AS currency, l.currency_amount_cents, l.bank_account
    FROM journal_line l JOIN journal_entry e ON e.id = l.journal_entry_id JOIN journal j ON j.id = e.journal_id
      JOIN ledger_account a ON a.id = l.ledger_account_id LEFT JOIN relation r ON r.id = l.relation_id
    WHERE e.fiscal_year_id = ${year} ORDER BY j.id, e.id, l.id`,
  vat: `SELECT e.number AS entry, l.line_number, c.code, v.rate_bp, v.amount_cents, v.side
    FROM journal_line_vat v JOIN journal_line l ON l.id = v.journal_line_id JOIN journal_entry e ON e.id = l.journal_entry_id
      LEFT JOIN vat_code c ON c.id = v.vat_code_id WHERE e.fiscal_year_id = ${year} ORDER BY e.journal_id, e.id, l.id, v.id`,
};

function carriedOf(db: ReadOnlyDatabase, label: string) {
  return Object.fromEntries(Object.entries(carried).map(([what, sql]) => [what, rowsOf(db, sql, label)]));
}

/** Exports a year and packs what came of it. */
async function roundTrip(path: string, passphrase: string, label: string) {
  const archive = await openForTest(path, passphrase);
  const fiscalYearId = Number(cellOf(archive.db, 'SELECT id FROM fiscal_year WHERE label = ?', label));
  const auditfile = join(folder, `${label}.xaf`);
  const before = stateOf(path);
  const written = await exportAuditfile({
    archive,
    scope: { fiscalYearId },
    path: auditfile,
    replace: true,
    createdOn: '2026-11-23',
  });
  expect({ ...stateOf(path), beside: [] }).toEqual({ ...before, beside: [] });
  expect(written.bytes).toBe(statSync(auditfile).size);
  const out = join(folder, `${label}-again.sbqa`);
  const summary = await packArchive({
    xafPaths: [auditfile],
    passphrase: packedPassphrase,
    acceptsAppointments: false,
    out,
  });
  return { archive, auditfile, written, summary, again: openPacked(out) };
}

function schemaFaults(auditfile: string): string[] {
  const schema = join(vendorData ?? '', 'xaf/XmlAuditfileFinancieel3.2.xsd');
  const { stderr } = spawnSync('xmllint', ['--noout', '--schema', schema, auditfile], { encoding: 'utf8' });
  return stderr.split('\n').filter((line) => line.includes('error'));
}

describe.skipIf(vendorData === null)('a vendor’s auditfile, packed, exported and packed again', () => {
  test.each([
    { file: 'ExactOnline_V32_2016.xaf', label: '2016', lines: 167, notAllowed: 7 },
    { file: 'Multivers_V32_2017.xaf', label: '2017', lines: 371, notAllowed: 0 },
  ])('is the same in all that it carries: $file', async ({ file, label, lines, notAllowed }) => {
    const source = join(vendorData ?? '', 'xaf', file);
    const path = join(folder, `${file}.sbqa`);
    const first = await packArchive({
      xafPaths: [source],
      passphrase: packedPassphrase,
      acceptsAppointments: false,
      out: path,
    });
    const { archive, auditfile, written, summary, again } = await roundTrip(path, packedPassphrase, label);
    const before = carriedOf(archive.db, label);
    expect(before.lines?.some((line) => line.due_date !== null)).toBe(true);
    expect(carriedOf(again, label)).toEqual(before);
    expect(written.rows).toBe(lines);
    // Exact Online itself writes quantities below zero, which the schema does not know.
    expect(written.notes.filter(({ code }) => code === 'value_not_allowed')).toEqual(
      notAllowed === 0 ? [] : [{ code: 'value_not_allowed', element: 'qntity', count: notAllowed }],
    );
    expect(written.notes.filter(({ code }) => code === 'text_cut' || code === 'value_missing')).toEqual([]);

    // The figures that the vendor's own file says of itself, and nothing to remark that was not there before.
    const [said] = summary.controlTotals;
    const [vendors] = first.controlTotals;
    expect(said).toMatchObject({
      sourceLines: vendors?.sourceLines,
      sourceDebitCents: vendors?.sourceDebitCents,
      sourceCreditCents: vendors?.sourceCreditCents,
    });
    const text = readFileSync(auditfile, 'utf8');
    for (const total of ['linesCount', 'totalDebit', 'totalCredit']) {
      const of = (xml: string) => xml.match(new RegExp(`<transactions>.*?<${total}>([^<]*)`, 's'))?.[1];
      expect(Number(of(text))).toBe(Number(of(readFileSync(source, 'latin1'))));
    }
    if (hasXmllint) expect(schemaFaults(auditfile)).toHaveLength(notAllowed);
  });
});

test('invented books with what vendors leave out come back whole, and what is missing is said', async () => {
  const { archive, auditfile, written, again } = await roundTrip(books, booksPassphrase, '2023');
  const { bankAccounts, periods, ...before } = carriedOf(archive.db, '2023');
  const { bankAccounts: none, periods: used, ...after } = carriedOf(again, '2023');
  expect(before.lines?.length).toBeGreaterThan(1000);
  // A line must have a date in an auditfile; one that has none gets its entry's, and that is said.
  const undated = before.lines?.filter((line) => line.effective_date === null).length ?? 0;
  expect(written.notes).toContainEqual({ code: 'date_filled', element: 'effDate', count: undated });
  const dates = rowsOf(
    archive.db,
    `SELECT e.entry_date AS date FROM journal_line l JOIN journal_entry e ON e.id = l.journal_entry_id
     WHERE e.fiscal_year_id = ${year} ORDER BY e.journal_id, e.id, l.id`,
    '2023',
  );
  const dated = before.lines?.map((line, i) => ({
    ...line,
    effective_date: line.effective_date ?? dates[i]?.date,
  }));
  expect(after).toEqual({ ...before, lines: dated });
  // A period must have dates in an auditfile; these have none, and come back where entries name them.
  expect(written.notes).toContainEqual({ code: 'left_out', element: 'period', count: periods?.length });
  expect(periods).toEqual(
    expect.arrayContaining((used ?? []).map((row) => expect.objectContaining({ number: row.number }))),
  );
  // Only a journal names a bank account there, and none of these does.
  expect(none).toEqual([]);
  const ibans = new Set(bankAccounts?.map(({ iban }) => iban)).size;
  expect(written.notes).toContainEqual({ code: 'left_out', element: 'bank_account', count: ibans });
  // Nothing in these books says in which country they are kept, and the program does not make one up.
  expect(written.notes).toContainEqual({
    code: 'value_missing',
    element: 'taxRegistrationCountry',
    count: 1,
  });
  if (hasXmllint && vendorData !== null) {
    expect(schemaFaults(auditfile)).toEqual([expect.stringContaining('taxRegistrationCountry')]);
  }
});

describe('the command line', () => {
  const run = (...words: string[]) =>
    runCommand(['export', books, ...words, '--out', join(folder, 'cli.xaf')], {
      passphrase: booksPassphrase,
    });

  test('names the years where several are meant, and writes nothing', async () => {
    const { exitCode, stderr } = await run('journal-entries', '--format', 'xaf');
    expect(exitCode).toBe(9);
    expect(stderr).toMatch(/choose one of BAK 2023, BAK 2024, KLU 2024/);
    expect(existsSync(join(folder, 'cli.xaf'))).toBe(false);
  });

  test('takes a year, says what had no place, and does not replace', async () => {
    const chosen = [
      'journal-entries',
      '--format',
      'xaf',
      '--administration',
      'BAK',
      '--year',
      '2024',
      '--json',
    ];
    const { exitCode, stdout } = await run(...chosen);
    expect(exitCode).toBe(0);
    const archive = await openForTest(books);
    expect(JSON.parse(stdout)).toMatchObject({
      format: 'xaf',
      rows: cellOf(
        archive.db,
        `SELECT count(*) FROM journal_line l JOIN journal_entry e ON e.id = l.journal_entry_id
         JOIN fiscal_year y ON y.id = e.fiscal_year_id JOIN administration a ON a.id = y.administration_id
         WHERE a.code = 'BAK' AND y.label = '2024'`,
      ),
      notes: expect.any(Array),
    });
    expect((await run(...chosen)).exitCode).toBe(10);
  });

  test.each([
    ['a view of other things', ['invoices', '--format', 'xaf']],
    ['a part of the lines', ['journal-lines', '--format', 'xaf', '--where', 'side=D']],
    ['some of the lines', ['journal-lines', '--format', 'xaf', '--limit', '5']],
  ])('refuses %s', async (_what, words) => {
    expect((await run(...words)).exitCode).toBe(2);
  });
});

test('a year of which there are several is refused with their names', async () => {
  const archive = await openForTest(books);
  const failure = await failureOf(
    exportAuditfile({
      archive,
      scope: {},
      path: join(folder, 'none.xaf'),
      replace: false,
      createdOn: '2026-11-23',
    }),
  );
  expect(failure.code).toBe('bad_filter');
  expect(existsSync(join(folder, 'none.xaf'))).toBe(false);
});
