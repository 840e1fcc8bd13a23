import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { createScaledScroll } from './scaled-scroll.ts';

/** Rows rendered beyond both edges, so that a step of the wheel shows no gap. */
const overscan = 10;

/** Settings of the virtual rows. */
export interface VirtualRowsOptions {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly count: number;
  /** All rows are alike, in pixels. */
  readonly rowHeight: number;
  /** What of the scroller's height the head and the foot take. */
  readonly chromeHeight: number;
}

/** Which rows to render, and where. */
export interface VirtualRows {
  /** Height of the scroll space. */
  readonly height: number;
  /** The rows in sight, without those rendered beyond the edges; `last` is -1 where there are none. */
  readonly first: number;
  readonly last: number;
  readonly firstRendered: number;
  readonly lastRendered: number;
  /** A row's place in the scroll space. */
  readonly topOf: (index: number) => number;
  /** Rows that fit whole. */
  readonly fitting: number;
  /** What one sees of the rows' width, in pixels. */
  readonly viewWidth: number;
  readonly scrollTo: (index: number, align?: 'nearest' | 'center') => void;
}

/**
 * Virtual rows of one fixed height. A general virtualizer keeps a measurement for each item and is bound to the browser's own scroll
 * height; with equal rows a division does, and a million of them need the scaled scroll space.
 */
export function useVirtualRows({
  scroller,
  count,
  rowHeight,
  chromeHeight,
}: VirtualRowsOptions): VirtualRows {
  const [viewHeight, setViewHeight] = useState(0);
  const [viewWidth, setViewWidth] = useState(0);
  const [top, setTop] = useState(0);
  const latestTop = useRef(0);
  const total = count * rowHeight;
  // A list that gets longer or shorter goes on from where one is.
  const scale = useMemo(() => createScaledScroll(total, viewHeight, latestTop.current), [total, viewHeight]);
  const show = useCallback((virtualTop: number) => {
    latestTop.current = virtualTop;
    setTop(virtualTop);
  }, []);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = () => {
      setViewHeight(Math.max(0, element.clientHeight - chromeHeight));
      setViewWidth(element.clientWidth);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, chromeHeight]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || viewHeight === 0) return;
    const place = Math.max(0, Math.min(latestTop.current, total - viewHeight));
    element.scrollTop = scale.goTo(place);
    show(place);
  }, [scroller, scale, total, viewHeight, show]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const onScroll = () => {
      const { virtualTop, moveTo } = scale.scrolled(element.scrollTop);
      if (moveTo !== null) element.scrollTop = moveTo;
      show(virtualTop);
    };
    const onEnd = () => {
      const settled = scale.settle();
      if (settled !== null) element.scrollTop = settled;
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    element.addEventListener('scrollend', onEnd);
    return () => {
      element.removeEventListener('scroll', onScroll);
      element.removeEventListener('scrollend', onEnd);
    };
  }, [scroller, scale, show]);

  const scrollTo = useCallback(
    (index: number, align: 'nearest' | 'center' = 'nearest') => {
      const element = scroller.current;
      if (element === null) return;
      const start = index * rowHeight;
      const now = latestTop.current;
      const isInSight = start >= now && start + rowHeight <= now + viewHeight;
      if (isInSight) return;
      const wanted =
        align === 'center'
          ? start - (viewHeight - rowHeight) / 2
          : start < now
            ? start
            : start + rowHeight - viewHeight;
      const place = Math.max(0, Math.min(wanted, total - viewHeight));
      element.scrollTop = scale.goTo(place);
      show(place);
    },
    [scroller, scale, rowHeight, viewHeight, total, show],
  );

  const first = Math.min(Math.floor(top / rowHeight), Math.max(0, count - 1));
  const last = Math.min(count - 1, Math.ceil((top + viewHeight) / rowHeight) - 1);
  const shift = scale.shift();
  return {
    height: scale.realHeight,
    first,
    last,
    firstRendered: Math.max(0, first - overscan),
    lastRendered: Math.min(count - 1, last + overscan),
    topOf: (index) => index * rowHeight - shift,
    viewWidth,
    fitting: Math.max(1, Math.floor(viewHeight / rowHeight)),
    scrollTo,
  };
}
