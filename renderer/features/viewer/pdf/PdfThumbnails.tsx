import { useVirtualizer } from '@tanstack/react-virtual';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Rotation, rotated, type Size } from '../zoom.ts';
import { drawPage } from './draw-page.ts';
import styles from './PdfThumbnails.module.css';

const width = 96;
const label = 26;

/** Settings of the thumbnails. */
export interface PdfThumbnailsProps {
  readonly document: PDFDocumentProxy;
  readonly firstPage: Size;
  readonly rotation: Rotation;
  readonly currentPage: number;
  readonly onChoose: (pageNumber: number) => void;
}

/** The pages of a PDF, small; only those in sight are drawn. One stop for Tab, in which the arrows, Home and End move. */
export function PdfThumbnails({ document, firstPage, rotation, currentPage, onChoose }: PdfThumbnailsProps) {
  const { t } = useTranslation('viewer');
  const scroller = useRef<HTMLElement>(null);
  const turned = rotated(firstPage, rotation);
  const height = Math.round((width * turned.height) / turned.width);
  const virtualizer = useVirtualizer({
    count: document.numPages,
    getScrollElement: () => scroller.current,
    estimateSize: () => height + label,
    overscan: 2,
    paddingStart: 10,
    paddingEnd: 10,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a turned page is of another height
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, height]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => virtualizer.scrollToIndex(currentPage - 1), [virtualizer, currentPage, height]);
  // The thumbnail that the keys moved to, until it is there to be focused.
  const sought = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (sought.current === null) return;
    const button = scroller.current?.querySelector<HTMLElement>(`[data-page="${sought.current}"]`);
    if (button == null) return;
    sought.current = null;
    button.focus({ preventScroll: true });
  });
  const move = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
    const to = target(event.key, Number(event.target.dataset.page), document.numPages);
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    sought.current = to;
    virtualizer.scrollToIndex(to - 1);
    onChoose(to);
  };
  const items = virtualizer.getVirtualItems();
  // Scrolled away from the page in sight, the first thumbnail is the way in.
  const isInSight = items.some(({ index }) => index + 1 === currentPage);
  const stop = isInSight ? currentPage : (items[0]?.index ?? 0) + 1;
  return (
    <nav ref={scroller} className={styles.scroller} aria-label={t('pdf.thumbnails')} onKeyDown={move}>
      <ol className={styles.all} style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => (
          <li key={item.key} className={styles.row} style={{ transform: `translateY(${item.start}px)` }}>
            <button
              type="button"
              className={styles.thumbnail}
              data-page={item.index + 1}
              tabIndex={item.index + 1 === stop ? 0 : -1}
              aria-current={item.index + 1 === currentPage ? 'page' : undefined}
              aria-label={t('pdf.goToPage', { page: item.index + 1 })}
              onClick={() => onChoose(item.index + 1)}
            >
              <Thumbnail
                document={document}
                pageNumber={item.index + 1}
                rotation={rotation}
                size={{ width, height }}
                scale={width / turned.width}
              />
              <span className={styles.number}>{item.index + 1}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The page that a key leads to; null where the key means nothing here. */
function target(key: string, from: number, pages: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(pages, from + 1);
    case 'ArrowUp':
      return Math.max(1, from - 1);
    case 'Home':
      return 1;
    case 'End':
      return pages;
    default:
      return null;
  }
}

interface ThumbnailProps {
  readonly document: PDFDocumentProxy;
  readonly pageNumber: number;
  readonly rotation: Rotation;
  readonly size: Size;
  readonly scale: number;
}

function Thumbnail({ document, pageNumber, rotation, size, scale }: ThumbnailProps) {
  const paper = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (paper.current === null) return;
    const controller = new AbortController();
    const drawing = {
      document,
      pageNumber,
      scale,
      rotation,
      paper: paper.current,
      text: null,
      onSize: () => {},
    };
    // A page that cannot be drawn stays blank here; the page itself says so.
    drawPage(drawing, controller.signal).catch(() => paper.current?.replaceChildren());
    return () => controller.abort();
  }, [document, pageNumber, rotation, scale]);
  return <span ref={paper} className={styles.paper} style={size} />;
}
