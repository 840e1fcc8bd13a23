import { describe, expect, it } from 'vitest';
import { mislabelled } from '../../../renderer/app/mislabelled.ts';

describe('mislabelled', () => {
  it.each([
    ['application/pdf', 'pdf'],
    ['image/jpg', 'jpeg'],
    ['application/xml', 'ubl'],
    ['text/xml; charset=utf-8', 'xml'],
    ['text/plain', 'ubl'],
    ['application/vnd.oasis.opendocument.text', 'odt'],
    ['message/rfc822', 'text'],
    ['text/csv', 'text'],
    ['application/octet-stream', 'docx'],
  ] as const)('says nothing of %s that is %s', (mimeType, detectedType) => {
    expect(mislabelled({ mimeType, detectedType, byteSize: 9 })).toBeNull();
  });

  it.each([0, null])('says nothing of a file of %j bytes', (byteSize) => {
    expect(mislabelled({ mimeType: 'application/pdf', detectedType: 'unknown', byteSize })).toBeNull();
  });

  it.each([
    ['application/pdf', 'jpeg', 'pdf'],
    ['IMAGE/PNG', 'pdf', 'png'],
    ['application/xml', 'pdf', 'xml'],
    ['application/pdf', 'unknown', 'pdf'],
    ['application/vnd.ms-excel', 'html', 'xls'],
    ['application/msword', 'docx', 'doc'],
    ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'zip', 'xlsx'],
  ] as const)('says that %s is %s', (mimeType, detectedType, stated) => {
    expect(mislabelled({ mimeType, detectedType, byteSize: 9 })).toEqual({ stated, found: detectedType });
  });
});
