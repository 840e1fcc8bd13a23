import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  pixelRatioFor,
  rotateClockwise,
  rotated,
  scaleFor,
  zoomIn,
  zoomOut,
} from '../../../renderer/features/viewer/zoom.ts';

const a4 = { width: 794, height: 1123 };

describe('zoom', () => {
  it('fits the width, and the page whole', () => {
    const view = { width: 397, height: 300 };
    expect(scaleFor('fit-width', a4, view)).toBe(0.5);
    expect(scaleFor('fit-page', a4, view)).toBeCloseTo(300 / 1123);
  });

  it('keeps a scale within what can be drawn', () => {
    expect(scaleFor(100, a4, a4)).toBe(8);
    expect(scaleFor(0.001, a4, a4)).toBe(0.1);
  });

  it('has a scale before anything was measured', () => {
    expect(scaleFor('fit-width', { width: 0, height: 0 }, a4)).toBe(1);
    expect(scaleFor('fit-page', a4, { width: -32, height: -32 })).toBe(1);
  });

  it('steps up and down, from between the steps, too', () => {
    expect(zoomIn(1)).toBe(1.1);
    expect(zoomIn(0.55)).toBe(0.67);
    expect(zoomOut(0.55)).toBe(0.5);
    expect(zoomIn(8)).toBe(8);
    expect(zoomOut(0.1)).toBe(0.1);
  });

  it('goes back to where it was', () => {
    fc.assert(
      fc.property(fc.constantFrom(0.25, 0.5, 1, 1.5, 2, 4), (step) => {
        expect(zoomOut(zoomIn(step))).toBe(step);
      }),
    );
  });

  it('turns by quarters, all the way round', () => {
    expect([0, 90, 180, 270].map((turn) => rotateClockwise(turn as 0 | 90 | 180 | 270))).toEqual([
      90, 180, 270, 0,
    ]);
    expect(rotated(a4, 90)).toEqual({ width: 1123, height: 794 });
    expect(rotated(a4, 180)).toEqual(a4);
  });

  it('draws no canvas of more pixels than a browser holds', () => {
    expect(pixelRatioFor(a4, 2)).toBe(2);
    const large = { width: 6000, height: 8000 };
    const ratio = pixelRatioFor(large, 2);
    expect(large.width * ratio * large.height * ratio).toBeLessThanOrEqual(16_777_216 + 1);
  });
});
