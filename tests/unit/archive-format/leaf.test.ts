import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '#engine/crypto/sha256.ts';
import { LeafEncoder, type StoredValue } from '#shared/archive-format/leaf.ts';
import { fromHex, toHex } from '#shared/archive-format/text-bytes.ts';
import { vectors } from '../../fixtures/vectors.ts';

type VectorValue = (typeof vectors.leaves.cases)[number]['values'][number];

/** A vector's value as a row read with safe integers gives it. */
function storedValue({ type, value = '', hex = '' }: VectorValue): StoredValue {
  switch (type) {
    case 'null':
      return null;
    case 'integer':
      return BigInt(value);
    case 'real':
      return Number(value);
    case 'text':
      return value;
    case 'blob':
      return fromHex(hex);
    default:
      throw new Error(`no such type of value: ${type}`);
  }
}

/** The bytes that the encoder hands to the hash for one value in a table without a name. */
function encodedBytes(value: StoredValue, numbers: 'integer' | 'real'): string {
  let hashed = new Uint8Array(0);
  const encoder = new LeafEncoder(
    '',
    (bytes) => {
      hashed = Uint8Array.from(bytes);
      return sha256(bytes);
    },
    numbers,
  );
  encoder.leaf([value]);
  return toHex(hashed.subarray(3));
}

describe('value encoding', () => {
  it.each(vectors.values.cases)('encodes $type $value$hex as the vectors do', (vector) => {
    expect(encodedBytes(storedValue(vector), 'real')).toBe(vector.encoded);
  });

  it('encodes plain numbers as the integers that they are', () => {
    const integers = vectors.values.cases.filter(
      ({ type, value }) => type === 'integer' && Number.isSafeInteger(Number(value)),
    );
    expect(integers.length).toBeGreaterThan(3);
    for (const { value, encoded } of integers) expect(encodedBytes(Number(value), 'integer')).toBe(encoded);
  });

  it('encodes every safe integer alike as number and as bigint', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (integer) => {
        expect(encodedBytes(integer, 'integer')).toBe(encodedBytes(BigInt(integer), 'real'));
      }),
    );
  });

  it('encodes every text as its UTF-8 bytes, of whatever length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 6000 }), (text) => {
        const bytes = Buffer.from(text);
        const length = Buffer.alloc(4);
        length.writeUInt32BE(bytes.length);
        expect(encodedBytes(text, 'integer')).toBe(`03${length.toString('hex')}${bytes.toString('hex')}`);
        expect(encodedBytes({ utf8: bytes }, 'integer')).toBe(encodedBytes(text, 'integer'));
      }),
    );
  });

  it('refuses what has no exact encoding', () => {
    expect(() => encodedBytes(2 ** 53, 'integer')).toThrow(RangeError);
    expect(() => encodedBytes(0.5, 'integer')).toThrow(RangeError);
    expect(() => encodedBytes(2n ** 63n, 'real')).toThrow(RangeError);
  });
});

describe('leaf', () => {
  it.each(vectors.leaves.cases)('hashes a row of $table as the vectors do', ({ table, values, leaf }) => {
    const encoder = new LeafEncoder(table, sha256, 'real');
    expect(toHex(encoder.leaf(values.map(storedValue)))).toBe(leaf);
  });

  it('gives the same leaf again after a longer row went through the same buffer', () => {
    const encoder = new LeafEncoder('period', sha256);
    const first = toHex(encoder.leaf([1, 'juni']));
    encoder.leaf([2, 'x'.repeat(100_000)]);
    expect(toHex(encoder.leaf([1, 'juni']))).toBe(first);
    const plain = Buffer.concat([
      Buffer.from([0, 0, 6]),
      Buffer.from('period'),
      Buffer.from([1, 0, 0, 0, 0, 0, 0, 0, 1]),
      Buffer.from([3, 0, 0, 0, 4]),
      Buffer.from('juni'),
    ]);
    expect(first).toBe(createHash('sha256').update(plain).digest('hex'));
  });
});
