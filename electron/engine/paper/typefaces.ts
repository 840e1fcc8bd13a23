import { resolve } from 'node:path';

/**
 * The faces that papers are printed in, as files. Liberation Sans has Latin with the accents of Europe, Greek and Cyrillic; it comes
 * with pdfjs-dist, whose fonts the window carries anyhow (build/pdfjs-assets.ts), so that the program holds it once. Standard PDF fonts
 * would not do: they have Western European letters alone, and a paper to be archived wants its fonts embedded.
 */
const folder = resolve(
  import.meta.dirname,
  import.meta.filename.endsWith('.ts')
    ? '../../../node_modules/pdfjs-dist/standard_fonts'
    : '../renderer/pdfjs/standard_fonts',
);

/** Paths of the two faces; a letter that they lack is printed as an empty box. */
export const typefaceFiles = {
  regular: resolve(folder, 'LiberationSans-Regular.ttf'),
  bold: resolve(folder, 'LiberationSans-Bold.ttf'),
} as const;
