import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { summariseArchive } from '#engine/open/archive-summary.ts';
import { type OpenArchive, openArchive } from '#engine/open/open-archive.ts';
import { readActivity } from '#engine/overview/read-activity.ts';
import { readOverview } from '#engine/overview/read-overview.ts';
import { createListEngine, type ListEngine } from '#engine/query/list-engine.ts';
import { resolveScope } from '#engine/query/resolve-scope.ts';
import { readEntry } from '#engine/records/read-entry.ts';
import { readRecord } from '#engine/records/read-record.ts';
import { coveredTableNames } from '#shared/archive-format/tables.ts';
import { archiveSummarySchema } from '#shared/contract/archive.ts';
import { overviewMethods } from '#shared/contract/overview.ts';
import { type RecordDetail, recordMethods } from '#shared/contract/records.ts';
import type { RecordRef } from '#shared/contract/values.ts';
import { failureOf, folderOfTests, openForTest } from '../../fixtures/engine-archive.ts';
import { booksPassphrase, writeSmallBooks } from '../../fixtures/small-books.ts';
import { flipBit, pageOffset, writeTampered } from '../../fixtures/tamper.ts';

const folder = folderOfTests();
const books = join(folder, 'books.sbqa');
let archive: OpenArchive;
let engine: ListEngine;

beforeAll(async () => {
  await writeSmallBooks({ path: books, entriesPerYear: 60, signingSeed: null });
  archive = await openArchive(books, { kind: 'passphrase', passphrase: booksPassphrase });
  engine = createListEngine(archive);
});
afterAll(() => archive.close());

const read = (ref: RecordRef) => readRecord(archive.db, engine.tables, ref);
const linked = (record: RecordDetail, role: string) =>
  record.groups.filter((group) => group.role === role).flatMap(({ links }) => links);
const names = (record: RecordDetail, role: string) =>
  linked(record, role).map(({ table, id }) => `${table} ${id}`);
const pluck = (sql: string) => archive.db.prepare<number>(sql, { pluck: true }).all();

describe('a record', () => {
  test('has all its fields, and what they refer to', () => {
    const record = read({ table: 'invoice', id: Number(pluck('SELECT max(id) FROM invoice')[0]) });
    expect(record.title).toBe('F-2024-77 Relatie 1');
    expect(record.covered).toBe(true);
    const field = (name: string) => record.fields.find((known) => known.name === name);
    expect(field('number')).toMatchObject({ type: 'text', value: 'F-2024-77', references: null });
    expect(field('gross_cents')).toMatchObject({ type: 'cents', value: 12_100 });
    expect(field('issue_date')).toMatchObject({ type: 'date', value: '2024-02-01' });
    expect(field('relation_id')).toMatchObject({
      value: 1,
      references: { table: 'relation', id: 1, title: 'R001 Relatie 1', date: null, amountCents: null },
    });
    expect(field('journal_entry_id')?.references?.table).toBe('journal_entry');
    // What the file would compute is not run.
    const line = read({ table: 'journal_line', id: 1 });
    expect(line.fields.map(({ name }) => name)).not.toContain('signed_cents');
  });

  test('of every table of the format is read, and its answer fits the contract', () => {
    for (const table of coveredTableNames) {
      const [id] = pluck(`SELECT max(id) FROM ${table}`);
      if (typeof id !== 'number') continue;
      const record = read({ table, id });
      expect(recordMethods['records.get'].output.safeParse(record).error).toBeUndefined();
      expect(record.title).not.toBe('');
      for (const group of record.groups) {
        expect(group.total).toBeGreaterThanOrEqual(group.links.length);
        expect(group.links.length).toBeGreaterThan(0);
      }
    }
  });

  test('of the envelope is read as a plain record, not covered by the hash tree', () => {
    const record = read({ table: 'archive_manifest', id: 1 });
    expect(record.covered).toBe(false);
    expect(record.fields.map(({ name }) => name)).toEqual(['id', 'body', 'signature', 'signer_key']);
  });

  test('that is not there, or has no id, is not found', async () => {
    for (const ref of [
      { table: 'document', id: 999 },
      { table: 'absent', id: 1 },
      { table: 'archive_block', id: 1 },
      { table: 'search', id: 1 },
    ]) {
      expect((await failureOf((async () => read(ref))())).code).toBe('not_found');
    }
  });
});

describe('links go both ways', () => {
  test('document ↔ invoice ↔ entry ↔ relation', () => {
    const invoiceId = Number(pluck('SELECT max(id) FROM invoice')[0]);
    const document = read({ table: 'document', id: 1 });
    expect(names(document, 'invoice')).toEqual([`invoice ${invoiceId}`]);
    expect(names(document, 'entry')).toEqual(['journal_entry 1']);
    expect(names(document, 'relation')).toEqual(['relation 1']);
    expect(linked(document, 'events')).toHaveLength(2);
    expect(linked(document, 'authorisations')).toHaveLength(1);
    expect(linked(document, 'exports')).toHaveLength(1);
    const invoice = read({ table: 'invoice', id: invoiceId });
    expect(names(invoice, 'document')).toEqual(['document 1']);
    expect(names(invoice, 'entry')).toEqual(['journal_entry 1']);
    expect(names(invoice, 'relation')).toEqual(['relation 1']);
    const entry = read({ table: 'journal_entry', id: 1 });
    expect(names(entry, 'document')).toEqual(['document 1']);
    expect(names(entry, 'invoice')).toContain(`invoice ${invoiceId}`);
    expect(names(entry, 'lines')).toEqual(['journal_line 1', 'journal_line 2', 'journal_line 3']);
    const relation = read({ table: 'relation', id: 1 });
    expect(names(relation, 'document')).toEqual(['document 1']);
    expect(names(relation, 'invoice')).toContain(`invoice ${invoiceId}`);
    const content = read({ table: 'document_content', id: 1 });
    expect(names(content, 'document')).toEqual(['document 1', 'document 3']);
  });

  test('an invoice is found from a line that names its number and relation, though no key says so', () => {
    const [pair] = archive.db
      .prepare<{ invoice: number; line: number; entry: number }>(
        `SELECT i.id AS invoice, l.id AS line, l.journal_entry_id AS entry FROM invoice i
         JOIN journal_line l ON l.invoice_reference = i.number AND l.relation_id = i.relation_id
         WHERE i.journal_entry_id IS NULL LIMIT 1`,
      )
      .all();
    expect(pair).toBeDefined();
    expect(names(read({ table: 'journal_line', id: pair?.line ?? 0 }), 'invoice')).toEqual([
      `invoice ${pair?.invoice}`,
    ]);
    expect(names(read({ table: 'journal_entry', id: pair?.entry ?? 0 }), 'invoice')).toContain(
      `invoice ${pair?.invoice}`,
    );
    const invoice = read({ table: 'invoice', id: pair?.invoice ?? 0 });
    expect(names(invoice, 'entry')).toEqual([`journal_entry ${pair?.entry}`]);
    expect(names(invoice, 'lines')).toEqual([`journal_line ${pair?.line}`]);
  });

  test('the first links are listed, all are counted, and a link says when and how much', () => {
    const [lines] = pluck('SELECT count(*) FROM journal_line WHERE ledger_account_id = 4');
    const account = read({ table: 'ledger_account', id: 4 });
    const group = account.groups.find(({ role }) => role === 'lines');
    expect(group?.total).toBe(lines);
    expect(group?.links).toHaveLength(20);
    const [entry] = linked(read({ table: 'journal_line', id: 1 }), 'entry');
    const expected = archive.db
      .prepare<{ date: string; cents: number }>(
        `SELECT entry_date AS date, (SELECT sum(amount_cents) FROM journal_line WHERE journal_entry_id = 1 AND side = 'D') AS cents
         FROM journal_entry WHERE id = 1`,
      )
      .get();
    expect(entry).toMatchObject({ date: expected?.date, amountCents: expected?.cents });
  });

  test('a linked record on a damaged page is left out and named; the record itself is still read', async () => {
    const page = archive.db
      .prepare<number>(`SELECT pageno FROM dbstat WHERE name = 'document' AND pagetype = 'leaf' LIMIT 1`, {
        pluck: true,
      })
      .get();
    const path = join(folder, 'holed.sbqa');
    writeTampered(books, path, (bytes) => flipBit(bytes, pageOffset(page ?? 0) + 500));
    const holed = await openForTest(path);
    const tables = createListEngine(holed).tables;
    const entry = readRecord(holed.db, tables, { table: 'journal_entry', id: 1 });
    expect(entry.damaged).toEqual(['document']);
    expect(names(entry, 'lines')).toHaveLength(3);
    const read = async () => readRecord(holed.db, tables, { table: 'document', id: 1 });
    expect((await failureOf(read())).code).toBe('damaged_record');
  });
});

describe('a journal entry', () => {
  test('comes with its lines, their accounts, relation and VAT, its documents and invoices', () => {
    const entry = readEntry(archive, engine.tables, 1, 200);
    expect(recordMethods['records.entry'].output.safeParse(entry).error).toBeUndefined();
    expect(entry.entry).toMatchObject({ id: 1, number: '1', fiscalYearLabel: '2023', enteredBy: 'jan' });
    expect(entry.totalLines).toBe(3);
    expect(entry.debitCents).toBe(entry.creditCents);
    const stored = archive.db
      .prepare<{ id: number; code: string; side: string; cents: number; vat: number }>(
        `SELECT l.id, a.code, l.side, l.amount_cents AS cents,
           (SELECT count(*) FROM journal_line_vat v WHERE v.journal_line_id = l.id) AS vat
         FROM journal_line l JOIN ledger_account a ON a.id = l.ledger_account_id WHERE l.journal_entry_id = 1 ORDER BY l.id`,
      )
      .all();
    expect(
      entry.lines.map((line) => ({
        id: line.id,
        code: line.accountCode,
        side: line.debitCents === null ? 'C' : 'D',
        cents: line.debitCents ?? line.creditCents,
        vat: line.vat.length,
      })),
    ).toEqual(stored);
    expect(entry.lines[0]?.relation?.table).toBe('relation');
    expect(entry.documents.map(({ id }) => id)).toEqual([1]);
    expect(entry.invoices.length).toBeGreaterThan(0);
  });

  test('has the VAT of each line', () => {
    const [vat] = archive.db
      .prepare<{ entry: number; line: number; codeId: number; cents: number; side: string }>(
        `SELECT l.journal_entry_id AS entry, l.id AS line, v.vat_code_id AS codeId, v.amount_cents AS cents, v.side
         FROM journal_line_vat v JOIN journal_line l ON l.id = v.journal_line_id LIMIT 1`,
      )
      .all();
    const line = readEntry(archive, engine.tables, vat?.entry ?? 0, 200).lines.find(
      ({ id }) => id === vat?.line,
    );
    expect(line?.vat).toEqual([
      { codeId: vat?.codeId, code: 'VH', rateBp: 2100, amountCents: vat?.cents, side: vat?.side },
    ]);
  });

  test('of very many lines shows the first, and the totals of all', () => {
    const entry = readEntry(archive, engine.tables, 1, 1);
    expect(entry.lines).toHaveLength(1);
    expect(entry.totalLines).toBe(3);
    expect(entry.debitCents).toBe(readEntry(archive, engine.tables, 1, 200).debitCents);
  });

  test('that is not there is not found', async () => {
    const absent = async () => readEntry(archive, engine.tables, 99_999, 1);
    expect((await failureOf(absent())).code).toBe('not_found');
  });
});

describe('the overview', () => {
  test('counts every table and adds up the years, as plain SQL does', async () => {
    const overview = await readOverview(archive, engine, {}, undefined);
    expect(overviewMethods['overview.get'].output.safeParse(overview).error).toBeUndefined();
    for (const { table, rows } of overview.counts) {
      expect(rows, table).toBe(pluck(`SELECT count(*) FROM ${table}`)[0]);
    }
    expect(overview.counts.map(({ table }) => table)).toEqual(
      expect.arrayContaining(['document', 'journal_line']),
    );
    expect(overview.documentBytes).toBe(pluck('SELECT sum(byte_size) FROM document_content')[0]);
    const expected = archive.db
      .prepare(
        `SELECT y.id AS fiscalYearId, y.label, count(DISTINCT e.id) AS entries, count(l.id) AS lines,
           sum(iif(l.side = 'D', l.amount_cents, 0)) AS debitCents, sum(iif(l.side = 'C', l.amount_cents, 0)) AS creditCents
         FROM fiscal_year y JOIN journal_entry e ON e.fiscal_year_id = y.id JOIN journal_line l ON l.journal_entry_id = e.id
         GROUP BY y.id ORDER BY y.administration_id, y.start_date`,
      )
      .all();
    expect(
      overview.years.map(({ fiscalYearId, label, entries, lines, debitCents, creditCents }) => ({
        fiscalYearId,
        label,
        entries,
        lines,
        debitCents,
        creditCents,
      })),
    ).toEqual(expected);
    expect(overview.years.map(({ documents }) => documents)).toEqual([0, 3, 0]);
    expect(overview.absent).toEqual(['no_vat_returns', 'no_due_dates']);
  });

  test('is narrowed to an administration or a year', async () => {
    const { years } = await readOverview(archive, engine, { administrationId: 2 }, undefined);
    expect(years.map(({ administrationName, label }) => [administrationName, label])).toEqual([
      ['Klussenbedrijf Ünal', '2024'],
    ]);
    expect((await readOverview(archive, engine, { fiscalYearId: 2 }, undefined)).years).toHaveLength(1);
  });

  test.each([{}, { administrationId: 1 }, { fiscalYearId: 2 }])(
    'shows documents and turnover by month of %j',
    async (scope) => {
      const { months } = await readActivity(archive, engine, scope, undefined);
      const year = 'fiscalYearId' in scope ? 'AND e.fiscal_year_id = 2' : '';
      const administration = 'administrationId' in scope ? 'AND a.administration_id = 1' : '';
      const turnover = archive.db
        .prepare<{ month: string; turnoverCents: number }>(
          `SELECT substr(coalesce(l.effective_date, e.entry_date), 1, 7) AS month, -sum(l.signed_cents) AS turnoverCents
         FROM journal_line l JOIN journal_entry e ON e.id = l.journal_entry_id JOIN journal j ON j.id = e.journal_id
           JOIN ledger_account a ON a.id = l.ledger_account_id
         WHERE j.type = 'S' AND a.type = 'P' ${year} ${administration} GROUP BY 1 ORDER BY 1`,
        )
        .all();
      expect(turnover.length).toBeGreaterThan(5);
      expect(
        months
          .filter(({ turnoverCents }) => turnoverCents !== 0)
          .map(({ month, turnoverCents }) => ({ month, turnoverCents })),
      ).toEqual(turnover);
      const documents = months
        .filter((month) => month.documents > 0)
        .map((month) => [month.month, month.documents]);
      expect(documents).toEqual([
        ['2024-02', 2],
        ['2024-03', 1],
      ]);
    },
  );
});

describe('codes become a scope', () => {
  test('where they are unique, or an administration is named', () => {
    expect(resolveScope(archive, {})).toEqual({});
    expect(resolveScope(archive, { administration: 'KLU', year: '2024' })).toEqual({
      administrationId: 2,
      fiscalYearId: 3,
    });
    expect(resolveScope(archive, { year: '2023' })).toEqual({ fiscalYearId: 1 });
    // The year is one administration's alone, so the account is that one's too.
    expect(resolveScope(archive, { year: '2023', account: '1300' })).toEqual({
      fiscalYearId: 1,
      accountId: 4,
    });
    expect(resolveScope(archive, { administration: 'KLU', relation: 'R003' })).toEqual({
      administrationId: 2,
      relationId: 15,
    });
    expect(resolveScope(archive, { administration: 'BAK', journal: '20' })).toEqual({
      administrationId: 1,
      journalId: 2,
    });
  });

  test('and say so where they are not there, or could be several', async () => {
    const resolve = async (named: Parameters<typeof resolveScope>[1]) => resolveScope(archive, named);
    expect((await failureOf(resolve({ administration: 'XXX' }))).code).toBe('not_found');
    expect((await failureOf(resolve({ administration: 'KLU', year: '2023' }))).code).toBe('not_found');
    const ambiguous = await failureOf(resolve({ year: '2024' }));
    expect(ambiguous.code).toBe('usage');
    expect(ambiguous.message).toContain('BAK, KLU');
  });
});

test('the summary of an archive fits the contract', () => {
  const summary = summariseArchive(archive, engine.tables);
  expect(archiveSummarySchema.safeParse(summary).error).toBeUndefined();
  expect(summary.administrations.map(({ code, years }) => [code, years.length])).toEqual([
    ['BAK', 2],
    ['KLU', 1],
  ]);
});
