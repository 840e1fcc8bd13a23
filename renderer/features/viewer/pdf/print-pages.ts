import { AnnotationMode, type PDFDocumentProxy } from 'pdfjs-dist';

/** What a printer still shows and a browser holds in memory for a hundred pages. */
const pixelsPerInch = 150;
const unitsPerInch = 72;

/** So many pages are printed at once: they are pictures, and all of them are held until the printer has them. */
export const mostPrintedPages = 100;

/** The pages `from` … `to` as pictures, one after the other. Rejects where a page cannot be drawn, and when aborted. */
export async function drawForPrint(
  document: PDFDocumentProxy,
  { from, to }: { readonly from: number; readonly to: number },
  onPage: (pageNumber: number) => void,
  signal: AbortSignal,
): Promise<HTMLImageElement[]> {
  const images: HTMLImageElement[] = [];
  const canvas = globalThis.document.createElement('canvas');
  for (let pageNumber = from; pageNumber <= to; pageNumber++) {
    signal.throwIfAborted();
    onPage(pageNumber);
    const page = await document.getPage(pageNumber);
    const viewport = page.getViewport({ scale: pixelsPerInch / unitsPerInch });
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    await page.render({ canvas, viewport, intent: 'print', annotationMode: AnnotationMode.ENABLE }).promise;
    const image = new Image();
    image.src = URL.createObjectURL(await pictureOf(canvas));
    image.alt = '';
    images.push(image);
  }
  return images;
}

/** Gives back what the pictures hold. */
export function releaseImages(images: readonly HTMLImageElement[]): void {
  for (const { src } of images) URL.revokeObjectURL(src);
}

function pictureOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) =>
      blob === null ? reject(new Error('No picture came of the page.')) : resolve(blob),
    );
  });
}
