import type { DocumentFile, MadeFile } from './document-file.ts';
import { invoicePdf } from './invoice-pdf.ts';
import { invoiceUbl } from './invoice-ubl.ts';
import { figuresPdf, letterPdf, statementPdf } from './plain-papers.ts';
import { receiptPdf, receiptPng } from './receipt.ts';

/** Makes a document's file. The same description always gives the same bytes. */
export async function makeFile(file: DocumentFile): Promise<MadeFile> {
  switch (file.format) {
    case 'invoice-pdf':
      return invoicePdf(file.paper);
    case 'invoice-ubl':
      return invoiceUbl(file.paper, file.attachesPdf);
    case 'receipt-png':
      return receiptPng(file.paper);
    case 'receipt-pdf':
      return receiptPdf(file.paper);
    case 'statement-pdf':
      return statementPdf(file.paper);
    case 'letter-pdf':
      return letterPdf(file.paper);
    case 'figures-pdf':
      return figuresPdf(file.paper);
  }
}
