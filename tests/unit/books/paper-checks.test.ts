import { describe, expect, test } from 'vitest';
import { type BookCheckName, bookChecks } from '#engine/books/book-checks.ts';
import { layerResult } from '#engine/verify/layer-report.ts';
import { findingSeverities } from '#shared/contract/finding-codes.ts';
import { withoutSentence } from '../../fixtures/finding-sentences.ts';
import { bookRecords, codesOfLedger, codesOfPapers } from './book-records.ts';

const { administration, found, insert, run, seen } = bookRecords();

test('an archive without any records: no check is possible, each says why, and the layer is not green', () => {
  const outcomes = (Object.keys(bookChecks) as BookCheckName[]).map(run);
  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({ items: 0, findings: [] });
    expect(outcome.reason).not.toBeNull();
  }
  expect(layerResult(outcomes, {})).toMatchObject({ verdict: 'not_possible', reason: 'no_records' });
});

describe('invoices', () => {
  function invoice(more: Parameters<typeof insert<'invoice'>>[1] | object): number {
    return insert('invoice', {
      administration_id: 1,
      direction: 'purchase',
      kind: 'invoice',
      number: 'F1',
      net_cents: 10000,
      vat_cents: 2100,
      gross_cents: 12100,
      ...more,
    });
  }
  const line = (invoiceId: number, netCents: number | null, vatCents: number | null = null) =>
    insert('invoice_line', {
      invoice_id: invoiceId,
      line_number: 1,
      net_cents: netCents,
      vat_cents: vatCents,
    });

  test('amounts: pass where net, VAT and lines make the total; lines without amounts are not added up', () => {
    const first = invoice({});
    line(first, 12000);
    line(first, -2000);
    line(invoice({ number: 'F2' }), null);
    line(invoice({ number: 'F3', net_cents: null, vat_cents: null, gross_cents: 121 }), 100, 21);
    expect(run('invoice_amounts')).toMatchObject({ reason: null, items: 3, findings: [] });
  });

  test('amounts: find a total that net and VAT do not make, and lines that do not', () => {
    const wrongSum = invoice({ vat_cents: 2101 });
    const wrongLines = invoice({ number: 'F2' });
    line(wrongLines, 9999);
    expect(found('invoice_amounts')).toEqual([
      ['invoice_sum_differs', `invoice ${wrongSum}`],
      ['invoice_lines_differ', `invoice ${wrongLines}`],
    ]);
  });

  test('duplicates: pass for other suppliers, credit notes, sales and invoices without a number', () => {
    const a = administration();
    const [first, second] = ['R1', 'R2'].map((code) =>
      insert('relation', { administration_id: a, code, name: code, type: 'supplier' }),
    );
    invoice({ relation_id: first });
    invoice({ relation_id: second });
    invoice({ relation_id: first, kind: 'credit_note' });
    invoice({ relation_id: first, direction: 'sales' });
    invoice({ relation_id: first, number: null });
    invoice({ relation_id: first, number: ' ' });
    expect(run('duplicate_invoices')).toMatchObject({ reason: null, items: 3, findings: [] });
  });

  test('duplicates: find the second of a supplier and number, capitals and spaces aside', () => {
    const relationId = insert('relation', {
      administration_id: administration(),
      code: 'R1',
      name: 'Meelfabriek',
      type: 'supplier',
    });
    const first = invoice({ relation_id: relationId, number: 'f-77' });
    const second = invoice({ relation_id: relationId, number: ' F-77 ' });
    expect(run('duplicate_invoices').findings).toMatchObject([
      {
        code: 'duplicate_supplier_invoice',
        record: { table: 'invoice', id: second },
        details: { firstId: first },
      },
    ]);
  });

  test('UBL: passes where the recognised amounts are those of the document, finds those that are not, and broken XML', () => {
    const add = (xml: string, more: object) => {
      const content = Buffer.from(xml);
      const contentId = insert('document_content', {
        sha256: String(insert('user_account', { name: 'x', role: 'user' })),
        byte_size: content.length,
        content,
      });
      const documentId = insert('document', {
        administration_id: 1,
        content_id: contentId,
        kind: 'purchase_invoice',
        file_name: 'a.xml',
        mime_type: 'application/xml',
        status: 'exported',
      });
      return invoice({ document_id: documentId, ...more });
    };
    add(ublText('121.00'), {});
    expect(run('ubl_amounts')).toMatchObject({ reason: null, items: 1, findings: [] });
    const differs = add(ublText('121.01'), {});
    add('<Invoice', {});
    add('<other/>', {});
    expect(found('ubl_amounts')).toEqual([
      ['ubl_amount_differs', `invoice ${differs}`],
      ['ubl_unreadable', 'document 3'],
    ]);
  });
});

function ublText(gross: string): string {
  return `<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
    xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
    xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2">
    <cbc:ID>F1</cbc:ID><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
    <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">21.00</cbc:TaxAmount></cac:TaxTotal>
    <cac:LegalMonetaryTotal><cbc:TaxExclusiveAmount currencyID="EUR">100.00</cbc:TaxExclusiveAmount>
      <cbc:TaxInclusiveAmount currencyID="EUR">${gross}</cbc:TaxInclusiveAmount></cac:LegalMonetaryTotal>
  </Invoice>`;
}

describe('bank_statements', () => {
  function statement(
    bankAccountId: number,
    date: string,
    openingCents: number,
    closingCents: number,
    lines: number[],
  ) {
    const id = insert('bank_statement', {
      bank_account_id: bankAccountId,
      number: date,
      statement_date: date,
      opening_cents: openingCents,
      closing_cents: closingCents,
    });
    for (const cents of lines) {
      insert('bank_line', {
        bank_statement_id: id,
        line_number: 1,
        booking_date: date,
        amount_cents: cents,
      });
    }
    return id;
  }
  const bankAccount = () => insert('bank_account', { administration_id: 1, iban: 'NL20INGB0001234567' });

  test('pass where lines make the closing balance and the next statement connects, by date and not by id', () => {
    const bank = bankAccount();
    statement(bank, '2024-02-29', 150, 140, [-10]);
    statement(bank, '2024-01-31', 100, 150, [80, -30]);
    statement(bank, '2024-03-31', 140, 140, []);
    statement(bankAccount(), '2024-01-31', 0, 0, []);
    expect(run('bank_statements')).toMatchObject({ reason: null, items: 4, findings: [] });
  });

  test('find lines that do not add up, and a statement that does not connect', () => {
    const bank = bankAccount();
    const wrong = statement(bank, '2024-01-31', 100, 150, [49]);
    const gap = statement(bank, '2024-02-29', 151, 151, []);
    expect(found('bank_statements')).toEqual([
      ['statement_lines_differ', `bank_statement ${wrong}`],
      ['statement_not_connected', `bank_statement ${gap}`],
    ]);
  });
});

describe('documents', () => {
  function document(more: object): number {
    return insert('document', {
      administration_id: 1,
      kind: 'receipt',
      file_name: 'bon.jpg',
      mime_type: 'image/jpeg',
      status: 'exported',
      content_id: 1,
      ...more,
    });
  }

  test('export_records: pass with a record, fail without one or with a failed attempt only', () => {
    const exported = document({});
    document({ status: 'archived' });
    const log = (documentId: number, outcome: 'exported' | 'failed') =>
      insert('export_log', {
        document_id: documentId,
        at: '2024-01-01T00:00:00Z',
        package: 'Exact Online',
        outcome,
      });
    log(exported, 'failed');
    log(exported, 'exported');
    expect(run('export_records')).toMatchObject({ reason: null, items: 1, findings: [] });
    const failed = document({});
    log(failed, 'failed');
    expect(found('export_records')).toEqual([['export_record_missing', `document ${failed}`]]);
  });

  test('missing_documents: pass with files and links that lead somewhere', () => {
    const id = document({});
    document({ content_id: null, status: 'deleted' });
    insert('document_link', { document_id: id, target_table: 'document', target_id: id });
    expect(run('missing_documents')).toMatchObject({ reason: null, items: 2, findings: [] });
  });

  test('missing_documents: find a document without its file and links that lead nowhere', () => {
    const id = document({ content_id: null });
    insert('document_link', { document_id: id, target_table: 'journal_entry', target_id: 99 });
    insert('document_link', { document_id: id, target_table: 'elsewhere', target_id: 1 });
    expect(found('missing_documents')).toEqual([
      ['document_missing', `document ${id}`],
      ['link_target_missing', 'document_link 1'],
      ['link_target_missing', 'document_link 2'],
    ]);
  });

  test('retention: passes for the known classes, finds unknown ones and terms without a beginning', () => {
    document({});
    document({ retention_class: 'real_estate', retention_from: '2022-05-01' });
    expect(run('retention')).toMatchObject({ reason: null, items: 2, findings: [] });
    const unknown = document({ retention_class: 'forever' });
    const missing = document({ retention_class: 'wwft5' });
    const malformed = document({ retention_from: '2022-13-01' });
    expect(found('retention')).toEqual([
      ['retention_class_unknown', `document ${unknown}`],
      ['retention_date_missing', `document ${missing}`],
      ['retention_date_malformed', `document ${malformed}`],
    ]);
  });
});

describe('identifiers', () => {
  function relation(more: object): number {
    const code = String(Math.random());
    return insert('relation', { administration_id: 1, code, name: 'X', type: 'supplier', ...more });
  }

  test('pass where they are well formed, an old account number and a foreign trade register included', () => {
    relation({ iban: 'NL91 ABNA 0417 1643 00', vat_number: 'NL000099998B57', kvk_number: '12345678' });
    relation({ iban: '123456789', kvk_number: 'HRB 1234', country: 'DE', vat_number: 'DE123456789' });
    insert('bank_account', { administration_id: 1, iban: 'BE68539007547034' });
    expect(run('identifiers')).toMatchObject({ reason: null, items: 6, findings: [] });
  });

  test('find those that are not', () => {
    const id = relation({ iban: 'NL92ABNA0417164300', vat_number: 'NL12', kvk_number: '1234567' });
    expect(found('identifiers').toSorted()).toEqual([
      ['iban_malformed', `relation ${id}`],
      ['kvk_malformed', `relation ${id}`],
      ['vat_number_malformed', `relation ${id}`],
    ]);
  });
});

test('every code of the papers was found above, and each finding fills a sentence of both languages', () => {
  expect([...new Set(seen.map(({ code }) => code))].sort()).toEqual(codesOfPapers);
  expect(withoutSentence(seen)).toEqual([]);
});

test('ledger and papers together are all codes of the books', () => {
  expect([...codesOfLedger, ...codesOfPapers].sort()).toEqual(Object.keys(findingSeverities.books).sort());
});
