import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCloneCodec } from '../../../build/shell/page/clone-codec.ts';

const codec = createCloneCodec({
  encode: (bytes) => Buffer.from(bytes).toString('base64'),
  decode: (text) => Uint8Array.from(Buffer.from(text, 'base64')),
});
const there = (value: unknown) => codec.decode(codec.encode(value));

describe('values that cross as text', () => {
  test.each([
    undefined,
    null,
    true,
    0,
    -0,
    1.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    '',
    'ë€\u0000𝄞\ud800',
    10n ** 30n,
    new Date(0),
    new Date(Number.NaN),
    [],
    [undefined, null],
    {},
    { $undefined: 1 },
    { $view: ['Uint8Array', ''] },
    { a: undefined, $b: { $c: [] } },
    new Map<unknown, unknown>([
      [1, new Set(['a', { b: 2n }])],
      [{ key: 1 }, new Map()],
    ]),
    new Uint8Array([0, 255]),
    new Float64Array([Math.PI, -0]),
    new BigInt64Array([-1n]),
    new Uint16Array(new Uint16Array([1, 2, 3, 4]).buffer, 2, 2),
    new Uint8Array([1, 2, 3]).buffer,
  ])('%o', (value) => {
    expect(there(value)).toEqual(value);
  });

  test('errors keep name, message and stack', () => {
    const error = new RangeError('too far');
    const copy = there(error) as Error;
    expect(copy).toBeInstanceOf(Error);
    expect([copy.message, copy.stack]).toEqual([error.message, error.stack]);
  });

  test('anything made of plain data', () => {
    const plain = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withNullPrototype: false,
    });
    fc.assert(
      fc.property(plain, (value) => {
        expect(there(value)).toEqual(structuredClone(value));
      }),
    );
  });
});

describe('values that do not', () => {
  test.each([() => 1, Symbol('x'), { deep: [() => 1] }, new WeakMap(), Promise.resolve()])(
    'what cannot be cloned is refused: %o',
    (value) => {
      expect(() => codec.encode(value)).toThrow(/could not be cloned/);
    },
  );

  test('what can be cloned but not carried is refused by its name', () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    expect(() => codec.encode(circle)).toThrow('values that contain themselves');
    expect(() => codec.encode(/x/)).toThrow('RegExp');
    expect(() => codec.encode(new Blob(['x']))).toThrow('Blob');
    expect(() => codec.decode('{"$what":1}')).toThrow('$what');
  });

  test('the same value twice is no circle', () => {
    const shared = { n: 1 };
    expect(there([shared, shared])).toEqual([{ n: 1 }, { n: 1 }]);
  });
});
