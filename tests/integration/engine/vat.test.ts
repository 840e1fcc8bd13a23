import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OpenArchive } from '#engine/open/open-archive.ts';
import { createListEngine } from '#engine/query/list-engine.ts';
import { packArchive } from '#packer/pack.ts';
import { writeSample } from '#packer/sample/write-sample.ts';
import type { ListSource } from '#shared/contract/lists.ts';
import type { Cell, Scope } from '#shared/contract/values.ts';
import { SAMPLE_PASSPHRASE } from '#shared/domain/sample.ts';
import { folderOfTests, openForTest } from '../../fixtures/engine-archive.ts';
import { packedPassphrase } from '../../fixtures/packed-archive.ts';
import { writeEdited } from '../../fixtures/tamper.ts';
import { vendorData, vendorDataAbsent } from '../../fixtures/vendor-data.ts';

if (vendorData === null) process.stderr.write(`${vendorDataAbsent}\n`);

const folder = folderOfTests();
const sample = join(folder, 'sample.sbqa');
const vendors = join(folder, 'vendors.sbqa');

beforeAll(async () => {
  await writeSample({ size: 'small', out: sample });
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

type View = Extract<ListSource, { kind: 'view' }>['view'];

async function rowsOf(archive: OpenArchive, view: View, scope: Scope = {}): Promise<Record<string, Cell>[]> {
  const list = createListEngine(archive).list({ kind: 'view', view });
  const rows = await list.rows({ scope, filters: [], sort: [] }, 0, 1000, undefined);
  return rows.map(({ cells }) =>
    Object.fromEntries(list.columns.map(({ name }, at) => [name, cells[at] ?? null])),
  );
}

/** The second calculation: base and VAT by code and calendar quarter, debit minus credit. */
function bySql(archive: OpenArchive): string[] {
  return archive.db
    .prepare<string>(
      `SELECT c.administration_id || ' ' || strftime('%Y', d) || '-' || ((strftime('%m', d) - 1) / 3 + 1) || ' ' || c.code || ' ' ||
         sum(iif(l.ledger_account_id IN (SELECT payable_account_id FROM vat_code UNION SELECT receivable_account_id FROM vat_code), 0, l.signed_cents))
         || ' ' || sum(iif(v.side = 'D', v.amount_cents, -v.amount_cents)) || ' ' || count(*)
       FROM (SELECT *, coalesce(l.effective_date, (SELECT e.entry_date FROM journal_entry e WHERE e.id = l.journal_entry_id)) AS d FROM journal_line l) l
         JOIN journal_line_vat v ON v.journal_line_id = l.id JOIN vat_code c ON c.id = v.vat_code_id
       GROUP BY c.id, strftime('%Y', d), (strftime('%m', d) - 1) / 3`,
      { pluck: true },
    )
    .all()
    .sort();
}

const byCode = (rows: Record<string, Cell>[]) =>
  rows
    .map((row) => {
      const start = String(row.startDate);
      const quarter = `${start.slice(0, 4)}-${Math.floor((Number(start.slice(5, 7)) - 1) / 3) + 1}`;
      return [row.administrationId, quarter, row.vatCode, row.baseCents, row.vatCents, row.lines].join(' ');
    })
    .sort();

describe('VAT by code is what plain SQL adds up', () => {
  test('of the sample', async () => {
    const archive = await openForTest(sample, SAMPLE_PASSPHRASE);
    const rows = await rowsOf(archive, 'vat-codes');
    expect(rows.length).toBeGreaterThan(20);
    expect(byCode(rows)).toEqual(bySql(archive));
  });

  test.skipIf(vendorData === null)('of the vendors’ books', async () => {
    const archive = await openForTest(vendors, packedPassphrase);
    const rows = await rowsOf(archive, 'vat-codes');
    expect(rows.length).toBeGreaterThan(10);
    expect(byCode(rows)).toEqual(bySql(archive));
  });
});

describe('VAT by box', () => {
  test('is what was filed, in every box and total of the sample', async () => {
    const archive = await openForTest(sample, SAMPLE_PASSPHRASE);
    const rows = await rowsOf(archive, 'vat');
    expect(new Set(rows.map(({ comparison }) => comparison))).toEqual(new Set(['same']));
    const filed =
      archive.db.prepare<number>('SELECT count(*) FROM vat_return_box', { pluck: true }).get() ?? 0;
    const totals = rows.filter(({ box, kind }) => kind === 'return' && (box === '5a' || box === '5g'));
    expect(totals).toHaveLength(8);
    expect(rows).toHaveLength(filed + totals.length);
    for (const { box, returnId, vatCents } of totals) {
      if (box !== '5g') continue;
      expect(vatCents).toBe(
        archive.db
          .prepare<number>('SELECT total_cents FROM vat_return WHERE id = ?', { pluck: true })
          .get(Number(returnId)),
      );
    }
  });

  test('says where a return differs from the books, and which period none was filed for', async () => {
    const path = join(folder, 'edited.sbqa');
    writeEdited(sample, path, { version: 4, passphrase: SAMPLE_PASSPHRASE }, (db) => {
      db.exec(`UPDATE vat_return_box SET turnover_cents = turnover_cents + 100, vat_cents = vat_cents - 7 WHERE id = 1;
        DELETE FROM vat_return_box WHERE vat_return_id = 3; DELETE FROM vat_return WHERE id = 3;`);
    });
    const archive = await openForTest(path, SAMPLE_PASSPHRASE);
    const rows = await rowsOf(archive, 'vat');
    const differing = rows.filter(({ comparison }) => comparison === 'differs');
    expect(
      differing.map(({ box, turnoverDifferenceCents, vatDifferenceCents }) => [
        box,
        turnoverDifferenceCents,
        vatDifferenceCents,
      ]),
    ).toEqual([
      ['1a', 100, -7],
      ['5a', null, -7],
    ]);
    const unfiled = rows.filter(({ comparison }) => comparison === 'not_filed');
    expect(new Set(unfiled.map(({ startDate, endDate }) => `${startDate} ${endDate}`))).toEqual(
      new Set(['2025-04-01 2025-06-30']),
    );
    expect(unfiled.map(({ box }) => box)).toEqual(['1a', '1b', '3b', '4b', '5a', '5b', '5g']);
  });

  test('leads to its lines, and these add up to it', async () => {
    const archive = await openForTest(sample, SAMPLE_PASSPHRASE);
    for (const box of await rowsOf(archive, 'vat')) {
      if (box.lines === 0) continue;
      const scope: Scope = {
        administrationId: Number(box.administrationId),
        vatBox: String(box.box),
        fromDate: String(box.startDate),
        toDate: String(box.endDate),
      };
      const list = createListEngine(archive).list({ kind: 'view', view: 'vat-lines' });
      const request = { scope, filters: [], sort: [] };
      const totals = await list.totals(request, undefined);
      expect(totals.rows).toBe(box.lines);
      if (box.kind === 'return') {
        const sign = box.box === '5b' ? 1 : -1;
        expect(Number(totals.sums.vatCents)).toBe(box.vatCents === 0 ? 0 : sign * Number(box.vatCents));
      }
      expect(await list.rows(request, 0, 1000, undefined)).toHaveLength(totals.rows);
    }
  });
});
