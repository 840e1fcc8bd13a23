/**
 * Chromium lays out at most 33,554,431 pixels (2^31 / 64). A list that is higher than this gets a scroll space of this height, and
 * what one sees moves on a taller, virtual one.
 */
export const maximumScrollHeight = 15_000_000;

/** Where a list stands: on the browser's scroll space and on its own. */
export interface ScrollPlace {
  /** Pixels from the top of the virtual space. */
  readonly virtualTop: number;
  /** Where the scroll bar has to be put for it; null where it may stay. */
  readonly moveTo: number | null;
}

/** Keeps the two spaces together. */
export interface ScaledScroll {
  /** Height of the browser's scroll space. */
  readonly realHeight: number;
  /** The browser scrolled: a little moves as much, a leap goes to the same share of the whole. */
  readonly scrolled: (realTop: number) => ScrollPlace;
  /** The scroll bar's place for a virtual one. */
  readonly goTo: (virtualTop: number) => number;
  /** Brings the scroll bar to where it belongs, after small steps have led it astray. */
  readonly settle: () => number | null;
  /** What is added to a place in the scroll space to get the virtual one. */
  readonly shift: () => number;
}

/** Maps the scroll bar of a list `totalHeight` pixels high, of which `viewHeight` are seen, starting from a virtual place. */
export function createScaledScroll(
  totalHeight: number,
  viewHeight: number,
  start: number,
  maximumHeight = maximumScrollHeight,
): ScaledScroll {
  const realHeight = Math.min(totalHeight, maximumHeight);
  const virtualEnd = Math.max(0, totalHeight - viewHeight);
  const realEnd = Math.max(0, realHeight - viewHeight);
  const isScaled = totalHeight > realHeight && realEnd > 0;
  const clamp = (value: number) => Math.max(0, Math.min(value, virtualEnd));
  const realOf = (virtual: number) => (isScaled ? Math.round((virtual / virtualEnd) * realEnd) : virtual);

  let virtualTop = clamp(start);
  let realTop = realOf(virtualTop);

  const goTo = (place: number) => {
    virtualTop = clamp(place);
    realTop = realOf(virtualTop);
    return realTop;
  };
  return {
    realHeight,
    scrolled(nextRealTop) {
      const step = nextRealTop - realTop;
      if (!isScaled) {
        virtualTop = nextRealTop;
        realTop = nextRealTop;
        return { virtualTop, moveTo: null };
      }
      const isLeap = Math.abs(step) > viewHeight;
      virtualTop = isLeap ? clamp((nextRealTop / realEnd) * virtualEnd) : clamp(virtualTop + step);
      realTop = nextRealTop;
      const isAtEnd = nextRealTop <= 0 || nextRealTop >= realEnd;
      if (!isAtEnd || realOf(virtualTop) === nextRealTop) {
        // So near to an end that the scroll bar has no place in between.
        if (nextRealTop <= 0) virtualTop = 0;
        else if (nextRealTop >= realEnd) virtualTop = virtualEnd;
        return { virtualTop, moveTo: null };
      }
      // At an end of the scroll bar, but not of the list: make room to go on.
      return { virtualTop, moveTo: goTo(virtualTop) };
    },
    goTo,
    settle() {
      const belongs = realOf(virtualTop);
      if (belongs === realTop) return null;
      realTop = belongs;
      return belongs;
    },
    shift: () => virtualTop - realTop,
  };
}
