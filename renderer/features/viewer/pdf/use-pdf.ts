import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useState } from 'react';
import type { Size } from '../zoom.ts';
import { openPdf, PdfFailure, type PdfProblem } from './open-pdf.ts';

/** PDF units (1/72 inch) to CSS pixels (1/96 inch). */
export const cssPixelsPerUnit = 96 / 72;

/** A PDF as the viewer sees it. `firstPage` in CSS pixels at life-size stands for the pages that were not measured yet. */
export type PdfState =
  | { readonly state: 'opening' }
  | { readonly state: 'open'; readonly document: PDFDocumentProxy; readonly firstPage: Size }
  | { readonly state: 'failed'; readonly problem: PdfProblem };

/** Opens a document of the archive as a PDF, and closes it when it is no longer shown. */
export function usePdf(documentId: number, byteSize: number): PdfState {
  const [state, setState] = useState<PdfState>({ state: 'opening' });
  useEffect(() => {
    setState({ state: 'opening' });
    let isCurrent = true;
    const opening = openPdf(documentId, byteSize);
    const settle = (next: PdfState) => {
      if (isCurrent) setState(next);
    };
    opening.document
      .then(async (document) => {
        const page = await document.getPage(1);
        const { width, height } = page.getViewport({ scale: cssPixelsPerUnit });
        settle({ state: 'open', document, firstPage: { width, height } });
      })
      .catch((error: unknown) => {
        settle({ state: 'failed', problem: error instanceof PdfFailure ? error.problem : 'damaged' });
      });
    return () => {
      isCurrent = false;
      opening.close();
    };
  }, [documentId, byteSize]);
  return state;
}
