import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createInspectionHandlers } from '#engine/inspection/inspection-handlers.ts';
import type { OpenArchive } from '#engine/open/open-archive.ts';
import { createListEngine } from '#engine/query/list-engine.ts';
import { readPdf } from '#packer/documents/pdf-text.ts';
import { writeSample } from '#packer/sample/write-sample.ts';
import { SAMPLE_PASSPHRASE } from '#shared/domain/sample.ts';
import { failureOf, folderOfTests, openForTest } from '../../fixtures/engine-archive.ts';
import { fileState } from '../../fixtures/file-state.ts';
import { booksPassphrase, writeSmallBooks } from '../../fixtures/small-books.ts';
import { pageOffset, writeTampered } from '../../fixtures/tamper.ts';

const folder = folderOfTests();
/** Not beside the archives, where nothing may appear. */
const savedFolder = folderOfTests();
const context = () => ({ signal: new AbortController().signal, report: () => undefined });

async function sample(): Promise<string> {
  const path = join(folder, 'sample.sbqa');
  if (!existsSync(path)) await writeSample({ size: 'small', out: path });
  return path;
}

function handlersOf(archive: OpenArchive) {
  const current = { archive, lists: createListEngine(archive) };
  return createInspectionHandlers(
    () => current,
    (grant) => join(savedFolder, grant),
  );
}

const reportSchema = z.object({
  format: z.literal('smartbooqing-inspection/1'),
  subject: z.string(),
  leftOut: z.number(),
  tables: z.array(
    z.object({
      table: z.string(),
      records: z.number(),
      rows: z.array(
        z.object({
          id: z.number(),
          reasons: z.array(z.unknown()),
          values: z.record(z.string(), z.unknown()).nullable(),
        }),
      ),
    }),
  ),
});

describe('everything about one relation', () => {
  test('is what plain SQL says that it is, directly and by what belongs to it', async () => {
    const archive = await openForTest(await sample(), SAMPLE_PASSPHRASE);
    const handlers = handlersOf(archive);
    const relation = archive.db
      .prepare<{ id: number; iban: string }>(
        `SELECT r.id, r.iban FROM relation r WHERE r.iban IS NOT NULL AND r.type = 'supplier'
           AND EXISTS (SELECT 1 FROM invoice i WHERE i.relation_id = r.id AND i.document_id IS NOT NULL) ORDER BY r.id LIMIT 1`,
      )
      .get();
    expect(relation).toBeDefined();
    const { id = 0, iban = '' } = relation ?? {};
    const answer = await handlers['inspection.find']({ terms: [{ kind: 'iban', value: iban }] }, context());
    const idsOf = async (table: string) =>
      (await handlers['inspection.records']({ table, offset: 0, limit: 500 }, context())).records
        .map(({ link }) => link.id)
        .sort((a, b) => a - b);
    const bySql = (sql: string) => archive.db.prepare<number>(sql, { pluck: true }).all();
    // The same account may be another relation's too, where the sample has a twin; so the relations are found by SQL as well.
    const relations = bySql(`SELECT id FROM relation WHERE iban = '${iban}'`);
    expect(relations).toContain(id);
    expect(await idsOf('relation')).toEqual(relations);
    const of = `(${relations.join(',')})`;
    expect(await idsOf('journal_line')).toEqual(
      bySql(
        `SELECT id FROM journal_line WHERE relation_id IN ${of} OR offset_bank_account = '${iban}' OR bank_account = '${iban}' ORDER BY id`,
      ),
    );
    const invoices = bySql(
      `SELECT id FROM invoice WHERE relation_id IN ${of} OR document_id IN (SELECT id FROM document WHERE replace(recognised_text, ' ', '') LIKE '%${iban}%') ORDER BY id`,
    );
    expect(await idsOf('invoice')).toEqual(invoices);
    expect(await idsOf('bank_line')).toEqual(
      bySql(
        `SELECT id FROM bank_line WHERE counter_iban = '${iban}' OR replace(remittance, ' ', '') LIKE '%${iban}%' ORDER BY id`,
      ),
    );
    expect(await idsOf('invoice_line')).toEqual(
      bySql(`SELECT id FROM invoice_line WHERE invoice_id IN (${invoices.join(',')}) ORDER BY id`),
    );
    expect(answer.isCut).toBe(false);
    expect(answer.total).toBe(
      answer.groups.reduce((sum, { direct, belonging }) => sum + direct + belonging, 0),
    );
    expect(answer.groups.find(({ table }) => table === 'relation')).toMatchObject({
      direct: relations.length,
      belonging: 0,
    });
  });

  test('is saved as JSON with every value, and as a paper, without what was taken out', async () => {
    const path = await sample();
    const before = fileState(path);
    const archive = await openForTest(path, SAMPLE_PASSPHRASE);
    const handlers = handlersOf(archive);
    const name =
      archive.db
        .prepare<string>(
          `SELECT r.name FROM relation r JOIN invoice i ON i.relation_id = r.id GROUP BY r.id ORDER BY count(*) DESC LIMIT 1`,
          { pluck: true },
        )
        .get() ?? '';
    const { groups, total } = await handlers['inspection.find'](
      { terms: [{ kind: 'name', value: name }] },
      context(),
    );
    const first = (await handlers['inspection.records']({ table: 'invoice', offset: 0, limit: 1 }, context()))
      .records[0];
    const save = (format: 'json' | 'pdf', grant: string) =>
      handlers['inspection.save'](
        {
          grant,
          format,
          language: 'nl',
          subject: name,
          excluded: first === undefined ? [] : [{ table: first.link.table, id: first.link.id }],
          excludedTables: ['document_event'],
        },
        context(),
      );
    const events = groups.find(({ table }) => table === 'document_event');
    const expected = total - 1 - (events === undefined ? 0 : events.direct + events.belonging);
    expect(await save('json', 'all.json')).toEqual({ records: expected });
    const report = reportSchema.parse(JSON.parse(readFileSync(join(savedFolder, 'all.json'), 'utf8')));
    expect(report.tables.reduce((sum, { rows }) => sum + rows.length, 0)).toBe(expected);
    expect(report.leftOut).toBe(total - expected);
    expect(report.tables.map(({ table }) => table)).not.toContain('document_event');
    const invoices = report.tables.find(({ table }) => table === 'invoice');
    expect(invoices?.rows.map(({ id }) => id)).not.toContain(first?.link.id);
    for (const { id, values } of invoices?.rows ?? []) {
      expect(values).toEqual(archive.db.prepare('SELECT * FROM invoice WHERE id = ?').get(id));
    }
    expect(await save('pdf', 'all.pdf')).toEqual({ records: expected });
    const paper = readFileSync(join(savedFolder, 'all.pdf'));
    const reading = await readPdf(paper);
    const compact = ('text' in reading ? (reading.text ?? '') : '').replace(/\s+/g, ' ');
    expect(compact).toContain(`Wat er wordt bewaard over ${name}`);
    expect(compact).toContain('artikel 15 AVG');
    expect(fileState(path)).toEqual(before);
  });

  test('fails before anything was looked for, and where the archive is foreign', async () => {
    const archive = await openForTest(await sample(), SAMPLE_PASSPHRASE);
    const records = () =>
      (async () =>
        handlersOf(archive)['inspection.records']({ table: 'relation', offset: 0, limit: 1 }, context()))();
    expect(await failureOf(records())).toMatchObject({ code: 'not_found' });
  });
});

test('on a damaged page the table is said to be incomplete, and what is behind the hole is found', async () => {
  const path = join(folder, 'books.sbqa');
  await writeSmallBooks({ path, entriesPerYear: 400 });
  const sound = await openForTest(path, booksPassphrase);
  const page = sound.db
    .prepare<number>(
      `SELECT pageno FROM dbstat WHERE name = 'journal_line' AND pagetype = 'leaf' ORDER BY pageno LIMIT 1 OFFSET 3`,
      { pluck: true },
    )
    .get();
  const holed = join(folder, 'holed.sbqa');
  writeTampered(path, holed, (bytes) =>
    bytes.fill(0, pageOffset(page ?? 0) + 100, pageOffset(page ?? 0) + 200),
  );
  const name =
    sound.db
      .prepare<string>('SELECT description FROM journal_line ORDER BY id DESC LIMIT 1', { pluck: true })
      .get() ?? '';
  const terms = [{ kind: 'name' as const, value: name }];
  const found = async (archive: OpenArchive) => {
    const { groups } = await handlersOf(archive)['inspection.find']({ terms }, context());
    return groups.find(({ table }) => table === 'journal_line');
  };
  const whole = await found(sound);
  expect(whole).toMatchObject({ isIncomplete: false });
  const part = await found(await openForTest(holed, booksPassphrase));
  expect(part).toMatchObject({ isIncomplete: true });
  expect(part?.direct).toBeGreaterThan(0);
  expect(part?.direct).toBeLessThanOrEqual(whole?.direct ?? 0);
});
