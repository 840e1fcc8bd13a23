import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createScaledScroll, maximumScrollHeight } from '../../../renderer/ui/table/scaled-scroll.ts';

const rowHeight = 30;
const view = 600;

test('a list that fits is not scaled', () => {
  const scroll = createScaledScroll(100_000 * rowHeight, view, 0);
  expect(scroll.realHeight).toBe(100_000 * rowHeight);
  expect(scroll.scrolled(1_234_567)).toEqual({ virtualTop: 1_234_567, moveTo: null });
  expect(scroll.shift()).toBe(0);
});

test('ten million rows stay within what Chromium lays out, and both ends are reached', () => {
  const total = 10_000_000 * rowHeight;
  const scroll = createScaledScroll(total, view, 0);
  expect(scroll.realHeight).toBe(maximumScrollHeight);
  expect(scroll.scrolled(maximumScrollHeight - view).virtualTop).toBe(total - view);
  expect(scroll.scrolled(0).virtualTop).toBe(0);
});

test('a turn of the wheel moves as far as it would in a short list', () => {
  const total = 1_000_000 * rowHeight;
  const scroll = createScaledScroll(total, view, 0);
  const { virtualTop } = scroll.scrolled(7_000_000);
  expect(scroll.scrolled(7_000_100)).toEqual({ virtualTop: virtualTop + 100, moveTo: null });
  expect(scroll.scrolled(6_999_900)).toEqual({ virtualTop: virtualTop - 100, moveTo: null });
});

test('every row can be gone to, and is where the scroll bar says after settling', () => {
  const total = 1_000_000 * rowHeight;
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: total - view }),
      fc.array(fc.integer({ min: -500, max: 500 })),
      (place, steps) => {
        const scroll = createScaledScroll(total, view, 0);
        let real = scroll.goTo(place);
        let virtual = place;
        for (const step of steps) {
          const next = Math.max(0, Math.min(real + step, maximumScrollHeight - view));
          const result = scroll.scrolled(next);
          const moved = Math.max(0, Math.min(virtual + (next - real), total - view));
          // At an end the last pixels, for which the scroll bar has no place, are passed over.
          const isAtEnd = next === 0 || next === maximumScrollHeight - view;
          expect(Math.abs(result.virtualTop - moved)).toBeLessThanOrEqual(isAtEnd ? 2 : 0);
          virtual = result.virtualTop;
          real = result.moveTo ?? next;
        }
        const settled = scroll.settle() ?? real;
        expect(settled).toBe(Math.round((virtual / (total - view)) * (maximumScrollHeight - view)));
        expect(scroll.shift()).toBe(virtual - settled);
      },
    ),
  );
});

test('at an end of the scroll bar that is no end of the list, there is room made to go on', () => {
  const total = 1_000_000 * rowHeight;
  const scroll = createScaledScroll(total, view, 0);
  let real = scroll.goTo(3_000);
  // Upwards in small steps: the scroll bar is at its end after half of the way.
  let virtual = 3_000;
  for (let step = 0; step < 100 && virtual > 0; step++) {
    const result = scroll.scrolled(Math.max(0, real - 100));
    real = result.moveTo ?? Math.max(0, real - 100);
    virtual = result.virtualTop;
  }
  expect(virtual).toBe(0);
});

test('a list that gets longer goes on from where one is', () => {
  const scroll = createScaledScroll(2_000_000 * rowHeight, view, 12_345_678);
  expect(scroll.shift()).toBe(
    12_345_678 - Math.round((12_345_678 / (60_000_000 - view)) * (15_000_000 - view)),
  );
});
