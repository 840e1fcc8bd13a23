import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useState } from 'react';
import type { ViewProblem } from '../ViewFailure.tsx';
import type { Size } from '../zoom.ts';
import { openPdf, PdfFailure } from './open-pdf.ts';

/** PDF units (1/72 inch) to CSS pixels (1/96 inch). */
export const cssPixelsPerUnit = 96 / 72;

/** A PDF as the viewer sees it. `firstPage` in CSS pixels at life-size stands for the pages that were not measured yet. */
export type PdfState =
  | { readonly state: 'opening' }
  | { readonly state: 'open'; readonly document: PDFDocumentProxy; readonly firstPage: Size }
  | { readonly state: 'failed'; readonly problem: ViewProblem };

/** Opens a document of the archive as a PDF, and closes it when it is no longer shown. */
export function usePdf(
  documentId: number,
  byteSize: number,
): { readonly pdf: PdfState; readonly retry: () => void } {
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<PdfState>({ state: 'opening' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further attempt is the same once more
  useEffect(() => {
    setState({ state: 'opening' });
    let isCurrent = true;
    const opening = openPdf(documentId, byteSize);
    const settle = (next: PdfState) => {
      if (isCurrent) setState(next);
    };
    opening.document
      .then(async (document) => {
        if (document.numPages === 0) throw new PdfFailure('noPages');
        const page = await document.getPage(1);
        const { width, height } = page.getViewport({ scale: cssPixelsPerUnit });
        settle({ state: 'open', document, firstPage: { width, height } });
      })
      .catch((error: unknown) => {
        settle({ state: 'failed', problem: error instanceof PdfFailure ? error.problem : 'damagedPdf' });
      });
    return () => {
      isCurrent = false;
      opening.close();
    };
  }, [documentId, byteSize, attempt]);
  return { pdf: state, retry: () => setAttempt((before) => before + 1) };
}
