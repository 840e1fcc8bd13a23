import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import GenuineSqlcipher from '@signalapp/sqlcipher';
import { afterAll, describe, expect, it } from 'vitest';
import { type PackSummary, packArchive } from '#packer/pack.ts';
import { columnNames, coveredTableNames } from '#shared/archive-format/tables.ts';
import { cellOf, openPacked, packedPassphrase, rowsOf } from '../../fixtures/packed-archive.ts';
import { vendorData, vendorDataAbsent } from '../../fixtures/vendor-data.ts';

if (vendorData === null) process.stderr.write(`${vendorDataAbsent}\n`);

const folder = mkdtempSync(join(tmpdir(), 'sbqa-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Exact Online and Multivers with the UBL and PDF files, in one archive; written once for all tests. */
const packed = vendorData === null ? null : await packVendorFiles(vendorData);

async function packVendorFiles(data: string) {
  const documentsDir = join(folder, 'documents');
  mkdirSync(documentsDir);
  for (const kind of ['ubl', 'pdf']) {
    for (const name of readdirSync(join(data, kind)).filter((file) => /\.(?:xml|pdf)$/.test(file))) {
      copyFileSync(join(data, kind, name), join(documentsDir, name));
    }
  }
  const out = join(folder, 'vendors.sbqa');
  const xafPaths = ['ExactOnline_V32_2016.xaf', 'Multivers_V32_2017.xaf'].map((name) =>
    join(data, 'xaf', name),
  );
  return packArchive({ xafPaths, documentsDir, client: 'Twee klanten', passphrase: packedPassphrase, out });
}

function packedSummary(): PackSummary {
  if (packed === null) throw new Error(vendorDataAbsent);
  return packed;
}

describe.skipIf(vendorData === null)('Exact Online and Multivers', () => {
  it('come out to the last line, with their documents', () => {
    const summary = packedSummary();
    const rows = Object.fromEntries(summary.tables.map((table) => [table.name, table.rows]));
    expect(rows).toMatchObject({
      administration: 2,
      ledger_account: 97 + 165,
      relation: 29 + 31,
      journal: 8 + 11,
      journal_entry: 57 + 69,
      journal_line: 167 + 371,
      journal_line_vat: 49 + 68,
      opening_balance_line: 22,
      period: 24,
      document: 12,
      document_content: 12,
      invoice: 9,
      bank_account: 5,
    });
    expect(summary.controlTotals).toEqual([
      {
        administration: '1',
        fiscalYear: '2016',
        entries: 57,
        lines: 167,
        debitCents: 99_995_406,
        creditCents: 99_995_406,
        sourceLines: 167,
        sourceDebitCents: 99_995_406,
        sourceCreditCents: 99_995_406,
      },
      {
        administration: 'MVL00003',
        fiscalYear: '2017',
        entries: 69,
        lines: 371,
        debitCents: 13_583_632,
        creditCents: 13_583_632,
        sourceLines: 371,
        sourceDebitCents: 13_583_632,
        sourceCreditCents: 13_583_632,
      },
    ]);
  });

  it('keep what the files say, down to the fields', () => {
    const { path } = packedSummary();
    const db = openPacked(path);
    const opening =
      'SELECT side, sum(amount_cents) AS cents FROM opening_balance_line GROUP BY side ORDER BY side';
    expect(rowsOf(db, opening)).toEqual([
      { side: 'C', cents: 110_975_322 },
      { side: 'D', cents: 110_975_322 },
    ]);
    // Multivers writes Latin-1; Exact Online a byte order mark and UTF-8.
    expect(cellOf(db, "SELECT name FROM relation WHERE code = 'D1005'")).toBe('Gartencenter Löwenbrau');
    expect(
      cellOf(db, "SELECT description FROM ledger_account WHERE description LIKE 'Tussenrekening a%'"),
    ).toBe('Tussenrekening assurantiën');
    expect(rowsOf(db, "SELECT rgs_code, lead_code FROM ledger_account WHERE code = '0310'")).toEqual([
      { rgs_code: 'BEivGokGea', lead_code: '11' },
    ]);
    // Exact Online's sub-ledger lines all find their journal line; of Multivers' one names a line that is not there.
    expect(cellOf(db, 'SELECT count(*) FROM journal_line WHERE due_date IS NOT NULL')).toBe(83);
    expect(
      cellOf(
        db,
        "SELECT due_date FROM journal_line l JOIN journal_entry e ON e.id = l.journal_entry_id WHERE e.number = '16600003' AND l.line_number = '0:1'",
      ),
    ).toBe('2016-05-16');
    // Multivers says of no relation whether it is a customer; its journals do.
    expect(
      rowsOf(db, "SELECT code, type FROM relation WHERE code IN ('D1001', 'C7014') ORDER BY code"),
    ).toEqual([
      { code: 'C7014', type: 'supplier' },
      { code: 'D1001', type: 'customer' },
    ]);
    expect(
      rowsOf(
        db,
        'SELECT currency, count(*) AS n FROM journal_line WHERE currency IS NOT NULL GROUP BY 1 ORDER BY 1',
      ),
    ).toEqual([
      { currency: 'GBP', n: 12 },
      { currency: 'USD', n: 4 },
    ]);
    expect(
      cellOf(
        db,
        'SELECT count(*) FROM journal_entry e WHERE (SELECT sum(signed_cents) FROM journal_line l WHERE l.journal_entry_id = e.id) <> 0',
      ),
    ).toBe(0);
  });

  it('have a trial balance that equals their own totals', () => {
    const { path } = packedSummary();
    const balances = rowsOf(
      openPacked(path),
      `SELECT a.administration_id AS administration, sum(m.debit) AS debit, sum(m.credit) AS credit, sum(o.opening + m.debit - m.credit) AS closing
       FROM ledger_account a
         JOIN (SELECT a.id, coalesce(sum(iif(l.side = 'D', l.amount_cents, 0)), 0) AS debit,
             coalesce(sum(iif(l.side = 'C', l.amount_cents, 0)), 0) AS credit
           FROM ledger_account a LEFT JOIN journal_line l ON l.ledger_account_id = a.id GROUP BY a.id) m ON m.id = a.id
         JOIN (SELECT a.id, coalesce(sum(b.signed_cents), 0) AS opening
           FROM ledger_account a LEFT JOIN opening_balance_line b ON b.ledger_account_id = a.id GROUP BY a.id) o ON o.id = a.id
       GROUP BY a.administration_id ORDER BY 1`,
    );
    expect(balances).toEqual([
      { administration: 1, debit: 99_995_406, credit: 99_995_406, closing: 0 },
      { administration: 2, debit: 13_583_632, credit: 13_583_632, closing: 0 },
    ]);
  });

  it('have each UBL recognised so that lines and VAT make the gross amount', () => {
    const { path } = packedSummary();
    const db = openPacked(path);
    const invoices = rowsOf(
      db,
      `SELECT d.file_name AS file, i.kind, i.number, i.currency, i.gross_cents AS gross,
         (SELECT sum(l.net_cents) FROM invoice_line l WHERE l.invoice_id = i.id) + i.vat_cents - i.gross_cents AS difference
       FROM invoice i JOIN document d ON d.id = i.document_id ORDER BY d.file_name`,
    );
    expect(invoices.map(({ difference }) => difference)).toEqual(invoices.map(() => 0));
    expect(invoices).toContainEqual({
      file: 'SI-UBL-2.0_ok_full.xml',
      kind: 'invoice',
      number: 'TOSL108',
      currency: 'EUR',
      gross: 172_870,
      difference: 0,
    });
    expect(invoices).toContainEqual({
      file: 'ubl-tc434-creditnote1.xml',
      kind: 'credit_note',
      number: '018304 / 28865',
      currency: 'EUR',
      gross: 10_011,
      difference: 0,
    });
    const words = (query: string) =>
      rowsOf(
        db,
        'SELECT r.kind, r.record_id AS id FROM search JOIN search_record r ON r.id = search.rowid WHERE search MATCH ?',
        query,
      );
    expect(words('coolblue')).toEqual([{ kind: 'document', id: 8 }]);
    expect(words('tosl108').map(({ kind }) => kind)).toEqual(['invoice', 'document']);
  });

  it('are read by genuine SQLCipher, every row of every table', () => {
    const { path } = packedSummary();
    const ours = openPacked(path);
    const genuine = new GenuineSqlcipher(path);
    genuine.pragma(`key = '${packedPassphrase}'`);
    try {
      for (const table of coveredTableNames) {
        const sql = `SELECT ${columnNames(table).join(', ')} FROM ${table} ORDER BY id`;
        const read = genuine.prepare(sql).all();
        expect(read).toHaveLength(Number(cellOf(ours, `SELECT count(*) FROM ${table}`)));
        expect(comparable(read)).toEqual(comparable(rowsOf(ours, sql)));
      }
      expect(genuine.pragma('cipher_integrity_check')).toEqual([]);
      expect(genuine.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    } finally {
      genuine.close();
    }
  });
});

/** Rows with BLOBs as plain bytes, whatever class a driver gives them. */
function comparable(rows: readonly Readonly<Record<string, unknown>>[]) {
  return rows.map((row) =>
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value,
    ]),
  );
}
