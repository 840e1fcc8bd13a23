import { describe, expect, it } from 'vitest';
import { detectType } from '#engine/documents/detect-type.ts';
import { compoundFileOf, emailText, zipOf } from '../../fixtures/office-files.ts';

const binary = (text: string) => Buffer.from(text, 'latin1');

describe('detectType', () => {
  it.each([
    ['docx', zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w:document/>' })],
    ['xlsx', zipOf({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' })],
    ['xlsx', zipOf({ '[Content_Types].xml': '<Types/>', 'xl/workbook.bin': 'xlsb' })],
    ['pptx', zipOf({ 'ppt/presentation.xml': '<p:presentation/>' })],
    ['odt', zipOf({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<x/>' })],
    ['ods', zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' })],
    ['odp', zipOf({ mimetype: 'application/vnd.oasis.opendocument.presentation' })],
    ['zip', zipOf({ 'brief word/document.xml': 'x' })],
    ['zip', zipOf({ 'README.txt': 'mimetype' })],
    ['doc', compoundFileOf(['\x01CompObj', 'WordDocument'])],
    ['xls', compoundFileOf(['\x05SummaryInformation', 'Workbook'])],
    ['xls', compoundFileOf(['Book'])],
    ['ppt', compoundFileOf(['Current User', 'PowerPoint Document'])],
    [
      'msg',
      compoundFileOf([...Array.from({ length: 40 }, (_, n) => `__attach_${n}`), '__properties_version1.0']),
    ],
    ['unknown', compoundFileOf(['Something else'])],
    ['eml', Buffer.from(emailText)],
    ['rtf', binary('{\\rtf1\\ansi Brief}')],
    ['html', binary('<!DOCTYPE html><html><body>x</body></html>')],
    ['html', binary('\xef\xbb\xbf\n<HTML lang="nl">')],
    ['gif', binary('GIF89a\x01\x00\x01\x00')],
    ['tiff', binary('II*\0\x08\0\0\0')],
    ['tiff', binary('MM\0*\0\0\0\x08')],
    ['webp', binary('RIFF\x24\0\0\0WEBPVP8 ')],
    ['heic', binary('\0\0\0\x18ftypheic\0\0\0\0')],
    ['pdf', binary('\n\n%PDF-1.7')],
    ['text', Buffer.from('Datum: 4 maart\nVan: de bakker\nAan: ons\n\nBetreft: brood\n')],
    ['text', Buffer.from('Onderwerp;Bedrag\nFrom: iemand;12,50\n')],
    ['xml', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['unknown', Buffer.alloc(0)],
    ['unknown', binary('MZ\x90\0\x03')],
  ] as const)('says %s', (type, bytes) => {
    expect(detectType(bytes)).toBe(type);
  });

  it('tells what is inside without unpacking, and ends on files that lead astray', () => {
    const office = zipOf({ 'word/document.xml': 'x' });
    expect(detectType(office.subarray(0, office.length - 30))).toBe('zip');
    const elsewhere = Buffer.from(office);
    elsewhere.writeUInt32LE(0xffff_fff0, elsewhere.length - 6);
    expect(detectType(elsewhere)).toBe('zip');
    // A directory whose sectors follow each other in a ring.
    const ring = compoundFileOf(['a', 'b', 'c', 'd', 'e']);
    ring.writeUInt32LE(1, 512 + 4 * 2);
    expect(detectType(ring)).toBe('unknown');
    const outside = compoundFileOf(['WordDocument']);
    outside.writeUInt32LE(0x00ff_ffff, 48);
    expect(detectType(outside)).toBe('unknown');
    for (let length = 0; length < office.length; length += 7) detectType(office.subarray(0, length));
    for (let length = 0; length < ring.length; length += 61) detectType(ring.subarray(0, length));
  });
});
