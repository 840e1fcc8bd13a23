import { describe, expect, it } from 'vitest';
import { mimeTypeOf } from '#packer/documents/file-kind.ts';
import { accountKey, kvkKey } from '#packer/documents/party-index.ts';
import { TextEvidence } from '#packer/documents/text-evidence.ts';
import { Oddities } from '#packer/oddities.ts';
import { bareName, bareVatNumber, isSameCompany } from '#packer/xaf/company-identity.ts';

const company = { code: '1', name: 'Voorbeeld B.V.', vatNumber: 'NL001234567B01', kvkNumber: null };

describe('the same company', () => {
  it.each([
    [{}, true],
    [{ name: 'VOORBEELD BV' }, true],
    [{ code: 'MVL3', vatNumber: null }, true],
    [{ name: 'Nieuwe naam B.V.' }, true],
    [{ vatNumber: 'NL999999999B99' }, false],
    [{ name: 'Zuster B.V.', code: '2' }, false],
    [{ name: 'Ander B.V.', vatNumber: null }, false],
    [{ name: 'Ander B.V.', vatNumber: '', code: '1' }, false],
  ])('with %j is %s', (change, same) => {
    expect(isSameCompany(company, { ...company, ...change })).toBe(same);
    expect(isSameCompany({ ...company, ...change }, company)).toBe(same);
  });

  it('compares names and VAT numbers without their dress', () => {
    expect(bareName('Café "De Zon" B.V.')).toBe(bareName('CAFE DE ZON BV'));
    expect(bareVatNumber('NL 0045.32.016.B01')).toBe('004532016B01');
    expect(bareVatNumber('BE0407186105')).toBe('BE0407186105');
  });
});

describe('keys of parties', () => {
  it('take the KvK number without its branch', () => {
    expect(kvkKey('271376310000')).toBe('27137631');
    expect(kvkKey('KvK 27137631')).toBe('27137631');
    expect(kvkKey('1234')).toBeNull();
  });

  it('take a Dutch IBAN for its old account number, and no other', () => {
    expect(accountKey('NL91 ABNA 0417 1643 00')).toBe(accountKey('0417164300'));
    expect(accountKey('0417.16.43.00')).toBe('417164300');
    expect(accountKey('DE89370400440532013000')).toBe('DE89370400440532013000');
    expect(accountKey('10')).toBeNull();
  });
});

describe('what a paper prints', () => {
  const paper = new TextEvidence(
    'scan_F-2025_77.pdf',
    'De Vel Papier\nKvK 12345678 IBAN NL91 ABNA 0417 1643 00\nFactuur: 2025/18. Totaal € 1.234,56',
  );
  const nobody = { names: [], vatNumbers: [], kvkNumbers: [], accounts: [] };

  it('is asked for a party by name or number', () => {
    expect(paper.speaksOf({ ...nobody, names: ['DE VEL, papier'] })).toBe(true);
    expect(paper.speaksOf({ ...nobody, kvkNumbers: ['123456780000'] })).toBe(true);
    expect(paper.speaksOf({ ...nobody, accounts: ['0417164300'] })).toBe(true);
    expect(
      paper.speaksOf({
        ...nobody,
        names: ['Vel'],
        kvkNumbers: ['87654321', ''],
        vatNumbers: [''],
        accounts: ['10'],
      }),
    ).toBe(false);
  });

  it('is asked for numbers and amounts', () => {
    expect([...paper.numbers]).toEqual(expect.arrayContaining(['F-2025', '2025/18', '1.234', '0417']));
    expect(paper.printsAmount(123_456)).toBe(true);
    expect(paper.printsAmount(-123_456n)).toBe(true);
    expect(paper.printsAmount(123_457)).toBe(false);
  });
});

describe('types of files', () => {
  it.each([
    ['a.dat', '%PDF-1.7', 'application/pdf'],
    ['a.PDF', '', 'application/pdf'],
    ['a.jpg', '\xff\xd8\xff\xe0', 'image/jpeg'],
    ['a.txt', '\x89PNG\r\n\x1a\n', 'image/png'],
    ['a.xyz', '', 'application/octet-stream'],
    ['geen-extensie', '', 'application/octet-stream'],
  ])('%s that begins %j is %s', (name, start, type) => {
    expect(mimeTypeOf(name, Buffer.from(start, 'latin1'))).toBe(type);
  });
});

describe('oddities', () => {
  it('are counted by file, code and message, first place kept', () => {
    const oddities = new Oddities();
    oddities.note('a', 'x', 'm', 'line 1');
    oddities.note('a', 'x', 'm', 'line 9');
    oddities.note('b', 'x', 'm');
    expect(oddities.list()).toEqual([
      { file: 'a', code: 'x', message: 'm', count: 2, firstAt: 'line 1' },
      { file: 'b', code: 'x', message: 'm', count: 1, firstAt: null },
    ]);
  });
});
