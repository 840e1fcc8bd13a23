import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';

/** Where the viewer finds them, relative to the window's page (renderer/features/viewer/pdf/open-pdf.ts). */
const target = 'pdfjs';

/** Folders of pdfjs-dist that the viewer fetches from by name, and which of their files. */
const folders: readonly { readonly name: string; readonly wanted: RegExp }[] = [
  { name: 'cmaps', wanted: /\.bcmap$/ },
  { name: 'standard_fonts', wanted: /\.(pfb|ttf)$/ },
  // Decoders for JPEG 2000, JBIG2 and fax images as plain scripts: the window's policy allows no WebAssembly.
  { name: 'wasm', wanted: /_nowasm_fallback\.js$/ },
];

/** Puts the character maps, fonts and image decoders that PDFs may need beside the window's own files. */
export function pdfjsAssets(root: string): Plugin {
  return {
    name: 'pdfjs-assets',
    applyToEnvironment: (environment) => environment.name === 'client',
    generateBundle() {
      for (const { name, wanted } of folders) {
        const folder = resolve(root, 'node_modules/pdfjs-dist', name);
        const files = readdirSync(folder).filter((file) => wanted.test(file));
        if (files.length === 0) throw new Error(`pdfjs-dist/${name} holds nothing that the viewer needs.`);
        for (const file of files) {
          this.emitFile({
            type: 'asset',
            fileName: `${target}/${name}/${file}`,
            source: readFileSync(join(folder, file)),
          });
        }
      }
    },
  };
}
