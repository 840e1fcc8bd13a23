import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rotation, Size } from '../zoom.ts';
import { drawPage } from './draw-page.ts';
import styles from './PdfPage.module.css';

/** While the user zooms on, nothing is drawn anew; the page drawn last is stretched meanwhile. */
const calmMs = 90;

/** Settings of a page. */
export interface PdfPageProps {
  readonly document: PDFDocumentProxy;
  readonly pageNumber: number;
  /** As it lies, in CSS pixels. */
  readonly size: Size;
  readonly scale: number;
  readonly rotation: Rotation;
  readonly onSize: (pageNumber: number, size: Size) => void;
  /** Told the elements of its runs of text when they stand there, and null when they are gone. */
  readonly onText: (pageNumber: number, runs: readonly HTMLElement[] | null) => void;
}

/** One page of a PDF with its text over it. */
export function PdfPage({ document, pageNumber, size, scale, rotation, onSize, onText }: PdfPageProps) {
  const { t } = useTranslation('viewer');
  const paper = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const hasDrawn = useRef(false);
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => {
    const controller = new AbortController();
    const draw = () => {
      if (paper.current === null || text.current === null) return;
      drawPage(
        {
          document,
          pageNumber,
          scale,
          rotation,
          paper: paper.current,
          text: text.current,
          onText: (runs) => onText(pageNumber, runs),
          onSize: (found) => onSize(pageNumber, found),
        },
        controller.signal,
      ).then(
        () => {
          if (controller.signal.aborted) return;
          hasDrawn.current = true;
          setHasFailed(false);
        },
        () => {
          if (!controller.signal.aborted) setHasFailed(true);
        },
      );
    };
    const timer = setTimeout(draw, hasDrawn.current ? calmMs : 0);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [document, pageNumber, scale, rotation, onSize, onText]);
  useEffect(() => () => onText(pageNumber, null), [pageNumber, onText]);
  return (
    <section
      className={styles.page}
      style={{ width: size.width, height: size.height }}
      aria-label={t('pdf.pageOf', { page: pageNumber, pages: document.numPages })}
    >
      <div ref={paper} className={styles.paper} />
      <div ref={text} className={styles.text} />
      {hasFailed ? (
        <p className={styles.failed} role="alert">
          {t('pdf.pageFailed', { page: pageNumber })}
        </p>
      ) : null}
    </section>
  );
}
