import { expect, test } from 'vitest';
import { contentKind, kindsOfMimeType } from '#engine/verify/manifest/check-content.ts';

test.each([
  ['pdf', Buffer.from('%PDF-1.7')],
  ['pdf', Buffer.from('\n\n%PDF-1.4')],
  ['png', Buffer.from('89504e470d0a1a0a0000', 'hex')],
  ['jpeg', Buffer.from('ffd8ffe1', 'hex')],
  ['gif', Buffer.from('GIF89a')],
  ['tiff', Buffer.from('4d4d002a', 'hex')],
  ['zip', Buffer.from('504b0304', 'hex')],
  ['xml', Buffer.from('\uFEFF  <?xml version="1.0"?>')],
  ['xml', Buffer.from('<Invoice xmlns="x"/>')],
  ['xml', Buffer.from('\uFEFF<?xml version="1.0"?>', 'utf16le')],
  ['other', Buffer.from('<!DOCTYPE html>')],
  ['other', Buffer.from('offerte')],
  ['other', Buffer.alloc(0)],
])('%s', (kind, bytes) => expect(contentKind(bytes)).toBe(kind));

test('a PDF that begins too late is none', () => {
  expect(contentKind(Buffer.from(`${' '.repeat(1024)}%PDF-1.7`))).toBe('other');
});

test.each([
  ['application/pdf', ['pdf']],
  ['Application/PDF; charset=binary', ['pdf']],
  ['image/jpg', ['jpeg']],
  ['image/svg+xml', ['xml']],
  ['text/plain', ['other', 'xml']],
  ['application/octet-stream', null],
  ['', null],
])('%s', (mimeType, kinds) => expect(kindsOfMimeType(mimeType)).toEqual(kinds));
