import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { OpenArchive } from '#engine/open/open-archive.ts';
import { createListEngine } from '#engine/query/list-engine.ts';
import { writeSample } from '#packer/sample/write-sample.ts';
import type { ListSource } from '#shared/contract/lists.ts';
import type { Cell, Scope } from '#shared/contract/values.ts';
import { SAMPLE_PASSPHRASE } from '#shared/domain/sample.ts';
import { folderOfTests, openForTest } from '../../fixtures/engine-archive.ts';
import { writeEdited } from '../../fixtures/tamper.ts';

const folder = folderOfTests();
const sample = join(folder, 'sample.sbqa');

beforeAll(() => writeSample({ size: 'small', out: sample }));

type View = Extract<ListSource, { kind: 'view' }>['view'];

async function rowsOf(archive: OpenArchive, view: View, scope: Scope = {}): Promise<Record<string, Cell>[]> {
  const list = createListEngine(archive).list({ kind: 'view', view });
  const rows = await list.rows({ scope, filters: [], sort: [] }, 0, 1000, undefined);
  return rows.map(({ cells }) =>
    Object.fromEntries(list.columns.map(({ name }, at) => [name, cells[at] ?? null])),
  );
}

test('bank statements say where they do not connect, and by how much', async () => {
  const path = join(folder, 'gaps.sbqa');
  writeEdited(sample, path, { version: 4, passphrase: SAMPLE_PASSPHRASE }, (db) => {
    db.exec(`UPDATE bank_statement SET opening_cents = opening_cents + 500 WHERE id = 3;
      UPDATE bank_line SET amount_cents = amount_cents - 11 WHERE id = (SELECT min(id) FROM bank_line WHERE bank_statement_id = 6);`);
  });
  const whole = await rowsOf(await openForTest(sample, SAMPLE_PASSPHRASE), 'bank-statements');
  expect(whole.map(({ connection }) => connection).filter((one) => one === 'first')).toHaveLength(2);
  expect(new Set(whole.map(({ connection }) => connection))).toEqual(new Set(['first', 'connects']));
  const broken = await rowsOf(await openForTest(path, SAMPLE_PASSPHRASE), 'bank-statements');
  expect(
    broken
      .filter(({ connection }) => connection !== 'connects' && connection !== 'first')
      .map(({ id, connection, gapCents, lineDifferenceCents }) => [
        id,
        connection,
        gapCents,
        lineDifferenceCents,
      ]),
  ).toEqual([
    [3, 'gap_and_lines', 500, -500],
    [6, 'lines_differ', 0, 11],
  ]);
});

test.each([
  ['authorisations', 'authorisation'],
  ['exports', 'export_log'],
] as const)('%s are the rows of %s, by document and by year', async (view, table) => {
  const archive = await openForTest(sample, SAMPLE_PASSPHRASE);
  const ids = (sql: string) => archive.db.prepare<number>(sql, { pluck: true }).all();
  const idsOf = async (scope: Scope) => (await rowsOf(archive, view, scope)).map(({ id }) => id);
  expect(await idsOf({})).toEqual(ids(`SELECT id FROM ${table} ORDER BY id`));
  expect(await idsOf({ documentId: 4 })).toEqual(
    ids(`SELECT id FROM ${table} WHERE document_id = 4 ORDER BY id`),
  );
  expect(await idsOf({ fiscalYearId: 1 })).not.toHaveLength(0);
  expect(await idsOf({ relationId: 20 })).toEqual(
    ids(
      `SELECT id FROM ${table} WHERE document_id IN (SELECT document_id FROM invoice WHERE relation_id = 20) ORDER BY id`,
    ),
  );
});

test('entries without a document are those that neither an invoice nor a link leads to', async () => {
  const archive = await openForTest(sample, SAMPLE_PASSPHRASE);
  const bySql = (where: string) =>
    archive.db
      .prepare<number>(
        `SELECT e.id FROM journal_entry e WHERE ${where}
           AND NOT EXISTS (SELECT 1 FROM invoice i WHERE i.journal_entry_id = e.id AND i.document_id IS NOT NULL)
           AND NOT EXISTS (SELECT 1 FROM document_link k WHERE k.target_table = 'journal_entry' AND k.target_id = e.id)
           AND NOT EXISTS (SELECT 1 FROM document_link k JOIN journal_line l ON l.id = k.target_id
             WHERE k.target_table = 'journal_line' AND l.journal_entry_id = e.id) ORDER BY e.id`,
        { pluck: true },
      )
      .all();
  const idsOf = async (scope: Scope) =>
    (await rowsOf(archive, 'entries-without-document', scope)).map(({ id }) => id);
  expect(await idsOf({})).toEqual(bySql('1'));
  expect(bySql('1').length).toBeGreaterThan(10);
  expect(await idsOf({ journalId: 3 })).toEqual(bySql('e.journal_id = 3'));
  const list = createListEngine(archive).list({ kind: 'view', view: 'entries-without-document' });
  const filters = [{ column: 'journalCode', op: 'equals', values: ['DAG'] }] as const;
  const request = {
    scope: {},
    filters: filters.map((one) => ({ ...one, values: [...one.values] })),
    sort: [],
  };
  expect((await list.totals(request, undefined)).rows).toBe(bySql('e.journal_id = 3').length);
});
