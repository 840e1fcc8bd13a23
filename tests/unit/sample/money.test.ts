import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dutchAmount, netOf, plainAmount, shareOf, spread } from '#packer/sample/money.ts';

describe('the money of the sample', () => {
  it('spreads an amount to the cent, near to its weights', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 40 }),
        (total, weights) => {
          const parts = spread(total, weights);
          const sum = weights.reduce((a, b) => a + b, 0);
          expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
          parts.forEach((part, index) => {
            expect(Math.abs(part - (total * (weights[index] ?? 0)) / sum)).toBeLessThanOrEqual(1);
          });
        },
      ),
    );
    expect(() => spread(1, [0, 0])).toThrow(RangeError);
  });

  it('rounds halves away from zero, alike on both sides', () => {
    expect(shareOf(50, 100)).toBe(1);
    expect(shareOf(-50, 100)).toBe(-1);
    expect(shareOf(49, 100)).toBe(0);
    expect(shareOf(10_000, 2100)).toBe(2100);
  });

  it('takes VAT out of a price so that putting it back gives the price, but for a cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e8 }), fc.constantFrom(900, 2100, 1900), (gross, rateBp) => {
        const net = netOf(gross, rateBp);
        expect(Math.abs(net + shareOf(net, rateBp) - gross)).toBeLessThanOrEqual(1);
      }),
    );
    expect(netOf(12_100, 2100)).toBe(10_000);
  });

  it('writes amounts as the Dutch do and as UBL does', () => {
    expect(dutchAmount(123_456_789)).toBe('1.234.567,89');
    expect(dutchAmount(-5)).toBe('-0,05');
    expect(dutchAmount(100_000)).toBe('1.000,00');
    expect(plainAmount(123_450)).toBe('1234.50');
    expect(plainAmount(-7)).toBe('-0.07');
  });
});
