import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { packArchive } from '#packer/pack.ts';
import { auditfileXml, type BuiltEntry } from '../../fixtures/auditfile.ts';
import { cellOf, openPacked, packedPassphrase, rowsOf } from '../../fixtures/packed-archive.ts';
import { pdfOf, protectedPdf } from '../../fixtures/pdf.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { type BuiltUbl, ublXml } from '../../fixtures/ubl.ts';

const us = { name: 'Voorbeeld B.V.', vat: 'NL001234567B01' };
const paper = { name: 'Papierhandel De Vel', vat: 'NL007654321B01' };

function purchase(nr: string, reference: string, relation: string, cents = 12_100): BuiltEntry {
  const fields = { effDate: '2025-03-05', docRef: '', invRef: reference, custSupID: relation };
  return {
    nr,
    date: '2025-03-05',
    period: '3',
    lines: [
      { nr: '1', account: '1600', cents, side: 'C', fields },
      { nr: '2', account: '4000', cents, side: 'D', fields: { effDate: '2025-03-05' } },
    ],
  };
}

const books = auditfileXml({
  relations: [
    { custSupID: 'C1', custSupName: 'De Vel Papier', taxRegIdent: 'NL007654321B01', custSupTp: 'S' },
    { custSupID: 'C2', custSupName: 'Met KvK', commerceNr: '123456780000', custSupTp: 'S' },
    { custSupID: 'D1', custSupName: 'Afnemer & Zonen B.V.', custSupTp: 'C' },
  ],
  accounts: [
    ['0500', 'Eigen vermogen', 'B'],
    ['1100', 'Bank', 'B'],
    ['1500', 'Btw', 'B'],
    ['1600', 'Crediteuren', 'B'],
    ['4000', 'Kosten', 'P'],
  ],
  journals: [
    {
      code: 'B',
      description: 'Bank',
      type: 'B',
      entries: [{ ...purchase('B1', 'F-77', 'C1'), date: '2025-01-02' }],
    },
    {
      code: 'I',
      description: 'Inkoop',
      type: 'P',
      entries: [purchase('1', 'F-77', 'C1'), purchase('2', 'K-1', 'C2')],
    },
    { code: 'V', description: 'Verkoop', type: 'S', entries: [purchase('3', '2025001', 'D1')] },
  ],
})
  .replace('<custSupID>C1</custSupID>', '<custSupID>C1</custSupID>')
  .replace(
    '<custSupTp>C</custSupTp>',
    '<custSupTp>C</custSupTp><bankAccount><bankAccNr>0417164300</bankAccNr></bankAccount>',
  );

/** Packs the books with a folder of these files. */
async function pack(files: Readonly<Record<string, string | Uint8Array>>, xaf: string | null = books) {
  const folder = temporaryFolder();
  const documentsDir = join(folder, 'documents');
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(documentsDir, name)), { recursive: true });
    writeFileSync(join(documentsDir, name), content);
  }
  const xafPath = join(folder, 'books.xaf');
  if (xaf !== null) writeFileSync(xafPath, xaf);
  const out = join(folder, 'out.sbqa');
  const summary = await packArchive({
    xafPaths: xaf === null ? [] : [xafPath],
    documentsDir,
    client: 'Voorbeeld B.V.',
    passphrase: packedPassphrase,
    acceptsAppointments: false,
    out,
  });
  return { db: openPacked(out), codes: summary.oddities.map(({ code }) => code), summary };
}

const invoiceOf = (ubl: Partial<BuiltUbl>) =>
  ublXml({ number: 'F-77', supplier: paper, customer: us, ...ubl });
const bookings = `SELECT d.file_name AS file, d.kind, e.number AS entry FROM document d
  LEFT JOIN document_link k ON k.document_id = d.id AND k.target_table = 'journal_entry' AND k.role = 'booking'
  LEFT JOIN journal_entry e ON e.id = k.target_id ORDER BY d.id`;

describe('UBL', () => {
  it('is recognised with its lines, its relation and the entry that it was booked in, not the one that paid it', async () => {
    const { db } = await pack({
      'a.xml': invoiceOf({ allowance: '10.00', lines: [{ description: 'Enveloppen', net: '110.00' }] }),
    });
    expect(
      rowsOf(
        db,
        'SELECT direction, kind, number, r.code AS relation, issue_date, net_cents, vat_cents, gross_cents, payment_reference, e.number AS entry FROM invoice i JOIN relation r ON r.id = i.relation_id JOIN journal_entry e ON e.id = i.journal_entry_id'.replace(
          'number,',
          'i.number,',
        ),
      ),
    ).toEqual([
      {
        direction: 'purchase',
        kind: 'invoice',
        number: 'F-77',
        relation: 'C1',
        issue_date: '2025-03-05',
        net_cents: 10_000,
        vat_cents: 2_100,
        gross_cents: 12_100,
        payment_reference: 'Factuur F-77',
        entry: '1',
      },
    ]);
    expect(rowsOf(db, 'SELECT line_number, description, net_cents FROM invoice_line ORDER BY id')).toEqual([
      { line_number: 1, description: 'Enveloppen', net_cents: 11_000 },
      { line_number: 2, description: 'Korting', net_cents: -1_000 },
    ]);
    expect(rowsOf(db, bookings)).toEqual([{ file: 'a.xml', kind: 'purchase_invoice', entry: '1' }]);
    expect(cellOf(db, 'SELECT retention_from FROM document')).toBe('2025-03-05');
  });

  it.each([
    { by: 'VAT number', supplier: { name: 'Anders', vat: 'NL0076.54.321.B01' }, iban: '', relation: 'C1' },
    { by: 'KvK number', supplier: { name: 'Anders', kvk: '12345678' }, iban: '', relation: 'C2' },
    { by: 'IBAN', supplier: { name: 'Anders' }, iban: 'NL91 ABNA 0417 1643 00', relation: 'D1' },
    { by: 'code', supplier: { name: 'Anders', code: 'C2' }, iban: '', relation: 'C2' },
    { by: 'name', supplier: { name: 'de vel papier' }, iban: '', relation: 'C1' },
    { by: 'nothing', supplier: { name: 'De Vel' }, iban: '', relation: null },
  ])('finds its relation by $by', async ({ supplier, iban, relation }) => {
    const { db } = await pack({ 'a.xml': invoiceOf({ supplier, iban }) });
    expect(rowsOf(db, 'SELECT r.code FROM invoice i LEFT JOIN relation r ON r.id = i.relation_id')).toEqual([
      { code: relation },
    ]);
  });

  it('of ourselves is a sales invoice', async () => {
    const { db } = await pack({
      'a.xml': ublXml({ number: '2025001', supplier: us, customer: { name: 'Afnemer & Zonen BV' } }),
    });
    expect(rowsOf(db, bookings)).toEqual([{ file: 'a.xml', kind: 'sales_invoice', entry: '3' }]);
    expect(cellOf(db, 'SELECT direction FROM invoice')).toBe('sales');
  });

  it('may be a credit note, with its amounts as it says them', async () => {
    const { db } = await pack({ 'a.xml': invoiceOf({ root: 'CreditNote', number: 'C-1' }) });
    expect(rowsOf(db, 'SELECT kind, gross_cents FROM invoice')).toEqual([
      { kind: 'credit_note', gross_cents: 12_100 },
    ]);
  });

  it('that comes twice is one invoice and two documents of one content', async () => {
    const { db } = await pack({ 'a.xml': invoiceOf({}), 'b/copy.xml': invoiceOf({}) });
    expect(cellOf(db, 'SELECT count(*) FROM invoice')).toBe(1);
    expect(cellOf(db, 'SELECT count(*) FROM document_content')).toBe(1);
    expect(rowsOf(db, bookings).map(({ file, entry }) => [file, entry])).toEqual([
      ['a.xml', '1'],
      ['copy.xml', '1'],
    ]);
    expect(rowsOf(db, "SELECT document_id, role FROM document_link WHERE target_table = 'invoice'")).toEqual([
      { document_id: 2, role: 'copy' },
    ]);
  });
});

describe('PDF', () => {
  it('of the same name as a UBL shows its invoice', async () => {
    const { db } = await pack({ 'x/F77.xml': invoiceOf({}), 'x/f77.PDF': await pdfOf('niets te vinden') });
    expect(rowsOf(db, bookings)).toEqual([
      { file: 'F77.xml', kind: 'purchase_invoice', entry: '1' },
      { file: 'f77.PDF', kind: 'purchase_invoice', entry: '1' },
    ]);
    expect(rowsOf(db, "SELECT role, target_id FROM document_link WHERE target_table = 'invoice'")).toEqual([
      { role: 'rendition', target_id: 1 },
    ]);
  });

  it('that prints number and supplier of a UBL shows its invoice', async () => {
    const text = `${paper.name}\nBTW NL007654321B01\nFactuurnummer: F-77\nTotaal 121,00`;
    const { db } = await pack({ 'a.xml': invoiceOf({}), 'scan 001.pdf': await pdfOf(text) });
    expect(rowsOf(db, "SELECT role FROM document_link WHERE target_table = 'invoice'")).toEqual([
      { role: 'rendition' },
    ]);
  });

  it('without UBL is linked to the entry whose number and relation it prints', async () => {
    const { db, codes } = await pack({
      'brief.pdf': await pdfOf('Beste lezer,', 'met vriendelijke groet, Voorbeeld'),
      'inkoop.pdf': await pdfOf('De Vel Papier', 'Factuur F-77', 'Te betalen 121,00'),
      'verkoop.pdf': await pdfOf('Factuur 2025001 aan Afnemer & Zonen B.V.'),
      'zonder relatie.pdf': await pdfOf('Factuur F-77 van iemand anders'),
    });
    expect(rowsOf(db, bookings)).toEqual([
      { file: 'brief.pdf', kind: 'other', entry: null },
      { file: 'inkoop.pdf', kind: 'purchase_invoice', entry: '1' },
      { file: 'verkoop.pdf', kind: 'sales_invoice', entry: '3' },
      { file: 'zonder relatie.pdf', kind: 'other', entry: null },
    ]);
    expect(codes).toContain('document_unmatched');
  });

  it('has its text searched and its pages counted; broken, protected and scanned ones are kept and said', async () => {
    const { db, codes, summary } = await pack({
      'broken.pdf': '%PDF-1.4\nrommel',
      'empty.pdf': '',
      'protected.pdf': await protectedPdf('geheim'),
      'scan.pdf': await pdfOf(),
      'text.pdf': await pdfOf('Rioolontstopping', 'tweede bladzijde'),
    });
    expect(
      rowsOf(db, 'SELECT file_name AS file, mime_type, page_count AS pages FROM document ORDER BY id'),
    ).toEqual([
      { file: 'broken.pdf', mime_type: 'application/pdf', pages: null },
      { file: 'empty.pdf', mime_type: 'application/pdf', pages: null },
      { file: 'protected.pdf', mime_type: 'application/pdf', pages: null },
      { file: 'scan.pdf', mime_type: 'application/pdf', pages: 1 },
      { file: 'text.pdf', mime_type: 'application/pdf', pages: 2 },
    ]);
    expect(codes.filter((code) => code.startsWith('pdf_'))).toEqual([
      'pdf_broken',
      'pdf_broken',
      'pdf_protected',
      'pdf_without_text',
    ]);
    expect(summary.oddities.find(({ code }) => code === 'pdf_protected')?.file).toBe('protected.pdf');
    const hit = 'SELECT r.title FROM search JOIN search_record r ON r.id = search.rowid WHERE search MATCH ?';
    expect(rowsOf(db, hit, 'rioolontstopping')).toEqual([{ title: 'text.pdf' }]);
  });
});

describe('other files', () => {
  it('are kept with their type, byte for byte', async () => {
    const png = PNG.sync.write(new PNG({ width: 2, height: 2 }));
    const { db, codes } = await pack({
      '.DS_Store': 'x',
      'afschrift.sta': ':20:940',
      'bon.png': png,
      'broken.xml': '<Invoice',
      'contract.docx': 'PK',
      'kopie van bon.png': png,
      'other.xml': '<html/>',
      'photo.jpg': Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
      'renamed.dat': await pdfOf('tekst'),
    });
    expect(rowsOf(db, 'SELECT file_name AS file, mime_type AS type FROM document ORDER BY id')).toEqual([
      { file: 'afschrift.sta', type: 'application/octet-stream' },
      { file: 'bon.png', type: 'image/png' },
      { file: 'broken.xml', type: 'application/xml' },
      {
        file: 'contract.docx',
        type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      },
      { file: 'kopie van bon.png', type: 'image/png' },
      { file: 'other.xml', type: 'application/xml' },
      { file: 'photo.jpg', type: 'image/jpeg' },
      { file: 'renamed.dat', type: 'application/pdf' },
    ]);
    expect(cellOf(db, 'SELECT count(*) FROM document_content')).toBe(7);
    expect(
      Buffer.from(
        cellOf(
          db,
          "SELECT content FROM document_content c JOIN document d ON d.content_id = c.id WHERE d.file_name = 'bon.png'",
        ) as Uint8Array,
      ),
    ).toEqual(png);
    expect(codes).toEqual(
      expect.arrayContaining(['hidden_file_left_out', 'xml_malformed', 'document_unmatched']),
    );
  });

  it('are an archive by themselves, of the client that is named', async () => {
    const { db, summary } = await pack({ 'a.xml': invoiceOf({}) }, null);
    expect(rowsOf(db, 'SELECT code, name FROM administration')).toEqual([
      { code: '1', name: 'Voorbeeld B.V.' },
    ]);
    expect(summary.controlTotals).toEqual([]);
    expect(cellOf(db, 'SELECT direction FROM invoice')).toBe('purchase');
  });

  it('in a folder of an administration’s name are that one’s', async () => {
    const folder = temporaryFolder();
    const documentsDir = join(folder, 'documents');
    for (const name of ['ADM2', 'voorbeeld bv', 'elders'])
      mkdirSync(join(documentsDir, name), { recursive: true });
    for (const name of ['ADM2/a.txt', 'voorbeeld bv/b.txt', 'elders/c.txt'])
      writeFileSync(join(documentsDir, name), name);
    const second = { companyIdent: 'ADM2', companyName: 'Tweede B.V.' };
    writeFileSync(join(folder, '1.xaf'), auditfileXml());
    writeFileSync(join(folder, '2.xaf'), auditfileXml({ company: second }));
    const out = join(folder, 'out.sbqa');
    const xafPaths = [join(folder, '1.xaf'), join(folder, '2.xaf')];
    await packArchive({
      xafPaths,
      documentsDir,
      passphrase: packedPassphrase,
      acceptsAppointments: false,
      out,
    });
    expect(
      rowsOf(
        openPacked(out),
        'SELECT file_name AS file, administration_id AS id FROM document ORDER BY file_name',
      ),
    ).toEqual([
      { file: 'a.txt', id: 2 },
      { file: 'b.txt', id: 1 },
      { file: 'c.txt', id: 1 },
    ]);
  });

  it('cannot be read from a folder that is not there', async () => {
    const folder = temporaryFolder();
    const options = {
      xafPaths: [],
      client: 'X',
      passphrase: packedPassphrase,
      out: join(folder, 'out.sbqa'),
    };
    await expect(packArchive({ ...options, documentsDir: join(folder, 'absent') })).rejects.toMatchObject({
      code: 'not_readable',
    });
  });
});
