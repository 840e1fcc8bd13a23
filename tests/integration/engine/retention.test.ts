import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createRetention } from '#engine/query/views/retention.ts';
import { packArchive } from '#packer/pack.ts';
import { sampleSigningSeed } from '#shared/archive-format/keys.ts';
import type { Cell, Scope } from '#shared/contract/values.ts';
import { failureOf, folderOfTests, openForTest } from '../../fixtures/engine-archive.ts';
import { packedPassphrase } from '../../fixtures/packed-archive.ts';
import { vendorData, vendorDataAbsent } from '../../fixtures/vendor-data.ts';
import { description, newWriter } from '../../fixtures/written-archive.ts';

if (vendorData === null) process.stderr.write(`${vendorDataAbsent}\n`);

const folder = folderOfTests();
const path = join(folder, 'kept.sbqa');
const vendors = join(folder, 'vendors.sbqa');

/** One broken and one calendar year in A, documents of every class, some without the date that they need; B has nothing booked. */
async function writeKept(): Promise<void> {
  const writer = await newWriter({ path });
  const a = writer.insert('administration', { code: 'A', name: 'A' });
  const b = writer.insert('administration', { code: 'B', name: 'B' });
  writer.insert('fiscal_year', {
    administration_id: a,
    label: '2021/22',
    start_date: '2021-07-01',
    end_date: '2022-06-30',
  });
  writer.insert('fiscal_year', {
    administration_id: a,
    label: '2022K',
    start_date: '2022-07-01',
    end_date: '2022-12-31',
  });
  const add = (
    administration_id: number,
    file_name: string,
    received: string | null,
    retention_class = 'general7',
    retention_from: string | null = null,
  ) =>
    writer.insert('document', {
      administration_id,
      kind: 'other',
      file_name,
      mime_type: 'application/pdf',
      status: 'archived',
      received_at: received === null ? null : `${received}T09:00:00Z`,
      retention_class,
      retention_from,
    });
  add(a, 'one', '2021-08-01');
  const late = add(a, 'invoice of the year before', '2023-01-04');
  writer.insert('invoice', {
    administration_id: a,
    document_id: late,
    direction: 'purchase',
    kind: 'invoice',
    issue_date: '2022-12-29',
  });
  add(b, 'other administration', '2023-05-05');
  add(b, 'undated', null);
  add(a, 'building', '2021-09-01', 'real_estate', '2022-03-01');
  add(a, 'sold long after first use', '2033-01-01', 'real_estate', '2022-03-01');
  add(a, 'oss', '2022-11-01', 'oss10', '2022-10-31');
  add(a, 'oss without a date of its own', '2022-11-01', 'oss10');
  add(a, 'identification', '2019-01-01', 'wwft5', '2020-02-29');
  const booked = add(a, 'identification that was booked', '2022-01-01', 'wwft5', '2020-02-29');
  writer.insert('document_link', { document_id: booked, target_table: 'journal_entry', target_id: 1 });
  add(a, 'identification of a relationship that lasts', '2019-01-01', 'wwft5');
  add(a, 'nothing asked', '2019-01-01', 'none');
  add(a, 'of another class', '2019-01-01', 'forever');
  add(a, 'from no date', '2019-01-01', 'real_estate', '2022-02-30');
  await writer.finish(description, sampleSigningSeed);
}

beforeAll(async () => {
  await writeKept();
  if (vendorData === null) return;
  await packArchive({
    xafPaths: ['ExactOnline_V32_2016.xaf', 'Multivers_V32_2017.xaf'].map((file) =>
      join(vendorData ?? '', 'xaf', file),
    ),
    passphrase: packedPassphrase,
    acceptsAppointments: false,
    out: vendors,
  });
});

async function rowsOf(
  file: string,
  scope: Scope = {},
  today = '2026-11-23',
): Promise<Record<string, Cell>[]> {
  const archive = await openForTest(file, packedPassphrase);
  const list = createRetention(archive.db, () => today);
  const rows = await list.rows({ scope, filters: [], sort: [] }, 0, 1000, undefined);
  return rows.map(({ cells }) =>
    Object.fromEntries(list.columns.map(({ name }, at) => [name, cells[at] ?? null])),
  );
}

const brief = (rows: Record<string, Cell>[]) =>
  rows.map((row) => [row.title, row.records, row.retentionClass, row.keptThrough, row.termState].join(' | '));

describe('the retention view', () => {
  test('has a row a fiscal year, one for a year of ordinary documents, and one for each other document', async () => {
    expect(brief(await rowsOf(path))).toEqual([
      '2021/22 | 0 | general7 | 2029-12-31 | running',
      '2022K | 0 | general7 | 2029-12-31 | running',
      '2021 | 1 | general7 | 2028-12-31 | running',
      '2022 | 1 | general7 | 2029-12-31 | running',
      'building | 1 | real_estate | 2031-12-31 | running',
      'sold long after first use | 1 | general7 | 2040-12-31 | running',
      'oss | 1 | oss10 | 2032-12-31 | running',
      'oss without a date of its own | 1 | oss10 | 2032-12-31 | running',
      'identification | 1 | wwft5 | 2025-03-01 | past',
      'identification that was booked | 1 | general7 | 2029-12-31 | running',
      'identification of a relationship that lasts | 1 | wwft5 |  | not_known',
      'nothing asked | 1 | none |  | no_term',
      'of another class | 1 | forever |  | not_known',
      'from no date | 1 | real_estate |  | not_known',
      ' | 1 | general7 |  | not_known',
      '2023 | 1 | general7 | 2030-12-31 | running',
    ]);
  });

  test('tells what is past on a date, the last day still running', async () => {
    const stateOn = async (date: string) =>
      (await rowsOf(path, { toDate: date })).find(({ title }) => title === 'identification')?.termState;
    expect(await stateOn('2025-03-01')).toBe('running');
    expect(await stateOn('2025-03-02')).toBe('past');
  });

  test('is narrowed by administration and by fiscal year, and by nothing else', async () => {
    const all = await rowsOf(path);
    const ofB = all.filter(({ administration }) => administration === 'B');
    expect(await rowsOf(path, { administrationId: 2 })).toEqual(ofB);
    expect(brief(await rowsOf(path, { administrationId: 1, fiscalYearId: 2 }))).toEqual([
      '2022K | 0 | general7 | 2029-12-31 | running',
      '2022 | 1 | general7 | 2029-12-31 | running',
      'oss | 1 | oss10 | 2032-12-31 | running',
      'oss without a date of its own | 1 | oss10 | 2032-12-31 | running',
    ]);
    expect(await failureOf(rowsOf(path, { accountId: 1 }))).toMatchObject({ code: 'bad_filter' });
  });

  test('counts every document of the archive once', async () => {
    const archive = await openForTest(path, packedPassphrase);
    const rows = await rowsOf(path);
    const counted = rows
      .filter(({ subject }) => subject !== 'fiscal_year')
      .reduce((sum, row) => sum + Number(row.records), 0);
    expect(counted).toBe(archive.db.prepare<{ n: number }>('SELECT count(*) AS n FROM document').get()?.n);
  });

  test.skipIf(vendorData === null)('knows the two vendors’ years', async () => {
    expect(brief(await rowsOf(vendors))).toEqual([
      expect.stringMatching(/^2016 \| \d+ \| general7 \| 2023-12-31 \| past$/),
      expect.stringMatching(/^2017 \| \d+ \| general7 \| 2024-12-31 \| past$/),
    ]);
  });
});
