import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCalendarDate, normaliseDate } from '#packer/calendar-date.ts';
import { normaliseAmount, parseScaled } from '#shared/domain/scaled-decimal.ts';

describe('scaled decimals', () => {
  it.each([
    ['0', 0, true],
    ['-0.00', 0, true],
    ['1109753.22', 110_975_322, true],
    ['+1.5', 150, true],
    ['-12', -1_200, true],
    ['.5', 50, true],
    ['5.', 500, true],
    ['0.10000', 10, true],
    ['0.295', 30, false],
    ['-0.295', -30, false],
    ['0.2949', 29, false],
    ['90071992547409.91', 9_007_199_254_740_991, true],
    ['90071992547409.93', 9_007_199_254_740_993n, true],
    ['-92233720368547758.07', -9_223_372_036_854_775_807n, true],
  ])('reads %s as %s hundredths', (text, value, isExact) => {
    expect(parseScaled(text, 2)).toEqual({ value, isExact });
  });

  it.each(['', '.', '-', '1,5', '1e3', 'abc', ' 1', '1.2.3', '92233720368547758.08'])(
    'refuses %j',
    (text) => {
      expect(parseScaled(text, 2)).toBeNull();
    },
  );

  it('reads back every number of cents as it was written', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n) + 1n, max: 2n ** 63n - 1n }), (cents) => {
        const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
        const text = `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
        const parsed = parseScaled(text, 2);
        expect(parsed?.isExact).toBe(true);
        expect(BigInt(parsed?.value ?? 'x')).toBe(cents);
      }),
    );
  });

  it.each([
    ['1234,56', '1234.56'],
    ['1.234,56', '1234.56'],
    ['1.234.567,8', '1234567.8'],
    ['1,234.56', '1234.56'],
    ['€ 12,50', '12.50'],
    ['12.50-', '-12.50'],
    ['-1 234,5', '-1234.5'],
  ])('understands %s as %s', (text, normal) => {
    expect(normaliseAmount(text)).toBe(normal);
  });

  it.each(['1,2,3', '1.23,4.5', 'x', '-', '1.2345,6'])('does not guess at %s', (text) => {
    expect(normaliseAmount(text)).toBeNull();
  });
});

describe('dates', () => {
  it.each(['2024-02-29', '0001-01-01', '9999-12-31'])('%s is a day', (text) => {
    expect(isCalendarDate(text)).toBe(true);
  });

  it.each(['2025-02-29', '2025-13-01', '2025-00-10', '2025-1-1', '2025-01-01T00:00:00', ''])(
    '%s is none',
    (text) => {
      expect(isCalendarDate(text)).toBe(false);
    },
  );

  it.each([
    ['2016-10-31T00:00:00', '2016-10-31'],
    ['2016-10-31+01:00', '2016-10-31'],
    ['20161031', '2016-10-31'],
    ['31-10-2016', '2016-10-31'],
    ['1/2/2016', '2016-02-01'],
    ['31-02-2016', null],
    ['oktober', null],
  ])('%s is understood as %s', (text, date) => {
    expect(normaliseDate(text)).toBe(date);
  });
});
