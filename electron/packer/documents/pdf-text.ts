import { setImmediate as turn } from 'node:timers/promises';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What could be read of a PDF. A broken or protected one still is a document; it says why it could not be read. */
export type PdfReading =
  | { readonly ok: true; readonly pageCount: number; readonly text: string }
  | { readonly ok: false; readonly reason: 'broken' | 'protected' };

/** Text of more pages than this is not searched: no invoice has as many. */
const mostPages = 200;

/** The text layer of a PDF, page by page in reading order of the file, lines kept. Nothing in the PDF is run or fetched. */
export async function readPdf(content: Uint8Array): Promise<PdfReading> {
  const stray = strayRejection();
  try {
    return await Promise.race([readPages(content), stray.happened]);
  } finally {
    // Stray ones come a turn later than what they belong to.
    await turn();
    stray.release();
  }
}

/**
 * On some broken files pdfjs rejects promises of its own that nobody can wait for: each would end the process, and may leave what was
 * asked for without an answer. Rejections that are not of pdfjs are thrown on, and end the process as they should.
 */
function strayRejection(): { readonly happened: Promise<PdfReading>; readonly release: () => void } {
  const { promise, resolve } = Promise.withResolvers<PdfReading>();
  const hear = (error: unknown) => {
    const isOfPdfjs = error instanceof Error && error.stack?.includes('pdfjs-dist') === true;
    if (!isOfPdfjs) throw error;
    resolve({ ok: false, reason: 'broken' });
  };
  process.on('unhandledRejection', hear);
  return { happened: promise, release: () => process.off('unhandledRejection', hear) };
}

async function readPages(content: Uint8Array): Promise<PdfReading> {
  const task = getDocument({
    // pdfjs takes the buffer for itself.
    data: Uint8Array.from(content),
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
  });
  try {
    const pdf = await task.promise;
    const pages: string[] = [];
    for (let number = 1; number <= Math.min(pdf.numPages, mostPages); number++) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : ' ') : '')).join(''));
      page.cleanup();
    }
    return { ok: true, pageCount: pdf.numPages, text: tidied(pages.join('\n')) };
  } catch (error) {
    // Whatever pdfjs cannot make sense of is a broken file to us; its errors are of many kinds.
    const isProtected = error instanceof Error && error.name === 'PasswordException';
    return { ok: false, reason: isProtected ? 'protected' : 'broken' };
  } finally {
    await task.destroy();
  }
}

function tidied(text: string): string {
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[\s]*/g, '\n')
    .trim();
}
