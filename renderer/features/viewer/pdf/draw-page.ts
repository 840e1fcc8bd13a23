import { AnnotationMode, type PDFDocumentProxy, TextLayer } from 'pdfjs-dist';
import { pixelRatioFor, type Rotation, type Size } from '../zoom.ts';
import { cssPixelsPerUnit } from './use-pdf.ts';

/** What is drawn, and where. */
export interface Drawing {
  readonly document: PDFDocumentProxy;
  /** From 1. */
  readonly pageNumber: number;
  /** 1 is life-size. */
  readonly scale: number;
  readonly rotation: Rotation;
  /** Gets the canvas, in place of what it held, once the page is drawn. */
  readonly paper: HTMLElement;
  /** Gets the text, to be selected and read out; null where none is wanted (thumbnails). */
  readonly text: HTMLElement | null;
  /** Told the elements of the runs of text, in order, once they stand there. */
  readonly onText?: (runs: readonly HTMLElement[]) => void;
  /** Told the page's life-size as soon as it is known, unrotated. */
  readonly onSize: (size: Size) => void;
}

/** Draws one page; resolves when it stands there, rejects when it cannot be drawn. Aborting leaves what was drawn before. */
export async function drawPage(drawing: Drawing, signal: AbortSignal): Promise<void> {
  const { document, pageNumber, scale, rotation, paper, text, onText, onSize } = drawing;
  const page = await document.getPage(pageNumber);
  if (signal.aborted) return;
  const lifeSize = page.getViewport({ scale: cssPixelsPerUnit });
  onSize({ width: lifeSize.width, height: lifeSize.height });
  const turned = (page.rotate + rotation) % 360;
  const viewport = page.getViewport({ scale: scale * cssPixelsPerUnit, rotation: turned });
  const ratio = pixelRatioFor(viewport, window.devicePixelRatio);
  const canvas = globalThis.document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(viewport.width * ratio));
  canvas.height = Math.max(1, Math.floor(viewport.height * ratio));
  // The text layer says what stands there.
  canvas.setAttribute('aria-hidden', 'true');
  const rendering = page.render({
    canvas,
    viewport: page.getViewport({ scale: scale * cssPixelsPerUnit * ratio, rotation: turned }),
    annotationMode: AnnotationMode.ENABLE,
  });
  const stopRendering = () => rendering.cancel();
  signal.addEventListener('abort', stopRendering, { once: true });
  try {
    await rendering.promise;
  } catch (error) {
    if (signal.aborted) return;
    throw error;
  } finally {
    signal.removeEventListener('abort', stopRendering);
  }
  if (signal.aborted) return;
  paper.replaceChildren(canvas);
  if (text === null) return;
  text.replaceChildren();
  text.style.setProperty('--total-scale-factor', String(viewport.scale));
  const layer = new TextLayer({ textContentSource: page.streamTextContent(), container: text, viewport });
  const stopText = () => layer.cancel();
  signal.addEventListener('abort', stopText, { once: true });
  try {
    await layer.render();
    if (!signal.aborted) onText?.(layer.textDivs);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener('abort', stopText);
  }
}
