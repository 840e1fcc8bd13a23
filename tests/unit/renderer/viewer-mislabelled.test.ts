import { describe, expect, it } from 'vitest';
import { mislabelled } from '../../../renderer/features/viewer/mislabelled.ts';

describe('mislabelled', () => {
  it.each([
    ['application/pdf', 'pdf'],
    ['image/jpg', 'jpeg'],
    ['application/xml', 'ubl'],
    ['text/xml; charset=utf-8', 'xml'],
    ['text/plain', 'ubl'],
    ['application/vnd.oasis.opendocument.text', 'zip'],
    ['message/rfc822', 'unknown'],
  ] as const)('says nothing of %s that is %s', (mimeType, detected) => {
    expect(mislabelled(mimeType, detected)).toBeNull();
  });

  it.each([
    ['application/pdf', 'jpeg', 'pdf'],
    ['IMAGE/PNG', 'pdf', 'png'],
    ['application/xml', 'pdf', 'xml'],
    ['application/pdf', 'unknown', 'pdf'],
  ] as const)('says that %s is %s', (mimeType, detected, stated) => {
    expect(mislabelled(mimeType, detected)).toEqual({ stated, found: detected });
  });
});
