import { createHash } from 'node:crypto';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { parseUblInvoice } from '#engine/documents/ubl-invoice.ts';
import { scales } from '#packer/sample/sizes.ts';
import { isBelgianVat, isDutchVat, isGermanVat, isIban } from '../../unit/sample/number-checks.ts';
import { SharedSample } from './sample-fixture.ts';

/** What pdfjs reads on the pages, in the order of drawing, and how many pages there are. */
async function readPdf(content: Uint8Array): Promise<{ words: string[]; pages: number }> {
  const task = getDocument({ data: Uint8Array.from(content), verbosity: 0, disableFontFace: true });
  const pdf = await task.promise;
  const texts: string[] = [];
  for (let page = 1; page <= pdf.numPages; page++) {
    const { items } = await (await pdf.getPage(page)).getTextContent();
    texts.push(...items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')));
  }
  await task.destroy();
  return { words: wordsOf(texts.join('')), pages: pdf.numPages };
}

function wordsOf(text: string): string[] {
  // pdfjs puts no space between texts that stand far apart on one line, so letters are compared and not words.
  return [...text.replace(/\s+/g, '')];
}

function bytes(cell: unknown): Uint8Array {
  if (cell instanceof Uint8Array) return cell;
  throw new Error('the cell holds no bytes');
}

describe('the documents of a sample', () => {
  const sample = new SharedSample('small', 1);

  const filesOf = (mimeType: string) =>
    sample.rows(
      `SELECT d.file_name, c.content, d.recognised_text, d.page_count, d.id FROM document d JOIN document_content c ON c.id = d.content_id WHERE d.mime_type = ?`,
      mimeType,
    );

  it('are as many as the size says, every one with its bytes under their hash', () => {
    expect(sample.cells('SELECT count(*) FROM document')).toEqual([scales.small.documents]);
    expect(
      sample.cells('SELECT id FROM document WHERE content_id IS NULL OR recognised_text IS NULL'),
    ).toEqual([]);
    const contents = sample.rows('SELECT sha256, byte_size, content FROM document_content');
    for (const [hash, size, content] of contents) {
      expect([createHash('sha256').update(bytes(content)).digest('hex'), bytes(content).length]).toEqual([
        hash,
        size,
      ]);
    }
    // The invoice that came twice is the same file: stored once.
    expect(contents.length).toBe(scales.small.documents - 1);
  });

  it('are of all kinds, and most of them differ in name', () => {
    expect(new Set(sample.cells('SELECT DISTINCT kind FROM document'))).toEqual(
      new Set([
        'purchase_invoice',
        'sales_invoice',
        'receipt',
        'bank_statement',
        'contract',
        'annual_accounts',
        'other',
      ]),
    );
    expect(sample.cells('SELECT file_name FROM document GROUP BY 1 HAVING count(*) > 1')).toEqual([]);
    expect(
      sample.cells(`SELECT l.document_reference FROM journal_line l WHERE l.document_reference IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM document d WHERE d.file_name = l.document_reference)`),
    ).toEqual([]);
  });

  it('have PDFs that open, and that read as their recognised text says', async () => {
    const files = filesOf('application/pdf');
    expect(files.length).toBeGreaterThan(100);
    for (const [name, content, text, pageCount] of files) {
      const { words, pages } = await readPdf(bytes(content));
      expect(words.join(''), String(name)).toBe(wordsOf(String(text)).join(''));
      expect(pages).toBe(pageCount);
    }
  });

  it('show the figures that were booked', () => {
    const missing = sample.cells(
      `SELECT i.number FROM invoice i JOIN document d ON d.id = i.document_id
       WHERE instr(d.recognised_text, i.number) = 0
         OR instr(replace(d.recognised_text, '.', ''), replace(printf('%.2f', i.gross_cents / 100.0), '.', ',')) = 0`,
    );
    expect(missing).toEqual([]);
  });

  it('hold credit notes both ways, each naming an invoice of the same relation', () => {
    const notes = sample.rows(
      `SELECT n.direction, (SELECT count(*) FROM invoice i WHERE i.relation_id = n.relation_id AND i.kind = 'invoice' AND i.id < n.id
         AND instr(d.recognised_text, i.number) > 0) > 0
       FROM invoice n JOIN document d ON d.id = n.document_id WHERE n.kind = 'credit_note'`,
    );
    expect(new Set(notes.map(([direction]) => direction))).toEqual(new Set(['purchase', 'sales']));
    expect(notes.filter(([, namesOne]) => namesOne !== 1)).toEqual([]);
  });

  it('have photos of receipts that open', () => {
    const photos = filesOf('image/png');
    expect(photos.length).toBeGreaterThan(0);
    for (const [, content, text] of photos) {
      const image = PNG.sync.read(Buffer.from(bytes(content)));
      expect(image.width).toBeGreaterThan(400);
      expect(new Set(image.data).size).toBeGreaterThan(20);
      expect(String(text)).toContain('TOTAAL EUR');
    }
  });

  it('have UBL that says what the invoice record says', () => {
    const files = filesOf('application/xml');
    expect(files.length).toBeGreaterThan(10);
    for (const [, content, , , documentId] of files) {
      const ubl = parseUblInvoice(new TextDecoder('utf-8', { fatal: true }).decode(bytes(content)));
      const [record] = sample.rows(
        `SELECT i.kind, i.number, i.issue_date, i.due_date, i.net_cents, i.vat_cents, i.gross_cents, i.payment_reference,
           (SELECT count(*) FROM invoice_line l WHERE l.invoice_id = i.id), i.direction, r.vat_number, r.kvk_number, r.iban
         FROM invoice i JOIN relation r ON r.id = i.relation_id WHERE i.document_id = ?`,
        documentId ?? null,
      );
      const [direction, vatNumber, kvkNumber, iban] = record?.slice(9) ?? [];
      expect(record?.slice(0, 9)).toEqual([
        ubl?.kind,
        ubl?.number,
        ubl?.issueDate,
        ubl?.dueDate,
        ubl?.netCents,
        ubl?.vatCents,
        ubl?.grossCents,
        ubl?.paymentReference,
        ubl?.lines.length,
      ]);
      const other = direction === 'purchase' ? ubl?.supplier : ubl?.customer;
      expect(other?.vatNumbers).toEqual(vatNumber === null ? [] : [vatNumber]);
      expect(other?.kvkNumbers).toEqual(kvkNumber === null ? [] : [kvkNumber]);
      if (direction === 'purchase') expect(ubl?.payeeAccounts).toEqual([iban]);
      expect(ubl?.vat.reduce((sum, { vatCents }) => sum + Number(vatCents), 0)).toBe(ubl?.vatCents);
      expect(ubl?.lines.reduce((sum, { netCents }) => sum + Number(netCents), 0)).toBe(ubl?.netCents);
    }
  });

  it('have timelines in order, and an export record where they were exported', () => {
    expect(
      sample.cells(
        `SELECT document_id FROM (SELECT document_id, at, lag(at) OVER (PARTITION BY document_id ORDER BY id) AS before FROM document_event) WHERE at < before`,
      ),
    ).toEqual([]);
    expect(
      sample.cells(
        `SELECT d.id FROM document d WHERE NOT EXISTS (SELECT 1 FROM document_event e WHERE e.document_id = d.id AND e.action = 'Ontvangen' AND e.at = d.received_at)`,
      ),
    ).toEqual([]);
    expect(
      sample.cells(
        `SELECT d.id FROM document d WHERE (d.status = 'exported') <> EXISTS (SELECT 1 FROM export_log x WHERE x.document_id = d.id AND x.outcome = 'exported')`,
      ),
    ).toEqual([]);
    expect(
      sample.cells(
        `SELECT x.id FROM export_log x LEFT JOIN document_link l ON l.document_id = x.document_id AND l.target_table = 'journal_entry'
           LEFT JOIN journal_entry e ON e.id = l.target_id WHERE x.outcome = 'exported' AND x.reference IS NOT e.number`,
      ),
    ).toEqual([]);
    expect(
      sample.cells(
        `SELECT a.id FROM authorisation a JOIN export_log x ON x.document_id = a.document_id WHERE a.decided_at > x.at`,
      ),
    ).toEqual([]);
    // People decide while they are at work: on weekdays, by day.
    expect(
      sample.cells(
        `SELECT id FROM authorisation WHERE strftime('%w', decided_at) IN ('0', '6') OR substr(decided_at, 12, 2) NOT BETWEEN '07' AND '17'`,
      ),
    ).toEqual([]);
    expect(sample.cells(`SELECT max(at) < '2026-03-16T09:30:00Z' FROM document_event`)).toEqual([1]);
  });

  it('are linked to what they belong to, all but one', () => {
    const { documentId, fileName } = sample.oddity('unmatched_document');
    expect(
      sample.rows(
        `SELECT d.id, d.file_name FROM document d WHERE NOT EXISTS (SELECT 1 FROM document_link l WHERE l.document_id = d.id)`,
      ),
    ).toEqual([[documentId, fileName]]);
    for (const table of sample.cells('SELECT DISTINCT target_table FROM document_link')) {
      expect(
        sample.cells(
          `SELECT id FROM document_link WHERE target_table = ? AND target_id NOT IN (SELECT id FROM ${table})`,
          table ?? null,
        ),
      ).toEqual([]);
    }
  });

  it('are kept for as long as their kind demands', () => {
    expect(
      sample.rows(
        `SELECT retention_class, sum(retention_from IS NULL), count(*) > 1 FROM document WHERE retention_class <> 'general7' GROUP BY 1 ORDER BY 1`,
      ),
    ).toEqual([
      ['oss10', 0, 1],
      ['real_estate', 0, 1],
      ['wwft5', 0, 1],
    ]);
    expect(
      sample.cells(`SELECT DISTINCT retention_from FROM document WHERE retention_class = 'general7'`),
    ).toEqual([null]);
  });
});

describe('the relations of a sample', () => {
  const sample = new SharedSample({ ...scales.small, suppliers: 200, customers: 300 }, 3);

  it('have numbers that are well formed', () => {
    const relations = sample.rows(
      `SELECT name, iban, vat_number, kvk_number, email FROM relation UNION ALL SELECT name, (SELECT iban FROM bank_account), vat_number, kvk_number, 'x.example' FROM administration`,
    );
    expect(relations.length).toBeGreaterThan(500);
    for (const [name, iban, vatNumber, kvkNumber, email] of relations) {
      expect(isIban(String(iban)), String(name)).toBe(true);
      const isVat = { NL: isDutchVat, BE: isBelgianVat, DE: isGermanVat }[String(vatNumber).slice(0, 2)];
      if (vatNumber !== null) expect(isVat?.(String(vatNumber)), `${name} ${vatNumber}`).toBe(true);
      if (kvkNumber !== null) expect(kvkNumber).toMatch(/^\d{8}$/);
      expect(email).toMatch(/\.example$/);
    }
    expect(new Set(relations.map(([name]) => name)).size).toBe(relations.length);
  });
});
