import { Printer } from 'lucide-react';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePrintCommand } from '../../app/print/print-slot.ts';
import { usePrintDocument } from '../../app/print/use-print.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { documentUrl, fetchBytes, MissingBytes } from './document-bytes.ts';
import styles from './ImageView.module.css';
import { ToolbarSpace, ViewerToolbar, ZoomControls } from './ViewerToolbar.tsx';
import { ViewFailure, type ViewProblem } from './ViewFailure.tsx';
import { handleViewKey } from './view-keys.ts';
import { isWholeImage } from './whole-image.ts';
import { type Rotation, rotateClockwise, rotated, type Size, scaleFor, type Zoom } from './zoom.ts';

const margin = 16;

/** Settings of the image view. */
export interface ImageViewProps {
  readonly documentId: number;
  readonly name: string;
  /** What the bytes are. */
  readonly type: 'png' | 'jpeg';
  readonly actions: ReactNode;
  readonly onSave: () => void;
}

/** A photo or a scan as an image. */
export function ImageView({ documentId, name, type, actions, onSave }: ImageViewProps) {
  const { t } = useTranslation('viewer');
  const printDocument = usePrintDocument();
  const scroller = useRef<HTMLElement>(null);
  const [zoom, setZoom] = useState<Zoom>('fit-page');
  const [rotation, setRotation] = useState<Rotation>(0);
  const [view, setView] = useState<Size>({ width: 0, height: 0 });
  const [image, setImage] = useState<Size | 'loading' | ViewProblem>('loading');
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
  const [isBroken, setBroken] = useState(false);
  const [hasPrintFailed, setPrintFailed] = useState(false);
  const isLoaded = typeof image === 'object';
  useEffect(() => {
    if (!isLoaded) return;
    const controller = new AbortController();
    isWholeImage(documentId, `image/${type}`, controller.signal).then(
      (isWhole) => setBroken(!isWhole),
      // The bytes came a moment ago; that they do not come twice says nothing about the image.
      () => {},
    );
    return () => controller.abort();
  }, [documentId, type, isLoaded]);
  const print = () => {
    if (!isLoaded) return;
    const paper = new Image();
    paper.src = documentUrl(documentId);
    printDocument(documentId, [paper]).then(
      () => setPrintFailed(false),
      () => setPrintFailed(true),
    );
  };
  usePrintCommand(print);
  if (typeof image === 'string' && image !== 'loading') {
    return <ViewFailure problem={image} onSave={onSave} onRetry={() => setImage('loading')} />;
  }
  const natural = typeof image === 'string' ? { width: 1, height: 1 } : image;
  const lying = rotated(natural, rotation);
  const fitted = scaleFor(zoom, lying, view);
  // A small image is not blown up to fill the view.
  const scale = typeof zoom === 'number' ? fitted : Math.min(1, fitted);
  return (
    // The keys work wherever the focus is within the view.
    // biome-ignore lint/a11y/noStaticElementInteractions: every key has a button that does the same
    <div
      className={styles.view}
      onKeyDown={(event) => {
        if (handleViewKey(event, { scale, rotation, onZoom: setZoom, onRotate: setRotation }))
          event.preventDefault();
      }}
    >
      <ViewerToolbar>
        <ToolbarSpace />
        <ZoomControls
          zoom={zoom}
          scale={scale}
          onZoom={setZoom}
          onRotate={() => setRotation(rotateClockwise(rotation))}
        />
        <IconButton label={t('print.print')} icon={<Printer />} isDisabled={!isLoaded} onPress={print} />
        {actions}
      </ViewerToolbar>
      {hasPrintFailed ? (
        <p className={styles.broken} role="alert">
          {t('print.failed')}
        </p>
      ) : null}
      {isBroken ? (
        <p className={styles.broken} role="alert">
          {t('image.broken')}
        </p>
      ) : null}
      <section
        ref={scroller}
        className={styles.scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard
        tabIndex={0}
        aria-label={t('image.label', { name })}
      >
        <div className={styles.frame} style={{ width: lying.width * scale, height: lying.height * scale }}>
          <img
            className={styles.image}
            src={documentUrl(documentId)}
            alt={t('image.alt', { name })}
            draggable={false}
            onLoad={({ currentTarget }) =>
              setImage({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
            }
            onError={() => void problemOf(documentId).then(setImage)}
            style={{
              width: natural.width * scale,
              height: natural.height * scale,
              transform: `translate(-50%, -50%) rotate(${rotation}deg)`,
              visibility: image === 'loading' ? 'hidden' : 'visible',
            }}
          />
        </div>
      </section>
    </div>
  );
}

/** The browser does not say why an image failed: its bytes did not come, or they are no image. */
async function problemOf(documentId: number): Promise<ViewProblem> {
  try {
    await fetchBytes(documentId, { begin: 0, end: 1 }, new AbortController().signal);
    return 'damagedImage';
  } catch (error) {
    return error instanceof MissingBytes ? error.problem : 'unreachable';
  }
}
