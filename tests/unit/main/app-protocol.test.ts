import { describe, expect, test } from 'vitest';
import type { ToEngine } from '#shared/contract/engine-control.ts';
import { isOfApp } from '../../../electron/main/app-origin.ts';
import { parseByteRange } from '../../../electron/main/byte-range.ts';
import { containedPath } from '../../../electron/main/contained-path.ts';
import { documentType } from '../../../electron/main/content-types.ts';
import { createDocumentReader } from '../../../electron/main/document-reader.ts';
import { documentResponse } from '../../../electron/main/document-response.ts';

test.each([
  ['/', '/app/index.html'],
  ['/index.html', '/app/index.html'],
  ['/assets/a%20b.js', '/app/assets/a b.js'],
  ['/assets/../index.html', '/app/index.html'],
  ['/../secret', null],
  ['/assets/../../secret', null],
  ['/%2e%2e/secret', null],
  ['/%2e%2e%2fsecret', null],
  ['/..%5csecret', null],
  ['/C:/Windows/win.ini', null],
  ['//etc/passwd', '/app/etc/passwd'],
  ['/a%00.html', null],
  ['/%ff', null],
  ['/%', null],
  ['/.', null],
])('the path %s is %s', (pathname, path) => {
  expect(containedPath('/app', pathname)).toBe(path);
});

test.each([
  ['app://archive/index.html', true],
  ['app://archive', false],
  ['app://archive.example/x', false],
  ['app://other/index.html', false],
  ['https://archive/', false],
  ['file:///app://archive/', false],
])('%s is of the app: %s', (url, expected) => {
  expect(isOfApp(url)).toBe(expected);
});

test.each([
  ['application/pdf', 'application/pdf'],
  ['IMAGE/PNG; charset=binary', 'image/png'],
  ['text/html', 'application/octet-stream'],
  ['image/svg+xml', 'application/octet-stream'],
  ['application/xml', 'application/octet-stream'],
  ['', 'application/octet-stream'],
  ['application/pdf\r\nx: y', 'application/octet-stream'],
])('a document said to be %j is served as %s', (stated, served) => {
  expect(documentType(stated)).toBe(served);
});

test.each([
  [null, null],
  ['bytes=0-0', { start: 0, end: 1 }],
  ['bytes=2-5', { start: 2, end: 6 }],
  ['bytes=7-', { start: 7, end: null }],
  ['bytes=-3', { suffix: 3 }],
  ['bytes=5-2', null],
  ['bytes=-', null],
  ['bytes=0-1,3-4', null],
  ['items=0-1', null],
  ['bytes=99999999999999999999-', null],
])('the range %j is %j', (header, range) => {
  expect(parseByteRange(header)).toEqual(range);
});

/** An engine with one document, as the main process sees it: three bytes a chunk. */
function readerOf(bytes: Uint8Array<ArrayBuffer>, failWith?: string) {
  const sent: ToEngine[] = [];
  const streams = new Map<number, { at: number; end: number }>();
  const reader = createDocumentReader((message) => {
    sent.push(message);
    queueMicrotask(() => {
      if (message.type === 'document-read') {
        const { request, start, end } = message;
        if (failWith !== undefined)
          return reader.receive({ type: 'document-failed', request, code: failWith });
        streams.set(request, { at: start, end: Math.min(end ?? bytes.length, bytes.length) });
        reader.receive({
          type: 'document-head',
          request,
          mimeType: 'application/pdf',
          fileName: "fact'uur (é).pdf",
          byteSize: bytes.length,
        });
      } else if (message.type === 'document-pull') {
        const stream = streams.get(message.request);
        if (stream === undefined) throw new Error('A pull without a reading.');
        const stop = Math.min(stream.at + 3, stream.end);
        const chunk = bytes.slice(stream.at, Math.max(stop, stream.at));
        stream.at = stop;
        reader.receive({
          type: 'document-chunk',
          request: message.request,
          bytes: chunk,
          last: stop >= stream.end,
        });
      }
    });
  });
  return { reader, sent };
}
const digits = new TextEncoder().encode('0123456789');
const get = (range?: string, method = 'GET') =>
  new Request('app://archive/document/7', { method, ...(range === undefined ? {} : { headers: { range } }) });

describe('a document', () => {
  test('comes whole, in a sandbox of its own, under a name that is no header', async () => {
    const { reader } = readerOf(digits);
    const response = await documentResponse(get(), 7, reader);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('0123456789');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': '10',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'accept-ranges': 'bytes',
      'content-disposition': "inline; filename*=UTF-8''fact%27uur%20%28%C3%A9%29.pdf",
    });
  });

  test.each([
    ['bytes=2-5', 206, '2345', 'bytes 2-5/10'],
    ['bytes=8-99', 206, '89', 'bytes 8-9/10'],
    ['bytes=9-', 206, '9', 'bytes 9-9/10'],
    ['bytes=-4', 206, '6789', 'bytes 6-9/10'],
    ['bytes=-99', 206, '0123456789', 'bytes 0-9/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['bytes=-0', 416, '', 'bytes */10'],
    ['bytes=0-1,4-5', 200, '0123456789', null],
  ])('asked for %s answers %i', async (range, status, text, contentRange) => {
    const { reader } = readerOf(digits);
    const response = await documentResponse(get(range), 7, reader);
    expect(response.status).toBe(status);
    expect(await response.text()).toBe(text);
    expect(response.headers.get('content-range')).toBe(contentRange);
  });

  test('without content, and asked for its head alone', async () => {
    expect(await (await documentResponse(get(), 7, readerOf(new Uint8Array()).reader)).text()).toBe('');
    const { reader, sent } = readerOf(digits);
    const head = await documentResponse(get(undefined, 'HEAD'), 7, reader);
    expect([head.headers.get('content-length'), await head.text()]).toEqual(['10', '']);
    expect(sent.map(({ type }) => type)).toEqual(['document-read', 'document-cancel']);
  });

  test.each([
    ['not_found', 404],
    ['locked', 403],
    ['damaged_record', 422],
    ['internal', 503],
    ['engine_gone', 503],
  ])('that fails with %s answers %i and says so', async (code, status) => {
    const response = await documentResponse(get(), 7, readerOf(digits, code).reader);
    expect([response.status, response.headers.get('x-failure'), await response.text()]).toEqual([
      status,
      code,
      '',
    ]);
  });

  test('is read only as fast as it is taken, and no further once it is let go', async () => {
    const { reader, sent } = readerOf(digits);
    const { body } = await reader.open(7, 0, null);
    expect(sent.map(({ type }) => type)).toEqual(['document-read']);
    const stream = body.getReader();
    expect(new TextDecoder().decode((await stream.read()).value)).toBe('012');
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(sent.filter(({ type }) => type === 'document-pull')).toHaveLength(1);
    await stream.cancel();
    expect(sent.at(-1)?.type).toBe('document-cancel');
  });

  test('whose engine goes away in the middle ends with a failure', async () => {
    const { reader } = readerOf(digits);
    const { body } = await reader.open(7, 0, null);
    const stream = body.getReader();
    await stream.read();
    reader.failAll();
    await expect(stream.read()).rejects.toMatchObject({ code: 'engine_gone' });
  });
});
