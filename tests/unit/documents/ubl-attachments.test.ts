import { describe, expect, test } from 'vitest';
import { readableUbl, ublAttachment } from '#engine/documents/readable-ubl.ts';
import { ContractError } from '#shared/contract/failure.ts';
import { ublXml } from '../../fixtures/ubl.ts';

const file = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 256));
const wrapped = file.toString('base64').replace(/.{76}/g, '$&\r\n  ');
const ubl = Buffer.from(
  ublXml({
    number: '1',
    supplier: { name: 'L' },
    customer: { name: 'K' },
    attachments: [
      { name: 'a.pdf', type: 'application/pdf', content: wrapped },
      { name: 'a.pdf', type: 'image/png', content: file.subarray(0, 998).toString('base64') },
      { name: 'stuk.pdf', type: 'application/pdf', content: 'JVBERi0xLjc*' },
      { name: 'half.pdf', type: 'application/pdf', content: 'JVBER' },
    ],
  }),
);

describe('files embedded in a UBL document', () => {
  test('are named and measured with the invoice', () => {
    expect(readableUbl(ubl).attachments.slice(0, 2)).toEqual([
      { fileName: 'a.pdf', mimeType: 'application/pdf', byteSize: 1000 },
      { fileName: 'a.pdf', mimeType: 'image/png', byteSize: 998 },
    ]);
  });

  test('come out byte for byte, also where two have one name', () => {
    expect(ublAttachment(ubl, 0).bytes.equals(file)).toBe(true);
    expect(ublAttachment(ubl, 1).bytes.equals(file.subarray(0, 998))).toBe(true);
  });

  test('that are damaged are refused, and not cut short', () => {
    const codeOf = (index: number) => {
      try {
        ublAttachment(ubl, index);
      } catch (error) {
        if (error instanceof ContractError) return error.code;
        throw error;
      }
      return null;
    };
    expect([2, 3, 4].map(codeOf)).toEqual(['damaged_record', 'damaged_record', 'not_found']);
  });
});
