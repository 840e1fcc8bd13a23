import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareAsBytes, fromBase64, fromHex, toBase64, toHex } from '#shared/archive-format/text-bytes.ts';

describe('hex and base64', () => {
  it('agree with Node on all bytes and back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(toHex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
        expect(fromHex(toHex(bytes))).toEqual(bytes);
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
      }),
    );
  });

  it.each(['AB', 'a', 'zz', ' ab'])('refuses %j as hex', (text) => {
    expect(() => fromHex(text)).toThrow(RangeError);
  });

  it.each(['QQ', 'QR==', 'QQ==\n', 'Q Q=', '_-__', 'QQ=='.repeat(2)])('refuses %j as base64', (text) => {
    expect(() => fromBase64(text)).toThrow(RangeError);
  });
});

describe('order by bytes', () => {
  it('is the order of the UTF-8 bytes, not of UTF-16 units', () => {
    expect(['\u{1f600}', '\ufb33'].toSorted(compareAsBytes)).toEqual(['\ufb33', '\u{1f600}']);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(Math.sign(compareAsBytes(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
    );
  });
});
