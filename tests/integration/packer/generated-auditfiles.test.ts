import { describe, expect, it } from 'vitest';
import { auditfileXml, saleEntry } from '../../fixtures/auditfile.ts';
import { cellOf, rowsOf } from '../../fixtures/packed-archive.ts';
import { built, packTexts } from '../../fixtures/packed-auditfiles.ts';

describe('the versions of the format', () => {
  it.each(['3.1', '3.2', '4.0'] as const)('%s is read with nothing to remark', async (version) => {
    const { summary, db } = await packTexts(built({ version }));
    expect(summary.oddities).toEqual([]);
    expect(summary.controlTotals).toMatchObject([
      {
        fiscalYear: '2025',
        entries: 1,
        lines: 3,
        debitCents: 12_100,
        creditCents: 12_100,
        sourceLines: 3,
        sourceDebitCents: 12_100,
      },
    ]);
    expect(cellOf(db, 'SELECT count(*) FROM ledger_account')).toBe(5);
  });

  it('3.1 keeps RGS codes in a list of their own', async () => {
    const ledgerXml =
      '<taxonomies><taxonomy><taxoElement><glAccID>8000</glAccID><txCd>WOmzNop</txCd></taxoElement><taxoRef>rgs</taxoRef></taxonomy></taxonomies>';
    const { db } = await packTexts(built({ version: '3.1', ledgerXml }));
    expect(rowsOf(db, 'SELECT code, rgs_code FROM ledger_account WHERE rgs_code IS NOT NULL')).toEqual([
      { code: '8000', rgs_code: 'WOmzNop' },
    ]);
  });

  it('4.0 names cost centre, project, user and bank accounts in other words', async () => {
    const xml = built({ version: '4.0' })
      .replace(
        '<amntTp>D</amntTp><effDate>',
        '<amntTp>D</amntTp><cost>K1</cost><project>P1</project><bankAccNr>NL01</bankAccNr><offsetBankAccNr>NL02</offsetBankAccNr><effDate>',
      )
      .replace('<trDt>', '<User>JANSEN</User><trDt>')
      .replace('<accTp>P</accTp>', '<accTp>P</accTp><RGScode>WOmz</RGScode>');
    const { db } = await packTexts(xml);
    expect(
      rowsOf(
        db,
        'SELECT cost_centre, project, bank_account, offset_bank_account FROM journal_line WHERE id = 1',
      ),
    ).toEqual([{ cost_centre: 'K1', project: 'P1', bank_account: 'NL01', offset_bank_account: 'NL02' }]);
    expect(cellOf(db, 'SELECT entered_by FROM journal_entry')).toBe('JANSEN');
    expect(rowsOf(db, 'SELECT kind, code FROM dimension ORDER BY id')).toEqual([
      { kind: 'cost_centre', code: 'K1' },
      { kind: 'project', code: 'P1' },
    ]);
    expect(cellOf(db, "SELECT rgs_code FROM ledger_account WHERE code = '8000'")).toBe('WOmz');
    expect(rowsOf(db, 'SELECT code, kvk_number, vat_number FROM administration')).toEqual([
      { code: '12345678', kvk_number: '12345678', vat_number: 'NL001234567B01' },
    ]);
  });

  it('3.2 has basics, journals with bank accounts, quantities, currencies and match keys', async () => {
    const entry = saleEntry('1', '2025-03-05');
    const [first, ...others] = entry.lines;
    if (first === undefined) throw new Error('an entry has lines');
    const fields = { ...first.fields, matchKeyID: 'M1', costID: '00000', projID: 'P9', qntity: '250' };
    const { summary, db } = await packTexts(
      built({
        ledgerXml:
          '<basics><basic><basicType>02</basicType><basicID>00000</basicID><basicDesc>Directie</basicDesc></basic>' +
          '<basic><basicType>30</basicType><basicID>7</basicID><basicDesc>a@b.nl</basicDesc></basic></basics>',
        journals: [
          {
            code: 'V',
            description: 'Verkoop',
            type: 'S',
            fields: { offsetAccID: '1300', bankAccNr: 'NL01TEST' },
            entries: [
              {
                ...entry,
                lines: [{ ...first, fields, currency: { code: 'USD', amount: '130.5' } }, ...others],
              },
            ],
          },
        ],
      }),
    );
    expect(summary.oddities).toEqual([]);
    expect(
      rowsOf(
        db,
        'SELECT match_key, cost_centre, project, quantity, currency, currency_amount_cents FROM journal_line WHERE id = 1',
      ),
    ).toEqual([
      {
        match_key: 'M1',
        cost_centre: '00000',
        project: 'P9',
        quantity: '250',
        currency: 'USD',
        currency_amount_cents: 13_050,
      },
    ]);
    expect(rowsOf(db, 'SELECT kind, code, description FROM dimension ORDER BY id')).toEqual([
      { kind: 'cost_centre', code: '00000', description: 'Directie' },
      { kind: 'project', code: 'P9', description: null },
    ]);
    expect(rowsOf(db, 'SELECT name, email FROM user_account')).toEqual([{ name: 'a@b.nl', email: 'a@b.nl' }]);
    expect(
      rowsOf(
        db,
        'SELECT b.iban, a.code FROM bank_account b JOIN ledger_account a ON a.id = b.ledger_account_id',
      ),
    ).toEqual([{ iban: 'NL01TEST', code: '1300' }]);
    expect(
      rowsOf(
        db,
        'SELECT v.code, l.rate_bp, l.amount_cents, l.side FROM journal_line_vat l JOIN vat_code v ON v.id = l.vat_code_id',
      ),
    ).toEqual([{ code: 'H', rate_bp: 2100, amount_cents: 2_100, side: 'C' }]);
  });
});

describe('encodings', () => {
  const description = "SELECT description FROM journal_line WHERE line_number = '2'";
  const text = built();
  const utf16 = Buffer.from(`\ufeff${text.replace('UTF-8', 'UTF-16')}`, 'utf16le');

  it.each([
    { name: 'UTF-8', bytes: Buffer.from(text), codes: [] },
    { name: 'UTF-8 with a byte order mark', bytes: Buffer.from(`\ufeff${text}`), codes: [] },
    {
      name: 'Latin-1 as declared',
      bytes: Buffer.from(text.replace('UTF-8', 'ISO-8859-1'), 'latin1'),
      codes: [],
    },
    {
      name: 'Latin-1 under a UTF-8 declaration',
      bytes: Buffer.from(text, 'latin1'),
      codes: ['encoding_not_as_declared'],
    },
    {
      name: 'Latin-1 without a declaration',
      bytes: Buffer.from(auditfileXml(), 'latin1'),
      codes: ['encoding_not_as_declared'],
    },
    { name: 'UTF-16, little end first', bytes: utf16, codes: [] },
    { name: 'UTF-16, big end first', bytes: Buffer.from(utf16).swap16(), codes: [] },
    { name: 'UTF-16 without a byte order mark', bytes: utf16.subarray(2), codes: [] },
  ])('$name is read right', async ({ bytes, codes }) => {
    const packed = await packTexts(bytes);
    expect(cellOf(packed.db, description)).toBe('Café-omzet');
    expect(packed.codes).toEqual(codes);
  });

  it('finds bytes that are not UTF-8 however late they come', async () => {
    const entries = Array.from({ length: 6000 }, (_, i) => saleEntry(`${i}`, '2025-03-05'));
    const xml = built({ journals: [{ code: 'V', description: 'Verkoop', type: 'S', entries }] }).replaceAll(
      'é',
      'e',
    );
    const bytes = Buffer.from(xml.replace('</auditfile>', '<!-- é --></auditfile>'), 'latin1');
    expect(bytes.length).toBeGreaterThan(2 * 1024 * 1024);
    expect((await packTexts(bytes)).codes).toEqual(['encoding_not_as_declared']);
  });
});

describe('what real packages write', () => {
  it('keeps entry numbers like 2-24 and periods 0 and 55 as they are', async () => {
    const entries = [saleEntry('2-24', '2025-01-01', '0'), saleEntry('2-25', '2025-12-31', '55')];
    const { db, codes } = await packTexts(
      built({ journals: [{ code: 'V', description: 'Verkoop', type: 'S', entries }] }),
    );
    expect(
      rowsOf(
        db,
        'SELECT e.number, p.number AS period, p.kind FROM journal_entry e JOIN period p ON p.id = e.period_id ORDER BY e.id',
      ),
    ).toEqual([
      { number: '2-24', period: 0, kind: 'opening' },
      { number: '2-25', period: 55, kind: 'closing' },
    ]);
    expect(codes).toEqual(['period_unknown']);
  });

  it('says wrong totals and keeps them as the source’s word', async () => {
    const { summary, codes } = await packTexts(built({ stated: { linesCount: '4', totalDebit: '1.00' } }));
    expect(codes).toEqual(['line_count_differs', 'total_debit_differs']);
    expect(summary.controlTotals).toMatchObject([
      { lines: 3, debitCents: 12_100, sourceLines: 4, sourceDebitCents: 100, sourceCreditCents: 12_100 },
    ]);
    expect(summary.oddities[0]).toMatchObject({ file: '1.xaf', count: 1, firstAt: 'stated 4, found 3' });
  });

  it('says a missing opening balance', async () => {
    expect((await packTexts(built({ opening: null }))).codes).toEqual(['opening_balance_missing']);
  });

  it('adds accounts, relations, VAT codes and journals that are used but not listed', async () => {
    const { db, codes } = await packTexts(
      built({ accounts: [['0500', 'Eigen vermogen', 'B']], relations: [], vatCodes: [] }),
    );
    expect(codes.toSorted()).toEqual(['account_unknown', 'relation_unknown', 'vat_code_unknown']);
    expect(cellOf(db, 'SELECT count(*) FROM journal_line')).toBe(3);
    expect(rowsOf(db, 'SELECT code, type FROM ledger_account ORDER BY id')).toEqual([
      { code: '0500', type: 'B' },
      { code: '1100', type: 'M' },
      { code: '1300', type: 'M' },
      { code: '8000', type: 'M' },
      { code: '1500', type: 'M' },
    ]);
  });

  it('keeps negative amounts, and cents that a float would lose', async () => {
    const xml = built()
      .replace('<amnt>121.00</amnt>', '<amnt>-121.00</amnt>')
      .replace('<amnt>5000.00</amnt>', '<amnt>90071992547409.93</amnt>')
      .replace('<amnt>21.00</amnt>', '<amnt>0.295</amnt>');
    const { db, summary } = await packTexts(xml);
    const amounts = db.prepare<{ cents: bigint }>(
      'SELECT amount_cents AS cents FROM journal_line UNION ALL SELECT amount_cents FROM opening_balance_line',
      { safeIntegers: true },
    );
    expect(amounts.all().map(({ cents }) => cents)).toEqual([
      -12_100n,
      10_000n,
      30n,
      9_007_199_254_740_993n,
      500_000n,
    ]);
    expect(summary.oddities).toContainEqual({
      code: 'amount_rounded',
      message: 'values of amnt with more than 2 decimals were rounded half away from zero',
      file: '1.xaf',
      count: 1,
      firstAt: expect.stringMatching(/^line \d+: 0\.295$/),
    });
  });

  it('understands amounts, dates and sides in careless notation, and says so', async () => {
    const xml = built()
      .replace('<amnt>121.00</amnt><amntTp>D</amntTp>', '<amnt>1.121,00</amnt><amntTp>debet</amntTp>')
      .replace('<trDt>2025-03-05</trDt>', '<trDt>05-03-2025</trDt>');
    const { db, codes } = await packTexts(xml);
    expect(rowsOf(db, 'SELECT amount_cents, side FROM journal_line WHERE id = 1')).toEqual([
      { amount_cents: 112_100, side: 'D' },
    ]);
    expect(cellOf(db, 'SELECT entry_date FROM journal_entry')).toBe('2025-03-05');
    expect(codes).toEqual(
      expect.arrayContaining(['amount_notation', 'side_notation', 'date_notation', 'entry_out_of_balance']),
    );
  });

  it('keeps entries outside the year and out of balance, and says so', async () => {
    const { codes, db } = await packTexts(
      built({
        journals: [{ code: 'V', description: 'V', entries: [saleEntry('1', '2024-12-31', '12')] }],
      }).replace('<amnt>121.00</amnt>', '<amnt>120.00</amnt>'),
    );
    expect(codes).toEqual(['date_outside_year', 'entry_out_of_balance', 'total_debit_differs']);
    expect(cellOf(db, 'SELECT entry_date FROM journal_entry')).toBe('2024-12-31');
  });

  it('reads ampersands that begin no entity and characters that XML forbids', async () => {
    const xml = built().replace('Café-omzet', 'Jansen & Zn \u0001 &eacute;&#233;');
    const { db, codes } = await packTexts(xml);
    expect(cellOf(db, "SELECT description FROM journal_line WHERE line_number = '2'")).toBe(
      'Jansen & Zn \ufffd &eacute;é',
    );
    expect(codes).toEqual(['forbidden_character', 'malformed_entity']);
  });

  it('applies sub-ledger lines to the lines that they name', async () => {
    const sbLine = (trNr: string, dueDate: string) =>
      `<sbLine><nr>1</nr><jrnID>V</jrnID><trNr>${trNr}</trNr><trLineNr>1</trLineNr><recRef>R1</recRef><invDueDt>${dueDate}</invDueDt></sbLine>`;
    const subledgersXml = `<subledgers><subledger><sbType>CU</sbType>${sbLine('2025-1', '2025-04-04')}${sbLine('2025-9', '2025-05-05')}</subledger></subledgers>`;
    const { db, codes } = await packTexts(built({ subledgersXml }));
    expect(rowsOf(db, 'SELECT line_number, due_date, match_key FROM journal_line ORDER BY id')).toEqual([
      { line_number: '1', due_date: '2025-04-04', match_key: 'R1' },
      { line_number: '2', due_date: null, match_key: null },
      { line_number: '3', due_date: null, match_key: null },
    ]);
    expect(codes).toEqual(['subledger_line_unmatched']);
  });

  it('takes elements with a prefix, in CDATA and in another case', async () => {
    const xml = built()
      .replace('<auditfile xmlns=', '<x:auditfile xmlns:x=')
      .replace('</auditfile>', '</x:auditfile>')
      .replace('Café-omzet', '<![CDATA[Café & omzet]]>')
      .replaceAll('custSupID>', 'custsupid>');
    const { db, codes } = await packTexts(xml);
    expect(codes).toEqual([]);
    expect(cellOf(db, "SELECT description FROM journal_line WHERE line_number = '2'")).toBe('Café & omzet');
    expect(cellOf(db, 'SELECT count(*) FROM journal_line WHERE relation_id IS NOT NULL')).toBe(1);
  });
});
