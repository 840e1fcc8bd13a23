import { useVirtualizer } from '@tanstack/react-virtual';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import {
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { type Rotation, rotated, type Size, scaleFor, type Zoom } from '../zoom.ts';
import { PdfPage } from './PdfPage.tsx';
import styles from './PdfPages.module.css';
import { useMarks } from './use-marks.ts';
import type { FoundMatch, PdfFind } from './use-pdf-find.ts';

const gap = 14;
const margin = 16;

/** What the toolbar and the thumbnails ask of the pages. */
export interface PdfPagesHandle {
  readonly showPage: (pageNumber: number) => void;
  /** Brings what was found into sight, its page first where that is not drawn yet. */
  readonly showMatch: (match: FoundMatch) => void;
}

/** Settings of the pages. */
export interface PdfPagesProps {
  readonly document: PDFDocumentProxy;
  readonly firstPage: Size;
  readonly name: string;
  readonly zoom: Zoom;
  readonly rotation: Rotation;
  readonly onScale: (scale: number) => void;
  readonly onPage: (pageNumber: number) => void;
  readonly find: Pick<PdfFind, 'matches' | 'current'>;
  readonly ref: Ref<PdfPagesHandle>;
}

/** All pages of a PDF under each other; only those in sight are drawn. The place in the document is kept over zooming and rotating. */
export function PdfPages({
  document,
  firstPage,
  name,
  zoom,
  rotation,
  onScale,
  onPage,
  find,
  ref,
}: PdfPagesProps) {
  const { t } = useTranslation('viewer');
  const scroller = useRef<HTMLElement>(null);
  const [view, setView] = useState<Size>({ width: 0, height: 0 });
  const [sizes, setSizes] = useState<ReadonlyMap<number, Size>>(new Map());
  const keepSize = useCallback((pageNumber: number, size: Size) => {
    setSizes((known) => {
      const before = known.get(pageNumber);
      if (before?.width === size.width && before.height === size.height) return known;
      return new Map(known).set(pageNumber, size);
    });
  }, []);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = () =>
      setView({ width: element.clientWidth - 2 * margin, height: element.clientHeight - 2 * margin });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const scale = scaleFor(zoom, rotated(firstPage, rotation), view);
  useEffect(() => onScale(scale), [onScale, scale]);

  const sizeOf = (index: number): Size => {
    const { width, height } = rotated(sizes.get(index + 1) ?? firstPage, rotation);
    return { width: Math.floor(width * scale), height: Math.floor(height * scale) };
  };
  const virtualizer = useVirtualizer({
    count: document.numPages,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => sizeOf(index).height,
    overscan: 1,
    gap,
    paddingStart: margin,
    paddingEnd: margin,
  });

  // Where the view's top edge lies: a page, and how far down in it.
  const place = useRef({ index: 0, fraction: 0 });
  const notePlace = () => {
    const top = scroller.current?.scrollTop ?? 0;
    const item = virtualizer.getVirtualItemForOffset(top + 1);
    if (item === undefined) return;
    place.current = {
      index: item.index,
      fraction: Math.max(0, top - item.start + margin) / Math.max(1, item.size),
    };
    const middle = virtualizer.getVirtualItemForOffset(top + view.height / 2);
    onPage((middle ?? item).index + 1);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the heights follow from these three, and nothing else moves the place
  useLayoutEffect(() => {
    const { index, fraction } = place.current;
    virtualizer.measure();
    const start = virtualizer.getOffsetForIndex(index, 'start')?.[0] ?? 0;
    const element = scroller.current;
    if (element !== null && (index > 0 || fraction > 0)) {
      element.scrollTop = start + fraction * sizeOf(index).height;
    }
  }, [scale, rotation, sizes]);

  const { keepText, showMatch } = useMarks(find, scroller, (pageNumber) =>
    virtualizer.scrollToIndex(pageNumber - 1, { align: 'start' }),
  );

  useImperativeHandle(
    ref,
    () => ({
      showPage(pageNumber) {
        const index = Math.min(document.numPages, Math.max(1, pageNumber)) - 1;
        virtualizer.scrollToIndex(index, { align: 'start' });
      },
      showMatch,
    }),
    [document, virtualizer, showMatch],
  );

  const widest = Math.max(
    view.width,
    ...virtualizer.getVirtualItems().map((item) => sizeOf(item.index).width),
  );
  return (
    <section
      ref={scroller}
      className={styles.scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard
      tabIndex={0}
      aria-label={t('pdf.pagesOf', { name })}
      onScroll={notePlace}
    >
      <div className={styles.all} style={{ height: virtualizer.getTotalSize(), width: widest + 2 * margin }}>
        {virtualizer.getVirtualItems().map((item) => (
          <div key={item.key} className={styles.row} style={{ transform: `translateY(${item.start}px)` }}>
            <PdfPage
              document={document}
              pageNumber={item.index + 1}
              size={sizeOf(item.index)}
              scale={scale}
              rotation={rotation}
              onSize={keepSize}
              onText={keepText}
            />
          </div>
        ))}
      </div>
    </section>
  );
}
