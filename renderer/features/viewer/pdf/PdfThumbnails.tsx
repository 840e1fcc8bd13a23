import { useVirtualizer } from '@tanstack/react-virtual';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useLayoutEffect, useRef } from 'react';
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

/** The pages of a PDF, small; only those in sight are drawn. */
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
  return (
    <nav ref={scroller} className={styles.scroller} aria-label={t('pdf.thumbnails')}>
      <ol className={styles.all} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => (
          <li key={item.key} className={styles.row} style={{ transform: `translateY(${item.start}px)` }}>
            <button
              type="button"
              className={styles.thumbnail}
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
