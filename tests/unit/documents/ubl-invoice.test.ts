import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MalformedXmlError } from '#engine/documents/ubl-element.ts';
import { parseUblInvoice } from '#engine/documents/ubl-invoice.ts';
import { decodeXmlText } from '#engine/documents/ubl-text.ts';
import { ublXml } from '../../fixtures/ubl.ts';
import { vendorData, vendorDataAbsent } from '../../fixtures/vendor-data.ts';

if (vendorData === null) process.stderr.write(`${vendorDataAbsent}\n`);

const parties = {
  supplier: { name: 'Leverancier & Co', vat: 'NL007654321B01', kvk: '12345678' },
  customer: { name: 'Wij', code: 'K7' },
};

describe('a UBL invoice', () => {
  it('is read whole', () => {
    const invoice = parseUblInvoice(
      ublXml({ number: 'F 1', ...parties, iban: 'NL91 ABNA 0417 1643 00', allowance: '5.50' }),
    );
    expect(invoice).toEqual({
      kind: 'invoice',
      number: 'F 1',
      issueDate: '2025-03-05',
      dueDate: null,
      currency: 'EUR',
      note: null,
      orderReference: null,
      supplier: expect.objectContaining({
        name: 'Leverancier & Co',
        vatNumbers: ['NL007654321B01'],
        kvkNumbers: ['12345678'],
        codes: [],
      }),
      customer: expect.objectContaining({ name: 'Wij', codes: ['K7'], vatNumbers: [] }),
      paymentReference: 'Factuur F 1',
      payeeAccounts: ['NL91ABNA0417164300'],
      lines: [
        {
          kind: 'item',
          id: '1',
          description: 'Levering',
          quantity: '1',
          unit: 'C62',
          unitPrice: null,
          netCents: 10_000,
          vatRateBp: null,
        },
        {
          kind: 'allowance',
          id: null,
          description: 'Korting',
          quantity: null,
          unit: null,
          unitPrice: null,
          netCents: -550,
          vatRateBp: null,
        },
      ],
      vat: [],
      netCents: 10_000,
      vatCents: 2_100,
      grossCents: 12_100,
      payableCents: null,
    });
  });

  it.each(['<html/>', '<Invoice/>', '<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"/>'])(
    'is not %s',
    (xml) => {
      expect(parseUblInvoice(xml)).toBeNull();
    },
  );

  it('reads nothing from outside and replaces no entity of the file', () => {
    const xml = ublXml({ number: 'F&x;', ...parties }).replace(
      '?>',
      '?><!DOCTYPE Invoice [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    );
    expect(() => parseUblInvoice(xml)).toThrow(MalformedXmlError);
  });

  it.each(['', 'geen xml', ublXml({ number: '1', ...parties }).slice(0, -20), '<a>'.repeat(5)])(
    'that is not well-formed throws',
    (xml) => {
      if (xml.startsWith('<a>')) expect(parseUblInvoice(xml)).toBeNull();
      else expect(() => parseUblInvoice(xml)).toThrow(MalformedXmlError);
    },
  );

  it('that is nested without end is refused', () => {
    const deep = ublXml({ number: '1', ...parties }).replace('<cbc:ID>', `${'<cac:X>'.repeat(1000)}<cbc:ID>`);
    expect(() => parseUblInvoice(deep)).toThrow(/too deep/);
  });

  it('may be written in any of the usual encodings', () => {
    const xml = ublXml({ number: '1', ...parties, customer: { name: 'Café' } });
    const wide = Buffer.from(`\ufeff${xml}`, 'utf16le');
    for (const bytes of [Buffer.from(xml), Buffer.from(xml, 'latin1'), wide, Buffer.from(wide).swap16()]) {
      expect(parseUblInvoice(decodeXmlText(bytes))?.customer.name).toBe('Café');
    }
  });
});

describe.skipIf(vendorData === null)('published examples', () => {
  const folder = join(vendorData ?? '', 'ubl');
  const files = vendorData === null ? [] : readdirSync(folder).filter((name) => name.endsWith('.xml'));

  it.each(files)('%s adds up: lines and VAT are the gross amount', (name) => {
    const invoice = parseUblInvoice(decodeXmlText(readFileSync(join(folder, name))));
    if (invoice === null) throw new Error('not recognised');
    const lines = invoice.lines.reduce((sum, { netCents }) => sum + Number(netCents), 0);
    expect(lines).toBe(invoice.netCents);
    expect(lines + Number(invoice.vatCents)).toBe(invoice.grossCents);
    expect(invoice.number).not.toBeNull();
    expect(invoice.supplier.name).not.toBeNull();
  });

  it('take the VAT in the document’s own currency', () => {
    const invoice = parseUblInvoice(readFileSync(join(folder, 'ubl-tc434-example5.xml'), 'utf8'));
    expect(invoice).toMatchObject({
      currency: 'DKK',
      vatCents: 67_500,
      grossCents: 467_500,
      payableCents: 233_750,
      dueDate: '2013-05-10',
    });
  });
});
