import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useCallback, useEffect, useRef, useState } from 'react';
import { usePrintDocument } from '../../../app/print/use-print.ts';
import { drawForPrint, mostPrintedPages, releaseImages } from './print-pages.ts';

/** How far printing is. */
export type PrintState =
  | { readonly state: 'idle' | 'failed' }
  | { readonly state: 'drawing'; readonly page: number; readonly from: number; readonly to: number };

/** Prints a PDF, or where it is longer than what can be printed at once, the pages from the one in sight on. */
export function usePrintPdf(
  documentId: number,
  document: PDFDocumentProxy | null,
): {
  readonly print: (currentPage: number) => void;
  readonly cancel: () => void;
  readonly printing: PrintState;
} {
  const printDocument = usePrintDocument();
  const [printing, setPrinting] = useState<PrintState>({ state: 'idle' });
  const running = useRef<AbortController>(null);
  const cancel = useCallback(() => running.current?.abort(), []);
  useEffect(() => cancel, [cancel]);
  const print = useCallback(
    (currentPage: number) => {
      if (document === null) return;
      cancel();
      const controller = new AbortController();
      running.current = controller;
      const { numPages } = document;
      const from = numPages <= mostPrintedPages ? 1 : currentPage;
      const to = Math.min(numPages, from + mostPrintedPages - 1);
      const run = async () => {
        const images = await drawForPrint(
          document,
          { from, to },
          (page) => setPrinting({ state: 'drawing', page, from, to }),
          controller.signal,
        );
        try {
          await printDocument(documentId, images);
        } finally {
          // The dialog may be open for long; the pictures are decoded and stay with the sheet.
          releaseImages(images);
        }
      };
      run().then(
        () => setPrinting({ state: 'idle' }),
        () => setPrinting({ state: controller.signal.aborted ? 'idle' : 'failed' }),
      );
    },
    [documentId, document, printDocument, cancel],
  );
  return { print, cancel, printing };
}
