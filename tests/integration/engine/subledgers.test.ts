import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OpenArchive } from '#engine/open/open-archive.ts';
import { createListEngine } from '#engine/query/list-engine.ts';
import { journalLinesView } from '#engine/query/views/journal-lines.ts';
import { readRelationFigures } from '#engine/subledger/relation-figures.ts';
import { describeSubledgers } from '#engine/subledger/subledger-handlers.ts';
import { packArchive } from '#packer/pack.ts';
import { writeSample } from '#packer/sample/write-sample.ts';
import { sampleSigningSeed } from '#shared/archive-format/keys.ts';
import type { Cell, Scope } from '#shared/contract/values.ts';
import { SAMPLE_PASSPHRASE } from '#shared/domain/sample.ts';
import { failureOf, folderOfTests, openForTest } from '../../fixtures/engine-archive.ts';
import { packedPassphrase } from '../../fixtures/packed-archive.ts';
import { vendorData, vendorDataAbsent } from '../../fixtures/vendor-data.ts';
import { description, newWriter } from '../../fixtures/written-archive.ts';

if (vendorData === null) process.stderr.write(`${vendorDataAbsent}\n`);

const folder = folderOfTests();
const owed = join(folder, 'owed.sbqa');
const sample = join(folder, 'sample.sbqa');
const vendors = join(folder, 'vendors.sbqa');

/**
 * 2024 and 2025 of one administration. 1300 is debtors by RGS, 1600 creditors as the offset account of the purchase journal, 1390 has
 * due dates alone; 2025 opens through a journal of type O that repeats what is open by item.
 */
async function writeOwed(): Promise<void> {
  const writer = await newWriter({ path: owed });
  const administration_id = writer.insert('administration', { code: 'A', name: 'A' });
  const account = (code: string, type: 'B' | 'P', rgs_code: string | null = null) =>
    writer.insert('ledger_account', { administration_id, code, description: code, type, rgs_code });
  const debtors = account('1300', 'B', 'BVorDebHad');
  const other = account('1390', 'B');
  const creditors = account('1600', 'B');
  const bank = account('1000', 'B');
  const relation = (code: string, type: 'customer' | 'supplier') =>
    writer.insert('relation', { administration_id, code, name: `Relatie ${code}`, type });
  const customer = relation('D1', 'customer');
  const payer = relation('D2', 'customer');
  const supplier = relation('C1', 'supplier');
  const years = ['2024', '2025'].map((label) =>
    writer.insert('fiscal_year', {
      administration_id,
      label,
      start_date: `${label}-01-01`,
      end_date: `${label}-12-31`,
    }),
  );
  const journal = (code: string, type: string, offset_account_id: number | null = null) =>
    writer.insert('journal', { administration_id, code, description: code, type, offset_account_id });
  const journals = {
    S: journal('V', 'S', debtors),
    P: journal('I', 'P', creditors),
    B: journal('B', 'B', bank),
    O: journal('O', 'O'),
  };
  writer.insert('opening_balance_line', {
    fiscal_year_id: years[0] ?? 0,
    line_number: '1',
    ledger_account_id: debtors,
    amount_cents: 5000,
    side: 'D',
  });
  let number = 0;
  const book = (
    type: keyof typeof journals,
    date: string,
    ledger_account_id: number,
    cents: number,
    line: Readonly<Record<string, string | number | null>> = {},
  ) => {
    number++;
    const journal_entry_id = writer.insert('journal_entry', {
      journal_id: journals[type],
      fiscal_year_id: years[date.startsWith('2024') ? 0 : 1] ?? 0,
      number: String(number),
      entry_date: date,
    });
    const sides = [
      [ledger_account_id, cents, line],
      [bank, -cents, {}],
    ] as const;
    for (const [place, [id, amount, more]] of sides.entries()) {
      writer.insert('journal_line', {
        journal_entry_id,
        line_number: String(place + 1),
        ledger_account_id: id,
        amount_cents: Math.abs(amount),
        side: amount < 0 ? 'C' : 'D',
        ...more,
      });
    }
  };
  const of = (relation_id: number, invoice_reference: string | null, more = {}) => ({
    relation_id,
    invoice_reference,
    ...more,
  });
  book('S', '2024-03-01', debtors, 10000, of(customer, 'F1', { match_key: 'k1', due_date: '2024-03-31' }));
  book('B', '2024-04-10', debtors, -4000, of(customer, 'F1', { match_key: 'k1' }));
  // A payment service pays what the customer owes: another relation, the same key.
  book('S', '2024-05-01', debtors, 2500, of(customer, 'F2', { match_key: 'k2', due_date: '2024-05-15' }));
  book('B', '2024-06-01', debtors, -2500, of(payer, 'uitbetaling', { match_key: 'k2' }));
  book('S', '2024-11-20', debtors, 8000, of(customer, 'F3'));
  book('S', '2024-12-01', debtors, 900, of(payer, 'F3'));
  book('B', '2025-02-01', debtors, -900, of(payer, 'F3'));
  book('B', '2024-12-20', debtors, -150, of(payer, null));
  book('P', '2024-12-02', creditors, -7000, of(supplier, '77', { effective_date: '2024-12-03' }));
  book('S', '2024-08-01', other, 333, of(customer, 'X', { due_date: '2024-08-31' }));
  book('O', '2025-01-01', debtors, 5000);
  book('O', '2025-01-01', debtors, 6000, of(customer, 'F1', { match_key: 'k1' }));
  book('O', '2025-01-01', debtors, 8000, of(customer, 'F3'));
  writer.insert('invoice', {
    administration_id,
    direction: 'sales',
    kind: 'invoice',
    number: 'F3',
    relation_id: customer,
    issue_date: '2024-11-20',
    due_date: '2024-12-20',
    net_cents: 6612,
    gross_cents: 8000,
  });
  writer.insert('invoice', {
    administration_id,
    direction: 'sales',
    kind: 'credit_note',
    number: 'C3',
    relation_id: customer,
    issue_date: '2025-01-20',
    net_cents: 100,
  });
  await writer.finish(description, sampleSigningSeed);
}

beforeAll(async () => {
  await writeOwed();
  await writeSample({ size: 'small', out: sample });
  if (vendorData === null) return;
  await packArchive({
    xafPaths: ['ExactOnline_V32_2016.xaf', 'Multivers_V32_2017.xaf', 'XAF_4_0_Test_100425.XAF'].map((file) =>
      join(vendorData ?? '', 'xaf', file),
    ),
    passphrase: packedPassphrase,
    acceptsAppointments: false,
    out: vendors,
  });
});

async function rowsOf(archive: OpenArchive, view: 'open-items' | 'ageing', scope: Scope) {
  const list = createListEngine(archive).list({ kind: 'view', view });
  const rows = await list.rows({ scope, filters: [], sort: [] }, 0, 1000, undefined);
  return rows.map(
    ({ cells }): Record<string, Cell> =>
      Object.fromEntries(list.columns.map(({ name }, at) => [name, cells[at] ?? null])),
  );
}

const brief = (rows: Record<string, Cell>[]) =>
  rows.map((row) =>
    [row.subledger, row.relationCode, row.reference, row.dueDate, row.ageing, row.openCents, row.openBy].join(
      ' ',
    ),
  );

describe('open items of books whose every rule is at work', () => {
  test('at the end of a year', async () => {
    const archive = await openForTest(owed, packedPassphrase);
    expect(brief(await rowsOf(archive, 'open-items', { fiscalYearId: 1 }))).toEqual([
      'debtors D1 F1 2024-03-31 overdue_more 6000 match_key',
      'debtors D1 X 2024-08-31 overdue_more 333 invoice_reference',
      'debtors D1 F3 2024-12-20 overdue_30 8000 invoice_reference',
      'debtors D2 F3  no_due_date 900 invoice_reference',
      'debtors D2   no_due_date -150 line',
      'creditors C1 77  no_due_date -7000 invoice_reference',
    ]);
  });

  test('on other days: what is due that day is not overdue yet, and what is booked later does not count', async () => {
    const archive = await openForTest(owed, packedPassphrase);
    const on = async (toDate: string) =>
      brief(await rowsOf(archive, 'open-items', { toDate, relationId: 1 }));
    expect(await on('2024-03-31')).toEqual(['debtors D1 F1 2024-03-31 not_due 10000 match_key']);
    expect(await on('2024-04-01')).toEqual(['debtors D1 F1 2024-03-31 overdue_30 10000 match_key']);
    expect(await on('2024-04-30')).toEqual(['debtors D1 F1 2024-03-31 overdue_30 6000 match_key']);
    expect(await on('2024-05-30')).toEqual([
      'debtors D1 F1 2024-03-31 overdue_60 6000 match_key',
      'debtors D1 F2 2024-05-15 overdue_30 2500 match_key',
    ]);
    expect(await on('2024-05-31')).toContain('debtors D1 F1 2024-03-31 overdue_90 6000 match_key');
    expect(await on('2024-06-29')).toEqual(['debtors D1 F1 2024-03-31 overdue_90 6000 match_key']);
    expect(await on('2024-06-30')).toEqual(['debtors D1 F1 2024-03-31 overdue_more 6000 match_key']);
    // A journal of type O opens 2025 with the same items again.
    expect((await on('2025-06-30')).filter((row) => row.includes('F1'))).toEqual([
      'debtors D1 F1 2024-03-31 overdue_more 6000 match_key',
    ]);
  });

  test('stand beside the ledger, with what no item explains', async () => {
    const archive = await openForTest(owed, packedPassphrase);
    const lists = createListEngine(archive);
    const at2024 = await describeSubledgers(lists, { fiscalYearId: 1 }, undefined);
    expect(at2024.controls).toMatchObject([
      { code: '1300', subledger: 'debtors', rule: 'rgs', balanceCents: 19750, itemsCents: 14750 },
      { code: '1390', subledger: 'debtors', rule: 'items', balanceCents: 333, itemsCents: 333 },
      { code: '1600', subledger: 'creditors', rule: 'journal', balanceCents: -7000, itemsCents: -7000 },
    ]);
    expect(at2024).toMatchObject({
      reason: null,
      openBy: { matchKey: 1, invoiceReference: 4, line: 1 },
      dueDates: { line: 2, invoice: 1, none: 3 },
    });
    const later = await describeSubledgers(lists, { toDate: '2025-12-31' }, undefined);
    expect(later.controls[0]).toMatchObject({ balanceCents: 18100, itemsCents: 13850 });
  });

  test('a relation’s figures', async () => {
    const archive = await openForTest(owed, packedPassphrase);
    const figures = await readRelationFigures(archive, createListEngine(archive), 1, undefined);
    expect(figures.controls.map(({ code, balanceCents }) => [code, balanceCents])).toEqual([
      ['1300', 16500],
      ['1390', 333],
    ]);
    expect(figures.years).toMatchObject([
      { label: '2024', salesNetCents: 6612, purchaseNetCents: null, invoices: 1, salesBookedCents: 20833 },
      { label: '2025', salesNetCents: -100, invoices: 1, salesBookedCents: null },
    ]);
    const missing = readRelationFigures(archive, createListEngine(archive), 99, undefined);
    expect(await failureOf(missing)).toMatchObject({ code: 'not_found' });
  });

  test('are narrowed by nothing that they do not know', async () => {
    const archive = await openForTest(owed, packedPassphrase);
    expect(await failureOf(rowsOf(archive, 'open-items', { journalId: 1 }))).toMatchObject({
      code: 'bad_filter',
    });
  });
});

/** The second calculation: plain SQL, with the accounts named instead of found. */
function bySql(archive: OpenArchive, accounts: string, toDate: string): string[] {
  return archive.db
    .prepare<string>(
      `SELECT min(l.id) || ' ' || sum(l.signed_cents) || ' ' || coalesce(min(l.due_date), '') || ' ' || count(*)
       FROM journal_line l JOIN journal_entry e ON e.id = l.journal_entry_id JOIN ledger_account a ON a.id = l.ledger_account_id
       WHERE a.code IN (${accounts}) AND coalesce(l.effective_date, e.entry_date) <= ?
       GROUP BY a.id, CASE WHEN l.match_key <> '' THEN 'k' || l.match_key
         WHEN l.invoice_reference <> '' THEN 'i' || coalesce(l.relation_id, '') || ' ' || l.invoice_reference ELSE 'l' || l.id END
       HAVING sum(l.signed_cents) <> 0 ORDER BY 1`,
      { pluck: true },
    )
    .all(toDate);
}

async function byEngine(archive: OpenArchive, toDate: string): Promise<string[]> {
  const list = createListEngine(archive).list({ kind: 'view', view: 'open-items' });
  const rows = await list.rows({ scope: { toDate }, filters: [], sort: [] }, 0, 1000, undefined);
  const at = (name: string) => list.columns.findIndex((column) => column.name === name);
  return rows
    .map(({ ref, cells }) =>
      [ref?.id, cells[at('openCents')], cells[at('dueDate')] ?? '', cells[at('lines')]].join(' '),
    )
    .sort();
}

describe('open items are what plain SQL adds up', () => {
  test.each(['2025-03-31', '2025-08-15', '2025-12-31'])('of the sample on %s', async (toDate) => {
    const archive = await openForTest(sample, SAMPLE_PASSPHRASE);
    const expected = bySql(archive, `'1300', '1310', '1600'`, toDate).sort();
    expect(expected.length).toBeGreaterThan(5);
    expect(await byEngine(archive, toDate)).toEqual(expected);
  });

  test.skipIf(vendorData === null)('of the vendors’ books, by invoice number', async () => {
    const archive = await openForTest(vendors, packedPassphrase);
    const expected = bySql(archive, `'1300', '1310', '1600', '1610'`, '2025-01-01').sort();
    expect(expected.length).toBeGreaterThan(50);
    expect(await byEngine(archive, '2025-01-01')).toEqual(expected);
    const relations = await rowsOf(archive, 'ageing', { toDate: '2025-01-01' });
    const items = await rowsOf(archive, 'open-items', { toDate: '2025-01-01' });
    const sum = (rows: Record<string, Cell>[]) =>
      rows.reduce((total, { openCents }) => total + Number(openCents), 0);
    expect(sum(relations)).toBe(sum(items));
    for (const row of relations) {
      const parts = ['notDueCents', 'overdue30Cents', 'overdue60Cents', 'overdue90Cents', 'overdueMoreCents'];
      const total = parts.reduce((cents, part) => cents + Number(row[part]), Number(row.noDueDateCents));
      expect(total).toBe(row.openCents);
    }
  });

  test.skipIf(vendorData === null)('each administration is judged at the end of its own years', async () => {
    const archive = await openForTest(vendors, packedPassphrase);
    const { referenceDates } = await describeSubledgers(createListEngine(archive), {}, undefined);
    expect(referenceDates.map(({ date }) => date)).toEqual(['2016-12-31', '2017-12-31', '2024-12-31']);
  });
});

test('the lines of an item are found from any of them, by the book and by SQL alike', async () => {
  const archive = await openForTest(sample, SAMPLE_PASSPHRASE);
  const lists = createListEngine(archive);
  const bySameKey = archive.db.prepare<number>(
    `SELECT b.id FROM journal_line b JOIN journal_line x ON x.match_key = b.match_key AND x.ledger_account_id = b.ledger_account_id
     WHERE x.id = ? ORDER BY b.id`,
    { pluck: true },
  );
  const keyed = archive.db
    .prepare<number>(
      'SELECT max(id) FROM journal_line WHERE match_key IS NOT NULL GROUP BY match_key LIMIT 12',
      {
        pluck: true,
      },
    )
    .all();
  const where = journalLinesView.scope.itemOfLineId?.sql ?? '';
  const byScope = archive.db.prepare<number>(`SELECT b.id FROM journal_line b WHERE ${where} ORDER BY b.id`, {
    pluck: true,
  });
  for (const id of keyed) {
    const list = lists.list({ kind: 'view', view: 'journal-lines' });
    const rows = await list.rows({ scope: { itemOfLineId: id }, filters: [], sort: [] }, 0, 100, undefined);
    const ids = rows.map(({ ref }) => ref?.id);
    expect(ids).toEqual(bySameKey.all(id));
    expect(ids).toEqual(byScope.all(id));
  }
});
