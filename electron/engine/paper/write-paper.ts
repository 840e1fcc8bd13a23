import type { FileHandle } from 'node:fs/promises';
import { Paper } from './paper.ts';
import { PaperPages, type PaperSetup } from './paper-pages.ts';

/**
 * Prints an A4 document for people as a tagged PDF into an open file: `print` calls the blocks of `Paper` in their order. Give it the file
 * of `writeCompleteFile`, so that it appears under its name only when it is complete. Returns the number of pages. Load this module by
 * `import()` where it is used: what it brings is large, and most runs print nothing.
 */
export async function writePaper(
  file: FileHandle,
  setup: PaperSetup,
  print: (paper: Paper) => Promise<void>,
): Promise<number> {
  const pages = new PaperPages(file, setup);
  await print(new Paper(pages));
  await pages.finish();
  return pages.pageCount;
}
