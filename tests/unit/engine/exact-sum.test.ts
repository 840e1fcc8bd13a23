import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ExactSum, integerCell } from '#engine/query/exact-sum.ts';

test('sums of any integers are exact', () => {
  const integer = fc.oneof(
    fc.integer(),
    fc.integer({ min: -(2 ** 52) + 1, max: 2 ** 52 - 1 }),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n }),
  );
  fc.assert(
    fc.property(fc.array(integer), (values) => {
      const sum = new ExactSum();
      for (const value of values) sum.add(value);
      const exact = values.reduce((total: bigint, value) => total + BigInt(value), 0n);
      expect(sum.value).toBe(exact);
      expect(BigInt(sum.cents)).toBe(exact);
    }),
  );
});

test('an integer crosses as a number as long as that is exact, then as text', () => {
  expect(integerCell(0n)).toBe(0);
  expect(integerCell(-5n)).toBe(-5);
  expect(integerCell(9_007_199_254_740_991n)).toBe(9_007_199_254_740_991);
  expect(integerCell(9_007_199_254_740_992n)).toBe('9007199254740992');
  expect(integerCell(-9_223_372_036_854_775_808n)).toBe('-9223372036854775808');
});
