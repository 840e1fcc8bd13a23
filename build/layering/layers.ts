/** One layer: the folder or file it is, and all that its files may import. What is not listed is refused. */
export interface Layer {
  /** Path prefix from the project's root; the longest match decides. */
  readonly path: string;
  /** Layers (by their path) that it may import besides itself. */
  readonly layers: readonly string[];
  /** npm packages that it may import; a subpath of a package counts as the package. */
  readonly packages?: readonly string[];
  /** Whether Node's own modules may be imported. */
  readonly node?: boolean;
}

const react = ['react', 'react-dom', 'react-aria-components', 'react-i18next', 'i18next', 'lucide-react'];
const rendererLibraries = [
  ...react,
  '@tanstack/react-router',
  '@tanstack/react-table',
  '@tanstack/react-virtual',
  '@fontsource-variable/inter',
];

/** The direction in which the project depends on itself (docs/decisions/0001-one-direction.md). */
export const layers: readonly Layer[] = [
  // For the version alone.
  { path: 'package.json', layers: [] },
  { path: 'build/resources/publisher-keys.json', layers: [] },
  { path: 'shared/domain/', layers: [] },
  { path: 'shared/untrusted/', layers: [], packages: ['zod'] },
  {
    path: 'shared/rpc/',
    layers: ['shared/contract/', 'shared/domain/', 'shared/untrusted/'],
    packages: ['zod'],
  },
  {
    path: 'shared/contract/',
    layers: ['shared/rpc/', 'shared/domain/', 'shared/archive-format/'],
    packages: ['zod'],
  },
  {
    path: 'shared/archive-format/',
    layers: ['shared/domain/', 'shared/untrusted/', 'build/resources/publisher-keys.json'],
    packages: ['zod'],
  },

  // What is said to people in the window and on paper alike.
  { path: 'shared/words/', layers: [] },
  {
    path: 'shared/verification/',
    layers: ['shared/contract/', 'shared/domain/', 'shared/words/'],
    packages: ['zod'],
  },

  { path: 'electron/engine/driver/', layers: [], packages: ['better-sqlite3'], node: true },
  {
    path: 'electron/engine/',
    layers: ['electron/engine/driver/', 'shared/'],
    packages: ['zod', 'saxes', 'csv-stringify', 'hucre', 'pdfkit'],
    node: true,
  },
  {
    path: 'electron/packer/',
    layers: ['electron/engine/', 'electron/engine/driver/', 'shared/'],
    packages: ['zod', 'saxes', 'pdfjs-dist', 'pdfkit', 'pngjs'],
    node: true,
  },
  {
    path: 'electron/cli/',
    layers: ['electron/engine/', 'electron/packer/', 'shared/'],
    packages: ['commander', 'zod', 'csv-stringify'],
    node: true,
  },
  { path: 'electron/main/', layers: ['shared/'], packages: ['electron', 'zod'], node: true },
  {
    path: 'electron/entries/main.entry.ts',
    layers: ['electron/main/', 'shared/'],
    packages: ['electron'],
    node: true,
  },
  { path: 'electron/entries/preload.entry.ts', layers: ['shared/'], packages: ['electron'] },
  { path: 'electron/entries/engine.entry.ts', layers: ['electron/engine/', 'shared/'], node: true },
  { path: 'electron/entries/cli.entry.ts', layers: ['electron/cli/', 'shared/', 'package.json'], node: true },

  { path: 'renderer/ui/', layers: ['shared/domain/'], packages: rendererLibraries },
  { path: 'renderer/i18n/', layers: ['shared/'], packages: react },
  {
    path: 'renderer/features/',
    layers: ['renderer/ui/', 'renderer/i18n/', 'renderer/app/', 'shared/'],
    packages: [
      ...rendererLibraries,
      'pdfjs-dist',
      '@zxcvbn-ts/core',
      '@zxcvbn-ts/language-common',
      '@zxcvbn-ts/language-en',
      '@zxcvbn-ts/language-nl-be',
    ],
  },
  {
    path: 'renderer/app/',
    layers: ['renderer/ui/', 'renderer/i18n/', 'renderer/features/', 'shared/'],
    packages: rendererLibraries,
  },
  {
    path: 'renderer/',
    layers: ['renderer/ui/', 'renderer/i18n/', 'renderer/app/', 'shared/'],
    packages: rendererLibraries,
  },
];
