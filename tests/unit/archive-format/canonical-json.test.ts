import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '#engine/crypto/sha256.ts';
import { canonicalJson } from '#shared/archive-format/canonical-json.ts';
import { toHex, utf8 } from '#shared/archive-format/text-bytes.ts';
import { vectors } from '../../fixtures/vectors.ts';

describe('canonical JSON', () => {
  it.each(vectors.canonicalJson.cases)(
    'is the vectors’ text',
    ({ value, canonical, utf8Hex, sha256: hash }) => {
      expect(canonicalJson(value)).toBe(canonical);
      expect(toHex(utf8(canonicalJson(value)))).toBe(utf8Hex);
      expect(toHex(sha256(utf8(canonicalJson(value))))).toBe(hash);
    },
  );

  it('prints numbers as RFC 8785 section 3.2.2.3 does', () => {
    expect(canonicalJson([-0, 1e21, 1e-7, Number('333333333.33333329'), 4.5, 2e-3])).toBe(
      '[0,1e+21,1e-7,333333333.3333333,4.5,0.002]',
    );
  });

  it('says what any JSON value says, the same whatever the order of its members', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        const reversed: unknown = JSON.parse(JSON.stringify(value), (_key, member: unknown) =>
          typeof member === 'object' && member !== null && !Array.isArray(member)
            ? Object.fromEntries(Object.entries(member).toReversed())
            : member,
        );
        expect(canonicalJson(reversed)).toBe(text);
      }),
    );
  });

  it.each([[Number.NaN], [Number.POSITIVE_INFINITY], ['\ud800'], [undefined], [{ a: undefined }], [1n]])(
    'refuses %s',
    (value) => {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    },
  );
});
