import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BookCheckName, bookChecks } from '#engine/books/book-checks.ts';
import { CheckReport } from '#engine/verify/check-outcome.ts';
import { layerResult } from '#engine/verify/layer-report.ts';
import { findingSeverities } from '#shared/contract/finding-codes.ts';
import type { Finding } from '#shared/contract/verification.ts';
import { withoutSentence } from '../../fixtures/finding-sentences.ts';
import { type MemoryRecords, memoryRecords } from '../../fixtures/records.ts';

let records: MemoryRecords;
/** Everything that was found in this file. */
const seen: Finding[] = [];

beforeEach(() => {
  records = memoryRecords();
});
afterEach(() => records.close());

function run(name: BookCheckName) {
  const report = new CheckReport(name);
  bookChecks[name](records, report);
  const outcome = report.outcome();
  seen.push(...outcome.findings);
  return outcome;
}

/** Code and record of each finding, in the order found. */
function found(name: BookCheckName): (readonly [string, string | undefined])[] {
  return run(name).findings.map(({ code, record }) => [code, record && `${record.table} ${record.id}`]);
}

function administration(code = 'A'): number {
  return records.insert('administration', { code, name: `Administratie ${code}` });
}

function year(administrationId: number, label: string): number {
  return records.insert('fiscal_year', {
    administration_id: administrationId,
    label,
    start_date: `${label}-01-01`,
    end_date: `${label}-12-31`,
  });
}

function account(administrationId: number, code: string, type: 'B' | 'P' | 'M'): number {
  return records.insert('ledger_account', {
    administration_id: administrationId,
    code,
    description: code,
    type,
  });
}

function journal(administrationId: number, code: string, type = 'M'): number {
  return records.insert('journal', {
    administration_id: administrationId,
    code,
    description: `Dagboek ${code}`,
    type,
  });
}

type Line = readonly [account: number, cents: number | bigint];

/** An entry with its lines; positive cents are debit. */
function entry(
  journalId: number,
  yearId: number,
  number: string,
  lines: readonly Line[],
  more: { date?: string; periodId?: number; lineDate?: string } = {},
): number {
  const id = records.insert('journal_entry', {
    journal_id: journalId,
    fiscal_year_id: yearId,
    number,
    entry_date: more.date ?? '2024-03-01',
    period_id: more.periodId ?? null,
  });
  for (const [index, [accountId, cents]] of lines.entries()) {
    records.insert('journal_line', {
      journal_entry_id: id,
      line_number: String(index + 1),
      ledger_account_id: accountId,
      amount_cents: cents < 0 ? -cents : cents,
      side: cents < 0 ? 'C' : 'D',
      effective_date: more.lineDate ?? null,
    });
  }
  return id;
}

function opening(yearId: number, lines: readonly Line[]): void {
  for (const [index, [accountId, cents]] of lines.entries()) {
    records.insert('opening_balance_line', {
      fiscal_year_id: yearId,
      line_number: String(index + 1),
      ledger_account_id: accountId,
      amount_cents: cents < 0 ? -cents : cents,
      side: cents < 0 ? 'C' : 'D',
    });
  }
}

test('an archive without any records: no check is possible, each says why, and the layer is not green', () => {
  const outcomes = (Object.keys(bookChecks) as BookCheckName[]).map(run);
  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({ items: 0, findings: [] });
    expect(outcome.reason).not.toBeNull();
  }
  expect(layerResult(outcomes, {})).toMatchObject({ verdict: 'not_possible', reason: 'no_records' });
});

describe('entries_balance', () => {
  test('passes where debit equals credit, beyond 2^53 cents too', () => {
    const a = administration();
    const [bank, revenue] = [account(a, '1100', 'B'), account(a, '8000', 'P')];
    entry(journal(a, 'M'), year(a, '2024'), '1', [
      [bank, 9_007_199_254_740_993n],
      [revenue, -9_007_199_254_740_993n],
    ]);
    expect(run('entries_balance')).toMatchObject({ reason: null, items: 1, findings: [] });
  });

  test('finds one cent, at any size', () => {
    const a = administration();
    const [bank, revenue] = [account(a, '1100', 'B'), account(a, '8000', 'P')];
    const id = entry(journal(a, 'M'), year(a, '2024'), '7', [
      [bank, 9_007_199_254_740_993n],
      [revenue, -9_007_199_254_740_992n],
    ]);
    expect(run('entries_balance').findings).toEqual([
      {
        code: 'entry_unbalanced',
        severity: 'error',
        message: 'Entry 7 of journal M does not balance: debit minus credit is 0.01.',
        table: 'journal_entry',
        record: { table: 'journal_entry', id },
        details: { number: '7', journal: 'M', differenceCents: 1 },
      },
    ]);
  });
});

describe('opening_balances', () => {
  test('passes where they balance', () => {
    const a = administration();
    opening(year(a, '2024'), [
      [account(a, '1100', 'B'), 500],
      [account(a, '0600', 'B'), -500],
    ]);
    expect(run('opening_balances')).toMatchObject({ reason: null, items: 1, findings: [] });
  });

  test('finds the year whose opening balance does not', () => {
    const a = administration();
    const y = year(a, '2024');
    opening(y, [
      [account(a, '1100', 'B'), 500],
      [account(a, '0600', 'B'), -499],
    ]);
    expect(found('opening_balances')).toEqual([['opening_unbalanced', `fiscal_year ${y}`]]);
  });
});

describe('year_continuity', () => {
  function twoYears(nextOpening: (bank: number, equity: number, revenue: number) => readonly Line[]) {
    const a = administration();
    const [bank, equity, revenue] = [
      account(a, '1100', 'B'),
      account(a, '0600', 'B'),
      account(a, '8000', 'P'),
    ];
    const [first, second] = [year(a, '2023'), year(a, '2024')];
    opening(first, [
      [bank, 1000],
      [equity, -1000],
    ]);
    entry(journal(a, 'M'), first, '1', [
      [bank, 250],
      [revenue, -250],
    ]);
    opening(second, nextOpening(bank, equity, revenue));
    return { bank, equity, revenue };
  }

  test('passes where balances are carried over and the result moved to one equity account', () => {
    twoYears((bank, equity) => [
      [bank, 1250],
      [equity, -1250],
    ]);
    expect(run('year_continuity')).toMatchObject({ reason: null, items: 1, findings: [] });
  });

  test('finds the account that opens with another balance', () => {
    const { bank } = twoYears((bank, equity) => [
      [bank, 1251],
      [equity, -1250],
    ]);
    expect(run('year_continuity').findings).toMatchObject([
      {
        code: 'opening_differs_from_closing',
        record: { table: 'ledger_account', id: bank },
        details: { openingCents: 1251, expectedCents: 1250, fiscalYear: '2024', previousYear: '2023' },
      },
    ]);
  });

  test('finds a profit and loss account that was not reset', () => {
    const { revenue } = twoYears((bank, equity, revenue) => [
      [bank, 1250],
      [equity, -1000],
      [revenue, -250],
    ]);
    expect(found('year_continuity')).toEqual([['opening_differs_from_closing', `ledger_account ${revenue}`]]);
  });

  test('finds a result that was spread over two accounts', () => {
    twoYears((bank, equity) => [
      [bank, 1249],
      [equity, -1249],
    ]);
    expect(found('year_continuity')).toHaveLength(2);
  });

  test('takes what journals of type O booked for the opening balance', () => {
    const a = administration();
    const [bank, equity] = [account(a, '1100', 'B'), account(a, '0600', 'B')];
    const [first, second] = [year(a, '2023'), year(a, '2024')];
    const opens = journal(a, 'O', 'O');
    const lines: readonly Line[] = [
      [bank, 1000],
      [equity, -1000],
    ];
    entry(opens, first, '1', lines);
    entry(opens, second, '1', lines);
    expect(run('year_continuity')).toMatchObject({ reason: null, items: 1, findings: [] });
  });

  test('does not guess the closing balance of a year without an opening balance', () => {
    const a = administration();
    const [bank, equity] = [account(a, '1100', 'B'), account(a, '0600', 'B')];
    entry(journal(a, 'M'), year(a, '2023'), '1', [
      [bank, 5],
      [equity, -5],
    ]);
    opening(year(a, '2024'), [
      [bank, 1005],
      [equity, -1005],
    ]);
    expect(run('year_continuity')).toMatchObject({ reason: 'no_next_year', items: 0 });
  });

  test('years that do not follow each other, and years of another administration, are not compared', () => {
    const [a, b] = [administration('A'), administration('B')];
    opening(year(a, '2022'), [[account(a, '1100', 'B'), 1]]);
    opening(year(a, '2024'), [[account(a, '1200', 'B'), 2]]);
    opening(year(b, '2025'), [[account(b, '1100', 'B'), 3]]);
    expect(run('year_continuity')).toMatchObject({ reason: 'no_next_year' });
  });
});

describe('entry_numbers', () => {
  test('passes where each series of a journal and year runs on, in whatever order it was entered', () => {
    const a = administration();
    const y = year(a, '2024');
    const m = journal(a, 'M');
    for (const number of ['1-2', '1-1', '2-3', '2-4', 'vrij']) entry(m, y, number, []);
    for (const number of ['9', '10', '011']) entry(journal(a, `J${number}`), y, number, []);
    entry(m, year(a, '2025'), '1-9', []);
    expect(run('entry_numbers')).toMatchObject({ reason: null, items: 9, findings: [] });
  });

  test('finds each gap once, with what stands before and after', () => {
    const a = administration();
    const m = journal(a, '90');
    const y = year(a, '2024');
    entry(m, y, '16900001', []);
    const after = entry(m, y, '16900003', []);
    expect(run('entry_numbers').findings).toMatchObject([
      {
        code: 'entry_number_gap',
        severity: 'remark',
        record: { table: 'journal_entry', id: after },
        details: { before: '16900001', after: '16900003', missing: '1', journal: '90', fiscalYear: '2024' },
      },
    ]);
  });

  test('finds duplicates within a journal and year, and only there', () => {
    const a = administration();
    const [m, n] = [journal(a, 'M'), journal(a, 'N')];
    const y = year(a, '2024');
    const first = entry(m, y, '1', []);
    entry(n, y, '1', []);
    const second = entry(m, y, '1', []);
    expect(run('entry_numbers').findings).toMatchObject([
      {
        code: 'entry_number_duplicate',
        severity: 'warning',
        record: { id: second },
        details: { firstId: first },
      },
    ]);
  });
});

describe('dates', () => {
  test('passes within year and period, a line on another day of the year included', () => {
    const a = administration();
    const y = year(a, '2024');
    const periodId = records.insert('period', {
      fiscal_year_id: y,
      number: 3,
      start_date: '2024-03-01',
      end_date: '2024-03-31',
    });
    entry(journal(a, 'M'), y, '1', [[account(a, '1100', 'B'), 1]], {
      date: '2024-03-31',
      periodId,
      lineDate: '2024-04-02',
    });
    expect(run('dates')).toMatchObject({ reason: null, items: 1, findings: [] });
  });

  test('finds what is outside the year, outside the period, in a period of another year, and no date at all', () => {
    const a = administration();
    const [y, other] = [year(a, '2024'), year(a, '2023')];
    const period = (yearId: number, start: string | null, end: string | null) =>
      records.insert('period', {
        fiscal_year_id: yearId,
        number: 1 + yearId,
        start_date: start,
        end_date: end,
      });
    const march = period(y, '2024-03-01', '2024-03-31');
    const m = journal(a, 'M');
    const outsideYear = entry(m, y, '1', [], { date: '2025-03-05', periodId: march });
    const outsidePeriod = entry(m, y, '2', [], { date: '2024-04-01', periodId: march });
    const otherYear = entry(m, y, '3', [], { periodId: period(other, null, null) });
    const malformed = entry(m, y, '4', [], { date: '2024-02-30' });
    entry(m, y, '5', [[account(a, '1100', 'B'), 1]], { lineDate: '2023-12-31' });
    expect(found('dates')).toEqual([
      ['entry_date_outside_year', `journal_entry ${outsideYear}`],
      ['entry_date_outside_period', `journal_entry ${outsidePeriod}`],
      ['entry_period_of_other_year', `journal_entry ${otherYear}`],
      ['line_date_outside_year', 'journal_line 1'],
      ['date_malformed', `journal_entry ${malformed}`],
    ]);
  });
});

describe('invoices', () => {
  function invoice(more: Parameters<typeof records.insert<'invoice'>>[1] | object): number {
    return records.insert('invoice', {
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
    records.insert('invoice_line', {
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
      records.insert('relation', { administration_id: a, code, name: code, type: 'supplier' }),
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
    const relationId = records.insert('relation', {
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
      const contentId = records.insert('document_content', {
        sha256: String(records.insert('user_account', { name: 'x', role: 'user' })),
        byte_size: content.length,
        content,
      });
      const documentId = records.insert('document', {
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
    const id = records.insert('bank_statement', {
      bank_account_id: bankAccountId,
      number: date,
      statement_date: date,
      opening_cents: openingCents,
      closing_cents: closingCents,
    });
    for (const cents of lines) {
      records.insert('bank_line', {
        bank_statement_id: id,
        line_number: 1,
        booking_date: date,
        amount_cents: cents,
      });
    }
    return id;
  }
  const bankAccount = () =>
    records.insert('bank_account', { administration_id: 1, iban: 'NL20INGB0001234567' });

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
    return records.insert('document', {
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
      records.insert('export_log', {
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
    records.insert('document_link', { document_id: id, target_table: 'document', target_id: id });
    expect(run('missing_documents')).toMatchObject({ reason: null, items: 2, findings: [] });
  });

  test('missing_documents: find a document without its file and links that lead nowhere', () => {
    const id = document({ content_id: null });
    records.insert('document_link', { document_id: id, target_table: 'journal_entry', target_id: 99 });
    records.insert('document_link', { document_id: id, target_table: 'elsewhere', target_id: 1 });
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
    return records.insert('relation', { administration_id: 1, code, name: 'X', type: 'supplier', ...more });
  }

  test('pass where they are well formed, an old account number and a foreign trade register included', () => {
    relation({ iban: 'NL91 ABNA 0417 1643 00', vat_number: 'NL000099998B57', kvk_number: '12345678' });
    relation({ iban: '123456789', kvk_number: 'HRB 1234', country: 'DE', vat_number: 'DE123456789' });
    records.insert('bank_account', { administration_id: 1, iban: 'BE68539007547034' });
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

test('every code of the books was found above, and each finding fills a sentence of both languages', () => {
  const codes = new Set(seen.map(({ code }) => code));
  expect(Object.keys(findingSeverities.books).filter((code) => !codes.has(code))).toEqual([]);
  expect(withoutSentence(seen)).toEqual([]);
});
