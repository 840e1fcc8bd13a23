import type { LayerName } from '#shared/contract/verification.ts';

/** The four layers in the order in which they build on each other; kept here, since the contract's own list brings the schemas with it. */
export const layerOrder = ['seal', 'structure', 'manifest', 'books'] as const satisfies readonly LayerName[];
