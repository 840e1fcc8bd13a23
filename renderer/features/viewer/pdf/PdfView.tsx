import { ChevronDown, ChevronUp, PanelLeft, Printer, Search } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePrintCommand } from '../../../app/print/print-slot.ts';
import { Button } from '../../../ui/Button.tsx';
import { FindBar } from '../../../ui/FindBar.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { ToolbarSpace, ViewerToolbar, ZoomControls } from '../ViewerToolbar.tsx';
import { ViewFailure } from '../ViewFailure.tsx';
import { handleViewKey } from '../view-keys.ts';
import { type Rotation, rotateClockwise, type Zoom } from '../zoom.ts';
import { PageField } from './PageField.tsx';
import { PdfPages, type PdfPagesHandle } from './PdfPages.tsx';
import { PdfThumbnails } from './PdfThumbnails.tsx';
import styles from './PdfView.module.css';
import { useFindSaid } from './use-find-said.ts';
import { usePdf } from './use-pdf.ts';
import { usePdfFind } from './use-pdf-find.ts';
import { usePrintPdf } from './use-print-pdf.ts';

/** Settings of the PDF view. */
export interface PdfViewProps {
  readonly documentId: number;
  readonly name: string;
  readonly byteSize: number;
  /** Beside a list: no thumbnails at first. */
  readonly isCompact: boolean;
  /** At the right of the toolbar: save, open large. */
  readonly actions: ReactNode;
  readonly onSave: () => void;
}

/** A PDF: its pages, a toolbar above, thumbnails beside. */
export function PdfView({ documentId, name, byteSize, isCompact, actions, onSave }: PdfViewProps) {
  const { t } = useTranslation('viewer');
  const { pdf, retry } = usePdf(documentId, byteSize);
  const pages = useRef<PdfPagesHandle>(null);
  const [zoom, setZoom] = useState<Zoom>('fit-width');
  const [rotation, setRotation] = useState<Rotation>(0);
  const [scale, setScale] = useState(1);
  const [currentPage, setCurrentPage] = useState(1);
  const [hasThumbnails, setHasThumbnails] = useState(!isCompact);
  const [isFinding, setFinding] = useState(false);
  const view = useRef<HTMLDivElement>(null);
  const pageNow = useRef(1);
  pageNow.current = currentPage;
  const find = usePdfFind(
    pdf.state === 'open' ? pdf.document : null,
    useCallback(() => pageNow.current, []),
  );
  const { print, cancel, printing } = usePrintPdf(documentId, pdf.state === 'open' ? pdf.document : null);
  usePrintCommand(() => print(currentPage));
  const said = useFindSaid(find);
  const match = find.matches[find.current];
  useEffect(() => {
    if (match !== undefined) pages.current?.showMatch(match);
  }, [match]);
  useEffect(() => {
    const startFinding = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'f') return;
      // Beside a list the keys are the list's, unless one is at work in the document.
      const isHere = event.target instanceof Node && view.current?.contains(event.target);
      if (isCompact && !isHere) return;
      event.preventDefault();
      event.stopPropagation();
      setFinding(true);
      view.current?.querySelector<HTMLInputElement>('search input')?.select();
    };
    window.addEventListener('keydown', startFinding, { capture: true });
    return () => window.removeEventListener('keydown', startFinding, { capture: true });
  }, [isCompact]);
  const endFinding = () => {
    setFinding(false);
    find.setQuery('');
    view.current?.querySelector<HTMLElement>('section[tabindex="0"]')?.focus();
  };

  if (pdf.state === 'failed') {
    return <ViewFailure problem={pdf.problem} onSave={onSave} onRetry={retry} />;
  }
  const pageCount = pdf.state === 'open' ? pdf.document.numPages : 0;
  const turn = (by: number) => pages.current?.showPage(currentPage + by);
  const goToEnd = (end: 'first' | 'last') => pages.current?.showPage(end === 'first' ? 1 : pageCount);
  return (
    // The keys work wherever the focus is within the view.
    // biome-ignore lint/a11y/noStaticElementInteractions: every key has a button that does the same
    <div
      ref={view}
      className={styles.view}
      onKeyDown={(event) => {
        const view = { scale, rotation, onZoom: setZoom, onRotate: setRotation };
        const keys = { ...view, onTurn: turn, onEnd: goToEnd };
        if (handleViewKey(event, keys)) event.preventDefault();
      }}
    >
      <ViewerToolbar>
        {pageCount > 1 ? (
          <>
            <IconButton
              label={t('pdf.thumbnails')}
              icon={<PanelLeft />}
              isPressed={hasThumbnails}
              onPress={() => setHasThumbnails(!hasThumbnails)}
            />
            <IconButton
              label={t('pdf.previous')}
              icon={<ChevronUp />}
              isDisabled={currentPage <= 1}
              onPress={() => turn(-1)}
            />
            <IconButton
              label={t('pdf.next')}
              icon={<ChevronDown />}
              isDisabled={currentPage >= pageCount}
              onPress={() => turn(1)}
            />
            <PageField
              page={currentPage}
              pages={pageCount}
              onPage={(page) => pages.current?.showPage(page)}
            />
          </>
        ) : null}
        <ToolbarSpace />
        <IconButton
          label={t('find.open')}
          icon={<Search />}
          isPressed={isFinding}
          onPress={() => (isFinding ? endFinding() : setFinding(true))}
        />
        <ZoomControls
          zoom={zoom}
          scale={scale}
          onZoom={setZoom}
          onRotate={() => setRotation(rotateClockwise(rotation))}
        />
        <IconButton
          label={t('print.print')}
          icon={<Printer />}
          isDisabled={pdf.state !== 'open' || printing.state === 'drawing'}
          onPress={() => print(currentPage)}
        />
        {actions}
      </ViewerToolbar>
      {printing.state === 'drawing' ? (
        <p className={styles.printing} role="status">
          {/* First, so that it stays in its place while the page numbers beside it grow. */}
          <Button variant="quiet" onPress={cancel}>
            {t('print.cancel')}
          </Button>
          {t('print.drawing', printing)}
        </p>
      ) : null}
      {printing.state === 'failed' ? (
        <p className={styles.printFailed} role="alert">
          {t('print.failed')}
        </p>
      ) : null}
      {isFinding ? (
        <FindBar
          label={t('find.open')}
          query={find.query}
          onQuery={find.setQuery}
          said={said}
          canGo={find.matches.length > 0}
          onGo={find.go}
          onClose={endFinding}
        />
      ) : null}
      <div className={styles.body}>
        {pdf.state === 'opening' ? (
          <div className={styles.opening} role="status" aria-label={t('pdf.opening')}>
            <Skeleton width="70%" height={420} />
          </div>
        ) : (
          <>
            {hasThumbnails && pageCount > 1 ? (
              <PdfThumbnails
                document={pdf.document}
                firstPage={pdf.firstPage}
                rotation={rotation}
                currentPage={currentPage}
                onChoose={(page) => pages.current?.showPage(page)}
              />
            ) : null}
            <PdfPages
              ref={pages}
              document={pdf.document}
              firstPage={pdf.firstPage}
              name={name}
              zoom={zoom}
              rotation={rotation}
              onScale={setScale}
              onPage={setCurrentPage}
              find={find}
            />
          </>
        )}
      </div>
    </div>
  );
}
